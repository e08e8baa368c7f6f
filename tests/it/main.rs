//! x
mod role_pages;
