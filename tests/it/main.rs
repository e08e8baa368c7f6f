//! The one integration binary: a module per concern.

mod all_props;
mod book;
mod convert;
mod effort_props;
mod gap_props;
mod graph_props;
mod invalid;
mod mutations;
mod next_props;
mod notations;
mod pages;
mod path_oracle;
mod path_props;
mod plan_props;
mod profiles;
mod reach_props;
mod readme;
mod role_pages;
mod schema;
mod select_props;
mod sessions;
mod shipped;
mod strategies;
mod tidy;
mod tradeoff_props;
mod why_props;
