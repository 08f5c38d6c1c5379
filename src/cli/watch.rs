//! Doing a thing anew whenever a file changes, until the run is interrupted.

use super::desk::{Desk, Stop};
use super::input;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

/// How often the files are looked at.
const OFTEN: Duration = Duration::from_millis(250);
/// How long they must stay as they are: editors write a file in several steps.
const STILL: Duration = Duration::from_millis(50);

/// What is looked at beside the files that were named.
#[derive(Debug, Default)]
pub struct Watched {
    /// More files.
    pub also: Vec<PathBuf>,
}

/// When a file was changed last and how long it is; nothing where it cannot be seen.
type Stamps = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

/// Calls `act`, and again whenever one of the files of `paths` (files and folders of rules), or of those that it answers with,
/// changes, comes or goes. It ends when `act` answers nothing.
///
/// # Errors
/// Those of `act`.
pub fn each(
    desk: &Desk,
    paths: Vec<PathBuf>,
    mut act: impl FnMut() -> Result<Option<Watched>, Stop>,
) -> Result<u8, Stop> {
    let mut also = Vec::new();
    let mut seen = stamps(&paths, &also);
    loop {
        let Some(watched) = act()? else { return Ok(0) };
        if watched.also != also {
            also = watched.also;
            let more = stamps(&paths, &also);
            // what changed while it ran is still news
            seen = more.into_iter().map(|(path, stamp)| seen.remove_entry(&path).unwrap_or((path, stamp))).collect();
        }
        let count = seen.values().flatten().count();
        let files = if count == 1 { "file" } else { "files" };
        desk.out.tell(&format!("watching {count} {files}; Ctrl-C ends\n"));
        let now = changed(&paths, &also, &seen);
        for (path, what) in news(&seen, &now) {
            desk.out.tell(&format!("{} {what}\n", path.display()));
        }
        seen = now;
    }
}

/// Waits for a change, and then until nothing changes any more.
fn changed(paths: &[PathBuf], also: &[PathBuf], seen: &Stamps) -> Stamps {
    loop {
        sleep(OFTEN);
        let mut now = stamps(paths, also);
        if now != *seen {
            loop {
                sleep(STILL);
                let later = stamps(paths, also);
                if later == now {
                    return now;
                }
                now = later;
            }
        }
    }
}

fn stamps(paths: &[PathBuf], also: &[PathBuf]) -> Stamps {
    let stamp = |path: &PathBuf| fs::metadata(path).ok().and_then(|m| Some((m.modified().ok()?, m.len())));
    let mut all = Stamps::new();
    for path in paths {
        // a folder that cannot be read now may be there again at the next look
        let files = if path.is_dir() { input::rule_paths(path).unwrap_or_default() } else { vec![path.clone()] };
        all.extend(files.into_iter().map(|f| (f.clone(), stamp(&f))));
    }
    all.extend(also.iter().map(|f| (f.clone(), stamp(f))));
    all
}

/// What happened to which file.
fn news<'a>(seen: &'a Stamps, now: &'a Stamps) -> Vec<(&'a PathBuf, &'static str)> {
    let paths: std::collections::BTreeSet<&PathBuf> = seen.keys().chain(now.keys()).collect();
    let one = |path: &'a PathBuf| {
        let (before, after) = (seen.get(path).copied().flatten(), now.get(path).copied().flatten());
        let what = match (before, after) {
            (Some(_), None) => "is gone",
            (None, Some(_)) => "is there",
            _ if before != after => "has changed",
            _ => return None,
        };
        Some((path, what))
    };
    paths.into_iter().filter_map(one).collect()
}
