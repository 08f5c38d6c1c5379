//! How far a long run has come: one line on standard error that is written over, for a person at a terminal alone.

use super::desk::Desk;
use crate::batch::Summary;
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
        let next = looks(desk).then(|| Mutex::new(Instant::now() + SOON));
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

/// The progress of a batch: rows, how many a second, how long it may still take, and what came of them.
pub struct Pace<'a> {
    desk: &'a Desk,
    begun: Instant,
    next: Option<Instant>,
    bytes: Option<u64>,
}

impl<'a> Pace<'a> {
    /// Of a run over an input of so many bytes, where that is known.
    pub fn new(desk: &'a Desk, shown: bool, bytes: Option<u64>) -> Self {
        let begun = Instant::now();
        Self { desk, begun, next: (shown && looks(desk)).then(|| begun + SOON), bytes }
    }

    /// So many rows are done, and so many bytes of the input are read.
    pub fn at(&mut self, summary: &Summary, read: u64) {
        let now = Instant::now();
        let Some(next) = self.next.filter(|next| now >= *next) else { return };
        self.next = Some(next.max(now) + OFTEN);
        let took = now.duration_since(self.begun).as_secs_f64();
        let rate = summary.rows as f64 / took.max(0.001);
        let left = self.bytes.filter(|all| read > 0 && *all > read).map(|all| took * (all - read) as f64 / read as f64);
        let left = left.map(|seconds| format!(" · {seconds:.0} s left")).unwrap_or_default();
        let Summary { rows, supported, contradicted, absent, unchecked, errors, .. } = summary;
        let counts = format!("✓ {supported} ✗ {contradicted} ? {absent} – {unchecked} ! {errors}");
        self.desk.out.draw(&self.desk.style.text(format!("{rows} rows · {rate:.0}/s{left} · {counts}")));
    }
}

/// Whether a person looks at standard error.
fn looks(desk: &Desk) -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|v| !v.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|v| v == "dumb");
    stderr().is_terminal() && !desk.common.quiet && !set("CI") && !dumb
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.desk.out.draw("");
    }
}
