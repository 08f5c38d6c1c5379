//! How far a long run has come: one line on standard error that is written over, for a person at a terminal alone.

use super::desk::Desk;
use std::env;
use std::io::{IsTerminal, stderr};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How long a run takes before it is spoken of.
const SOON: Duration = Duration::from_secs(1);
/// How often the line is renewed.
const OFTEN: Duration = Duration::from_millis(100);

/// The progress of one run.
pub struct Progress<'a> {
    desk: &'a Desk,
    what: &'static str,
    total: usize,
    done: AtomicUsize,
    /// When the line may be written next; nothing where nobody looks.
    next: Option<Mutex<Instant>>,
}

impl<'a> Progress<'a> {
    /// Of a run over `total` things of this kind.
    pub fn new(desk: &'a Desk, what: &'static str, total: usize) -> Self {
        let set = |name: &str| env::var_os(name).is_some_and(|v| !v.is_empty());
        let dumb = env::var_os("TERM").is_some_and(|v| v == "dumb");
        let looks = stderr().is_terminal() && !desk.common.quiet && !set("CI") && !dumb;
        let next = looks.then(|| Mutex::new(Instant::now() + SOON));
        Self { desk, what, total, done: AtomicUsize::new(0), next }
    }

    /// One more is done.
    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        // who finds the line being written leaves it to the other
        let Some(mut next) = self.next.as_ref().and_then(|n| n.try_lock().ok()) else { return };
        let now = Instant::now();
        if now >= *next {
            *next = now + OFTEN;
            self.desk.out.draw(&format!("{done} of {} {}", self.total, self.what));
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.desk.out.draw("");
    }
}
