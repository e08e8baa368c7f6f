//! The one integration binary: a module per concern.

mod book;
mod convert;
mod notations;
mod readme;
mod invalid;
mod mutations;
mod role_pages;
mod schema;
mod sessions;
mod shipped;
mod tidy;
