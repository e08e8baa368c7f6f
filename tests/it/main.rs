//! The one integration binary: a module per concern.

mod book;
mod convert;
mod readme;
mod role_pages;
mod tidy;
