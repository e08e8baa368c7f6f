//! Titles in list entries.
