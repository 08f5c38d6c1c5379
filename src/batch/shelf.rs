//! Articles at hand: a source that many rows share is read once, and the shelf does not grow with the batch.

use super::article::Article;
use super::fault::Fault;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A text that was read, or why it could not be used.
pub type Read = Result<Arc<Article>, Fault>;

/// Keeps the articles that were used last, up to a number of bytes of text.
#[derive(Debug, Default)]
pub struct Shelf {
    kept: FxHashMap<String, (u64, usize, Read)>,
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
