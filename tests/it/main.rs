//! The one integration binary: a module per concern.

mod book;
mod convert;
mod invalid;
mod mutations;
mod notations;
mod readme;
mod role_pages;
mod schema;
mod sessions;
mod shipped;
mod tidy;
