//! Two parts of the work at once.

use std::panic;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Does two things and returns what came of both: at once, where there is enough to do that another thread
/// is worth its start, and there can be one.
pub(super) fn both<A, B>(
    much_to_do: bool,
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B,
) -> (A, B)
where
    A: Send,
{
    if !much_to_do {
        return (first(), second());
    }
    // Held here, so that it is not lost where no thread can be had for it.
    let waiting = Mutex::new(Some(first));
    let take = || {
        waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    };
    thread::scope(|scope| {
        let other = thread::Builder::new().spawn_scoped(scope, || take().map(|first| first()));
        let second = second();
        let done = other.ok().and_then(|other| {
            let joined = other.join();
            joined.unwrap_or_else(|panic| panic::resume_unwind(panic))
        });
        let first = done.or_else(|| take().map(|first| first()));
        (first.expect("it is done on one of the two threads"), second)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_done_wherever() {
        for much_to_do in [false, true] {
            let mut count = 0;
            let done = both(much_to_do, || "first", || count += 1);
            assert_eq!((done, count), (("first", ()), 1));
        }
    }

    #[test]
    #[should_panic(expected = "of the first")]
    fn a_panic_is_passed_on() {
        both(true, || panic!("of the first"), || ());
    }
}
