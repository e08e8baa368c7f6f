//! What a question takes for a role.

use super::{CareerGraph, RoleRef, UnknownRole};

/// A role that a question is asked about: its id, title or alias as text, or the role itself.
///
/// Implemented for whatever is text ([`&str`](str), `&String`, [`&RoleId`](crate::model::RoleId)) and for
/// [`RoleRef`]; nothing else can implement it. A text is looked up as [`CareerGraph::role`] does, and a role
/// of another graph is a panic.
pub trait RoleArg: sealed::Find {}

impl<T: AsRef<str> + ?Sized> RoleArg for &T {}
impl RoleArg for RoleRef<'_> {}

mod sealed {
    use super::{CareerGraph, RoleRef, UnknownRole};

    pub trait Find {
        #[track_caller]
        fn find(self, graph: &CareerGraph) -> Result<RoleRef<'_>, UnknownRole>;
    }

    impl<T: AsRef<str> + ?Sized> Find for &T {
        fn find(self, graph: &CareerGraph) -> Result<RoleRef<'_>, UnknownRole> {
            graph.role(self.as_ref())
        }
    }

    impl Find for RoleRef<'_> {
        #[track_caller]
        fn find(self, graph: &CareerGraph) -> Result<RoleRef<'_>, UnknownRole> {
            Ok(graph.own(self))
        }
    }
}
