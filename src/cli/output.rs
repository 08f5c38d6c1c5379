//! Standard output and standard error: one locked, buffered writer each, that knows colour and closed pipes.

use super::args::When;
use anstream::{AutoStream, ColorChoice};
use std::env;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Whether a stream gets colour: the option, else NO_COLOR, else CLICOLOR_FORCE or FORCE_COLOR, else whether a person looks.
pub fn choice(when: When, terminal: bool) -> ColorChoice {
    let set = |name: &str| env::var_os(name).is_some_and(|v| !v.is_empty() && v != "0");
    let coloured = match when {
        When::Always => true,
        When::Never => false,
        When::Auto if env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) => false,
        When::Auto => set("CLICOLOR_FORCE") || set("FORCE_COLOR") || terminal,
    };
    if coloured { ColorChoice::AlwaysAnsi } else { ColorChoice::Never }
}

/// The output of a run. What is written at once stays whole, also when the run is interrupted.
#[derive(Clone)]
pub struct Output {
    stream: Arc<Mutex<BufWriter<AutoStream<io::Stdout>>>>,
    error: ColorChoice,
    /// Whether a line stands on standard error that is to be written over.
    drawn: Arc<AtomicBool>,
    /// What is told where the run is interrupted.
    parting: Arc<Mutex<String>>,
}

/// Whether whoever reads the output has gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Still there.
    There,
    /// Gone: nothing more needs to be written.
    Gone,
}

impl Output {
    /// Standard output, with colour as `when` says.
    pub fn new(when: When) -> Self {
        colored::control::set_override(true);
        let out = AutoStream::new(io::stdout(), choice(when, io::stdout().is_terminal()));
        let error = choice(when, io::stderr().is_terminal());
        Self {
            stream: Arc::new(Mutex::new(BufWriter::with_capacity(1 << 16, out))),
            error,
            drawn: Arc::default(),
            parting: Arc::default(),
        }
    }

    /// Writes whole lines.
    ///
    /// # Errors
    /// The stream cannot be written, for another reason than that its reader has gone.
    pub fn lines(&self, text: &str) -> io::Result<Reader> {
        self.draw("");
        let mut stream = self.stream.lock().unwrap_or_else(PoisonError::into_inner);
        match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
            Ok(()) => Ok(Reader::There),
            Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(Reader::Gone),
            Err(e) => Err(e),
        }
    }

    /// Writes to standard error; where that fails, there is nobody left to tell.
    pub fn tell(&self, text: &str) {
        self.draw("");
        let mut stream = AutoStream::new(io::stderr(), self.error).lock();
        let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    }

    /// Writes a line to standard error that the next one, or anything told, is written over; an empty one takes it away.
    pub fn draw(&self, line: &str) {
        if !line.is_empty() || self.drawn.load(Ordering::Relaxed) {
            self.drawn.store(!line.is_empty(), Ordering::Relaxed);
            let mut stream = io::stderr().lock();
            let _ = stream.write_all(format!("\r\u{1b}[2K{line}").as_bytes()).and_then(|()| stream.flush());
        }
    }

    /// What the run has come to so far: told on standard error if it is interrupted.
    pub fn parting(&self, text: String) {
        *self.parting.lock().unwrap_or_else(PoisonError::into_inner) = text;
    }

    /// Tells what the run had come to.
    pub fn part(&self) {
        if let Ok(text) = self.parting.try_lock() {
            self.tell(&text);
        }
    }

    /// Waits until no line is half written (at most a second, for a reader that has stalled).
    pub fn settle(&self) {
        self.draw("");
        for _ in 0..100 {
            if let Ok(mut stream) = self.stream.try_lock() {
                let _ = stream.flush();
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    }
}
