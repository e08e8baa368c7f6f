//! Skills in prose.
