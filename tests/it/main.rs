//! x
mod convert;
