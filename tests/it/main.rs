//! The one integration binary: a module per concern.

mod book;
mod convert;
mod gap_props;
mod graph_props;
mod invalid;
mod mutations;
mod notations;
mod path_props;
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
mod why_props;
