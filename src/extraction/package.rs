//! The parts of a document that is a zip archive, within bounds.

use super::document::{LARGEST, Unread};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most parts of a document: one for each picture, and a few dozen more.
const PARTS: usize = 20_000;

/// A document that is a zip archive.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: usize,
}

impl<'a> Package<'a> {
    /// Opens the archive.
    ///
    /// # Errors
    /// It is no whole zip archive, or has too many parts.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unread> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Damaged)?;
        if archive.len() > PARTS {
            return Err(Unread::TooLarge);
        }
        Ok(Self { archive, left: LARGEST })
    }

    /// A part as text; nothing where there is none of this name.
    ///
    /// # Errors
    /// It is damaged, locked, no UTF-8, or all parts together become too large.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Unread> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => return Err(Unread::Locked),
            Err(_) => return Err(Unread::Damaged),
        };
        let mut bytes = Vec::new();
        part.take(self.left as u64 + 1).read_to_end(&mut bytes).map_err(|_| Unread::Damaged)?;
        self.left = self.left.checked_sub(bytes.len()).ok_or(Unread::TooLarge)?;
        String::from_utf8(bytes).map(Some).map_err(|_| Unread::Damaged)
    }

    /// A part that the document cannot be without.
    ///
    /// # Errors
    /// As [`Package::part`], or there is none.
    pub fn needed(&mut self, name: &str) -> Result<String, Unread> {
        self.part(name)?.ok_or(Unread::Damaged)
    }
}
