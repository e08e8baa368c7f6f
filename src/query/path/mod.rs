//! "How do I get from here to there?": best paths over typed transitions.

mod all;
mod answer;
mod backward;
mod best;
mod by_moves;
mod conditions;
mod cost;
mod effort;
mod finder;
mod forward;
mod lanes;
mod length;
mod limited;
mod needs;
mod objective;
mod partition;
mod parts;
mod question;
mod rungs;
mod space;
mod teller;
mod tradeoffs;
mod ways;
mod weigh;
mod why_not;

pub use all::AllPaths;
pub use answer::{CareerPath, PathMove, PathStep, TotalYears};
pub use best::BestPaths;
pub use by_moves::AllByMoves;
pub use conditions::ConditionName;
pub use cost::{Cost, UnknownCost};
pub use finder::{PathFinder, Route, Routes};
pub use question::{PathError, PathQuery, Paths};
pub use space::{MOST_STOPS, MOST_STOPS_IN_ORDER};
pub use tradeoffs::{Tradeoff, Tradeoffs};
pub use weigh::YearsSource;
pub use why_not::{NoPath, UnseenMove};

pub(super) use length::{Length, millionths};
pub(super) use objective::{Objective, Totals, Wanted, comes_back};
pub(super) use parts::{Parts, Rows};
pub(super) use rungs::Rungs;
pub(super) use space::{Space, State};
pub(super) use weigh::{Weigher, years};
