//! Articles at hand: a source that many rows share is read once, and the shelf does not grow with the batch.

use super::article::{Article, sha256};
use super::fault::{Fault, FaultCode};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A text that was read, or why it could not be used.
pub type Read = Result<Arc<Article>, Fault>;

/// Keeps the articles that were used last, up to a number of bytes of text.
#[derive(Debug, Default)]
pub struct Shelf {
    kept: FxHashMap<String, (u64, usize, Read)>,
    /// Of every file that was read the hash of its name, and how its own begins: a few bytes each.
    hashes: FxHashMap<u128, u64>,
    clock: u64,
    bytes: usize,
}

/// The most text that is kept, in bytes; one article is always kept, however large. What was read of a text takes some sixty
/// times its room.
const ROOM: usize = 1 << 20;

impl Shelf {
    /// The article under `key`, where it is still kept.
    pub fn take(&mut self, key: &str) -> Option<Read> {
        self.clock += 1;
        let clock = self.clock;
        let (used, _, read) = self.kept.get_mut(key)?;
        *used = clock;
        Some(read.clone())
    }

    /// What was read under `key`, where it is the same as when it was read before: all rows of a run see one text of a file.
    ///
    /// # Errors
    /// The file has changed meanwhile.
    pub fn same(&mut self, key: &str, read: Read) -> Read {
        let Ok(article) = &read else { return read };
        // a text that a row brings is its own key
        if key == article.sha256 {
            return read;
        }
        let begins = |hash: &str| u64::from_str_radix(hash.get(..16).unwrap_or(""), 16).unwrap_or(0);
        let name = u128::from_str_radix(sha256(key).get(..32).unwrap_or(""), 16).unwrap_or(0);
        let now = begins(&article.sha256);
        let before = *self.hashes.entry(name).or_insert(now);
        if before != now {
            let name = key.strip_prefix("file ").unwrap_or(key);
            let message = format!("source {name} has changed while it was in use: its sha256 began with {before:016x}");
            return Err(Fault::new(FaultCode::SourceChanged, message).help("answer the rows anew"));
        }
        read
    }

    /// Keeps what was read under `key`, and lets the longest unused go until there is room.
    pub fn put(&mut self, key: String, read: Read) {
        self.clock += 1;
        let size = read.as_ref().map_or(64, |a| a.text().len()) + key.len();
        while self.bytes + size > ROOM {
            let Some(oldest) = self.kept.iter().min_by_key(|(_, (used, ..))| *used).map(|(k, _)| k.clone()) else {
                break;
            };
            if let Some((_, gone, _)) = self.kept.remove(&oldest) {
                self.bytes = self.bytes.saturating_sub(gone);
            }
        }
        if let Some((_, gone, _)) = self.kept.insert(key, (self.clock, size, read)) {
            self.bytes = self.bytes.saturating_sub(gone);
        }
        self.bytes += size;
    }
}
