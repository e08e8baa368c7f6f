//! A second thread for half of the work.

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Scope, ScopedJoinHandle};

/// Starts a thread that helps this one, on another core.
///
/// A new thread often starts on the core of the one that asks for it, and the two take turns for some
/// milliseconds until the system moves one of them: longer than all that it has to do.
pub(crate) fn helper<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> io::Result<ScopedJoinHandle<'scope, T>> {
    let here = core::current();
    thread::Builder::new().spawn_scoped(scope, move || {
        core::leave(here);
        work()
    })
}

/// What a helper came to; its panic is passed on.
pub(crate) fn join<T>(helper: ScopedJoinHandle<'_, T>) -> T {
    let joined = helper.join();
    joined.unwrap_or_else(|panic| panic::resume_unwind(panic))
}

/// Does two things and returns what came of both: at once, where there is enough to do that another thread
/// is worth its start, and there can be one. Else the first is done before the second, which may wait for it.
pub(crate) fn both<A, B>(
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
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.take().expect("it is done once")
    };
    thread::scope(|scope| match helper(scope, || take()()) {
        Ok(other) => {
            // Where the second fails only because the first did, the panic of the first is passed on.
            let second = panic::catch_unwind(AssertUnwindSafe(second));
            let first = join(other);
            (
                first,
                second.unwrap_or_else(|panic| panic::resume_unwind(panic)),
            )
        }
        Err(_) => (take()(), second()),
    })
}

/// Takes something apart that nobody needs any more: on another thread, where that takes long.
pub(crate) fn discard(takes_long: bool, gone: impl Send + 'static) {
    if takes_long {
        // Where there cannot be another thread, it is done here.
        let _ = thread::Builder::new().spawn(move || drop(gone));
    }
}

#[cfg(target_os = "linux")]
mod core {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_getcpu, sched_setaffinity};

    /// The core on which this thread runs.
    pub(super) fn current() -> usize {
        sched_getcpu()
    }

    /// Moves this thread to another core than one, where it may run on any other.
    pub(super) fn leave(core: usize) {
        let Ok(mut allowed) = sched_getaffinity(None) else {
            return;
        };
        if core < CpuSet::MAX_CPU && allowed.count() > 1 {
            allowed.unset(core);
            // Where the system refuses, the thread stays where it is.
            let _ = sched_setaffinity(None, &allowed);
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod core {
    pub(super) fn current() {}

    pub(super) fn leave((): ()) {}
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

    #[test]
    #[should_panic(expected = "of the first")]
    fn the_panic_that_came_first_is_passed_on() {
        let (tell, told) = std::sync::mpsc::channel::<()>();
        let first = || {
            let _tells = tell;
            assert_eq!(1, 2, "of the first");
        };
        both(true, first, || told.recv().expect("of the second"));
    }
}
