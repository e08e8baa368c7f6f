//! The one integration binary: a module per concern.

mod book;
mod convert;
mod gap_props;
mod graph_props;
mod path_props;
mod role_pages;
mod strategies;
mod tidy;
