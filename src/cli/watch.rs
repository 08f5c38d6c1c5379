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

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    /// Files and folders of rules.
    pub paths: Vec<PathBuf>,
    /// More files.
    pub also: Vec<PathBuf>,
}

/// When a file was changed last and how long it is; nothing where it cannot be seen.
type Stamps = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

/// Calls `act`, and again whenever one of the files that are looked at changes, comes or goes: first those of `watched`, then
/// those that it answers with. It ends when `act` answers nothing.
///
/// # Errors
/// Those of `act`.
pub fn each(
    desk: &Desk,
    mut watched: Watched,
    mut act: impl FnMut() -> Result<Option<Watched>, Stop>,
) -> Result<u8, Stop> {
    let mut seen = stamps(&watched);
    loop {
        let Some(next) = act()? else { return Ok(0) };
        if next != watched {
            watched = next;
            let more = stamps(&watched);
            // what changed while it ran is still news
            seen = more.into_iter().map(|(path, stamp)| seen.remove_entry(&path).unwrap_or((path, stamp))).collect();
        }
        let count = seen.values().flatten().count();
        let files = if count == 1 { "file" } else { "files" };
        desk.out.tell(&format!("watching {count} {files}; Ctrl-C ends\n"));
        let now = changed(&watched, &seen);
        for (path, what) in news(&seen, &now) {
            desk.out.tell(&format!("{} {what}\n", path.display()));
        }
        seen = now;
    }
}

/// Waits for a change, and then until nothing changes any more.
fn changed(watched: &Watched, seen: &Stamps) -> Stamps {
    loop {
        sleep(OFTEN);
        let mut now = stamps(watched);
        if now != *seen {
            loop {
                sleep(STILL);
                let later = stamps(watched);
                if later == now {
                    return now;
                }
                now = later;
            }
        }
    }
}

fn stamps(watched: &Watched) -> Stamps {
    let stamp = |path: &PathBuf| fs::metadata(path).ok().and_then(|m| Some((m.modified().ok()?, m.len())));
    let mut all = Stamps::new();
    for path in &watched.paths {
        // a folder that cannot be read now may be there again at the next look
        let files = if path.is_dir() { input::rule_paths(path).unwrap_or_default() } else { vec![path.clone()] };
        all.extend(files.into_iter().map(|f| (f.clone(), stamp(&f))));
    }
    all.extend(watched.also.iter().map(|f| (f.clone(), stamp(f))));
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
