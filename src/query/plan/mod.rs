//! "How do I get there, and what do I do first?": a plan for a talk between two people.

mod answer;
mod checklist;
mod choose;
mod first;
mod question;

pub use answer::{
    Check, CheckItem, CheckState, Checklist, FirstThing, FirstWhy, Lack, Plan, PlanPerson,
    PlanRoute, PlanStep, PresentRole, RouteReason, ShownSkill, Standing,
};
pub use question::{MOST_MOVES, PlanError, PlanQuery};
