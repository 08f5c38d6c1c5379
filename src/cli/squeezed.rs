//! Files that are squeezed, by their names: `.gz` and `.zst` are read and written as what is in them.

use crate::batch::{Fault, FaultCode};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

/// A file that is being written.
pub trait Sink: Write + Send {
    /// Writes what is still to be written.
    ///
    /// # Errors
    /// The file cannot be written.
    fn close(self: Box<Self>) -> io::Result<()>;
}

impl Sink for File {
    fn close(self: Box<Self>) -> io::Result<()> {
        self.sync_all()
    }
}

impl Sink for GzEncoder<File> {
    fn close(self: Box<Self>) -> io::Result<()> {
        self.finish()?.sync_all()
    }
}

impl Sink for zstd::Encoder<'static, File> {
    fn close(self: Box<Self>) -> io::Result<()> {
        self.finish()?.sync_all()
    }
}

fn ending(path: &Path) -> Option<&str> {
    path.extension().and_then(|e| e.to_str())
}

/// What a reader gives, unsqueezed where the name says so.
///
/// # Errors
/// The decoder cannot be made.
pub fn opened(path: &Path, file: impl Read + 'static) -> io::Result<Box<dyn Read>> {
    Ok(match ending(path) {
        Some("gz") => Box::new(MultiGzDecoder::new(BufReader::new(file))),
        Some("zst") => Box::new(zstd::Decoder::new(file)?),
        _ => Box::new(file),
    })
}

/// A new file, squeezed where its name says so; an older one of that name is written over.
///
/// # Errors
/// It cannot be made.
pub fn create(path: &Path) -> Result<Box<dyn Sink>, Fault> {
    let made = File::create(path).and_then(|file| {
        let sink: Box<dyn Sink> = match ending(path) {
            Some("gz") => Box::new(GzEncoder::new(file, Compression::default())),
            Some("zst") => Box::new(zstd::Encoder::new(file, 0)?),
            _ => Box::new(file),
        };
        Ok(sink)
    });
    made.map_err(|e| unwritable(&path.to_string_lossy(), &e))
}

/// The fault of a file that cannot be written.
pub fn unwritable(name: &str, error: &io::Error) -> Fault {
    let reason = match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_string(),
        io::ErrorKind::NotFound => "there is no such folder".to_string(),
        io::ErrorKind::StorageFull => "the disk is full".to_string(),
        _ => error.to_string(),
    };
    Fault::new(FaultCode::Unwritable, format!("cannot write {name}: {reason}"))
}
