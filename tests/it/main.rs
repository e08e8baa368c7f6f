//! The one integration binary: a module per concern.

mod book;
mod convert;
mod invalid;
mod mutations;
mod role_pages;
mod tidy;
