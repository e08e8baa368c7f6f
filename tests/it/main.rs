//! The one integration binary: a module per concern.

mod book;
mod convert;
mod role_pages;
mod tidy;
