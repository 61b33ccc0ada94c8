//! Work on several threads, results in the order of the work.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::Builder;

/// How much goes on at a time.
#[derive(Copy, Clone, Debug)]
pub(super) enum Jobs {
    /// So many pieces of work.
    AtMost(NonZeroUsize),
    /// As many as there are processors. Counting them takes a dozen questions to the system, so a single piece of work asks none.
    Counted(fn() -> NonZeroUsize),
}

impl Jobs {
    /// How many threads share so many items.
    fn threads(self, items: usize) -> usize {
        match self {
            _ if items < 2 => 1,
            Jobs::AtMost(jobs) => jobs.get().min(items),
            Jobs::Counted(processors) => processors().get().min(items),
        }
    }
}

/// Does `work` on every item, at most `jobs` at a time. The results stand in the order of the items, whoever was done first.
pub(super) fn in_order<T: Sync, R: Send>(jobs: Jobs, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    shared_out(jobs, items, work, Builder::new)
}

fn shared_out<T: Sync, R: Send>(jobs: Jobs, items: &[T], work: impl Fn(&T) -> R + Sync, thread: fn() -> Builder) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take_turns = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            match items.get(place) {
                Some(item) => done.push((place, work(item))),
                None => return done,
            }
        }
    };
    let mut results: Vec<(usize, R)> = std::thread::scope(|scope| {
        // Where the system gives no more threads, fewer do the work.
        let others = (1..jobs.threads(items.len())).map_while(|_| thread().spawn_scoped(scope, take_turns).ok());
        let others: Vec<_> = others.collect();
        let mut results = take_turns();
        for other in others {
            // A panic of one thread is the panic of all.
            results.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        results
    });
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_their_order() {
        let items: Vec<usize> = (0..100).collect();
        for jobs in [1, 3, 200] {
            let slow_start = |item: &usize| {
                if item.is_multiple_of(7) {
                    std::thread::yield_now();
                }
                item * 2
            };
            let expected: Vec<usize> = items.iter().map(|item| item * 2).collect();
            assert_eq!(in_order(Jobs::AtMost(NonZeroUsize::new(jobs).unwrap()), &items, slow_start), expected);
        }
        assert_eq!(in_order(Jobs::Counted(|| panic!("nobody asks")), &[] as &[u8], |item| *item), Vec::<u8>::new());
    }

    #[test]
    fn without_more_threads_one_does_the_work() {
        let items: Vec<usize> = (0..10).collect();
        // A stack that no machine has room for.
        let refused = || Builder::new().stack_size(1 << 47);
        assert!(std::thread::scope(|scope| refused().spawn_scoped(scope, || ()).is_err()));
        assert_eq!(shared_out(Jobs::AtMost(NonZeroUsize::new(4).unwrap()), &items, |item| item * 2, refused)[9], 18);
    }

    #[test]
    #[should_panic(expected = "on purpose")]
    fn a_panic_reaches_the_top() {
        let items: Vec<usize> = (0..10).collect();
        in_order(Jobs::AtMost(NonZeroUsize::new(4).unwrap()), &items, |item| assert!(*item != 9, "on purpose"));
    }
}
