//! The review page in a real browser, headless, driven by its keys, buttons and fields; `factmark` itself writes and serves it.
//!
//! Needs chromium and chromedriver in PATH, or FACTMARK_BROWSER and FACTMARK_CHROMEDRIVER; without them every test is ignored
//! and it is said why. Pictures of what it looks like are written to target/screenshots.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)]

use driver::{Driver, Programs};
use libtest_mimic::{Arguments, Trial};
use std::process::ExitCode;
use std::sync::Arc;

#[path = "browser/deciding.rs"]
mod deciding;
#[path = "browser/desk.rs"]
mod desk;
#[path = "browser/driver.rs"]
mod driver;
#[path = "browser/hostile.rs"]
mod hostile;
#[path = "browser/looks.rs"]
mod looks;
#[path = "browser/picture.rs"]
mod picture;
#[path = "browser/reading.rs"]
mod reading;
#[path = "browser/served.rs"]
mod served;

/// A test by its name.
type Case = (&'static str, fn(&Driver));

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let served = if cfg!(feature = "serve") { served::CASES } else { &[] };
    let cases = [reading::CASES, deciding::CASES, served, hostile::CASES, looks::CASES, picture::CASES].concat();
    let driver = match Programs::find() {
        Ok(programs) if !arguments.list => Some(Arc::new(Driver::start(programs))),
        Ok(_) => None,
        Err(missing) => {
            println!("LEFT OUT: tests of the review page in a browser: {missing}");
            None
        }
    };
    let trial = |(name, test): Case| {
        let driver = driver.clone();
        let ignored = driver.is_none() && !arguments.list;
        let run = move || {
            driver.iter().for_each(|d| test(d));
            Ok(())
        };
        Trial::test(name, run).with_ignored_flag(ignored)
    };
    let conclusion = libtest_mimic::run(&arguments, cases.into_iter().map(trial).collect());
    // chromedriver ends here: `exit` would leave it running
    drop(driver);
    conclusion.exit_code()
}
