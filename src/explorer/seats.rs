//! Who is connected: so many at once, and who has been idle for longest gives way to who comes.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

/// The connections that are open.
pub(super) struct Seats {
    most: usize,
    taken: Mutex<Vec<Arc<Seat>>>,
    shared: Arc<Shared>,
}

/// What all places share.
#[derive(Default)]
struct Shared {
    /// Told where a place may have become free.
    changed: Notify,
    /// Counts when connections became idle.
    moments: AtomicU64,
}

impl Shared {
    fn now(&self) -> u64 {
        self.moments.fetch_add(1, Ordering::Relaxed)
    }
}

/// The place of a connection.
pub(super) struct Seat {
    /// Since when it has been waited for; nothing while an answer is made.
    idle_since: Mutex<Option<u64>>,
    gives_way: Notify,
    shared: Arc<Shared>,
}

impl Seats {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            taken: Mutex::new(Vec::new()),
            shared: Arc::default(),
        }
    }

    /// Returns a place. Where all are taken, the connection that has said nothing for longest loses its own;
    /// where an answer is being made for each of them, the first that ends makes room.
    pub(super) async fn take(&self) -> Arc<Seat> {
        loop {
            if let Some(seat) = self.take_now() {
                return seat;
            }
            self.shared.changed.notified().await;
        }
    }

    fn take_now(&self) -> Option<Arc<Seat>> {
        let mut taken = locked(&self.taken);
        if taken.len() >= self.most {
            let idle = taken.iter().enumerate();
            let idle = idle.filter_map(|(at, seat)| {
                Some((*locked(&seat.idle_since), at)).filter(|(since, _)| since.is_some())
            });
            let (_, longest) = idle.min()?;
            taken.swap_remove(longest).gives_way.notify_one();
        }
        let seat = Arc::new(Seat {
            idle_since: Mutex::new(Some(self.shared.now())),
            gives_way: Notify::new(),
            shared: Arc::clone(&self.shared),
        });
        taken.push(Arc::clone(&seat));
        Some(seat)
    }

    /// Frees a place, unless it has been given to somebody else.
    pub(super) fn leave(&self, seat: &Arc<Seat>) {
        let mut taken = locked(&self.taken);
        if let Some(at) = taken.iter().position(|one| Arc::ptr_eq(one, seat)) {
            taken.swap_remove(at);
            self.shared.changed.notify_one();
        }
    }
}

impl Seat {
    /// Waits until the connection is to give way.
    pub(super) async fn gives_way(&self) {
        self.gives_way.notified().await;
    }

    /// Says that an answer is being made, as long as what is returned is kept.
    pub(super) fn works(&self) -> Work<'_> {
        *locked(&self.idle_since) = None;
        Work(self)
    }
}

/// An answer that is being made.
pub(super) struct Work<'s>(&'s Seat);

impl Drop for Work<'_> {
    fn drop(&mut self) {
        *locked(&self.0.idle_since) = Some(self.0.shared.now());
        self.0.shared.changed.notify_one();
    }
}

/// What is held for moments only, and stays whole whoever panics.
fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_been_idle_for_longest_gives_way() {
        let seats = Seats::new(2);
        let first = seats.take_now().expect("a place");
        let second = seats.take_now().expect("a place");
        // The first has said something since.
        drop(first.works());
        let third = seats.take_now().expect("the place of the second");
        let taken = locked(&seats.taken);
        assert!(taken.iter().any(|seat| Arc::ptr_eq(seat, &first)));
        assert!(taken.iter().any(|seat| Arc::ptr_eq(seat, &third)));
        assert!(!taken.iter().any(|seat| Arc::ptr_eq(seat, &second)));
    }

    #[test]
    fn nobody_gives_way_whose_answer_is_being_made() {
        let seats = Seats::new(1);
        let only = seats.take_now().expect("a place");
        let work = only.works();
        assert!(seats.take_now().is_none());
        drop(work);
        assert!(seats.take_now().is_some());
        // Its place is somebody else's, and is not freed twice.
        seats.leave(&only);
        assert_eq!(locked(&seats.taken).len(), 1);
    }
}
