//! Files that are squeezed, by their names: `.gz` and `.zst` are read and written as what is in them.

use crate::batch::{Fault, FaultCode};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, Write};
use std::path::Path;

/// A file that is being written.
pub trait Sink: Write + Send {
    /// Writes what is still to be written.
    ///
    /// # Errors
    /// The file cannot be written.
    fn close(self: Box<Self>) -> io::Result<()>;
}

/// A file as it is. Where a write fails, what it has left of a row is taken away.
pub struct Plain {
    file: File,
    /// Where the last whole write ended; nothing for what is no file on a disk.
    whole: Option<u64>,
}

impl Plain {
    /// A file that holds nothing but whole rows.
    pub fn new(mut file: File) -> Self {
        let plain = file.metadata().is_ok_and(|m| m.is_file());
        let whole = file.stream_position().ok().filter(|_| plain);
        Self { file, whole }
    }
}

impl Write for Plain {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let done = self.file.write_all(bytes);
        match (&done, &mut self.whole) {
            (Ok(()), Some(whole)) => *whole += bytes.len() as u64,
            // the first fault is the one to be told
            (Err(_), Some(whole)) => self.file.set_len(*whole).unwrap_or(()),
            _ => {}
        }
        done
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Sink for Plain {
    fn close(self: Box<Self>) -> io::Result<()> {
        match self.whole {
            Some(_) => self.file.sync_all(),
            None => Ok(()),
        }
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
            _ => Box::new(Plain::new(file)),
        };
        Ok(sink)
    });
    made.map_err(|e| unwritable(&path.to_string_lossy(), &e))
}

/// The fault of a file that cannot be written.
pub fn unwritable(name: &str, error: &io::Error) -> Fault {
    Fault::new(FaultCode::Unwritable, format!("cannot write {name}: {}", reason(error)))
}

/// Why the system does not write, in words.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_string(),
        io::ErrorKind::NotFound => "there is no such folder".to_string(),
        io::ErrorKind::StorageFull => "the disk is full".to_string(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system can only be read".to_string(),
        io::ErrorKind::IsADirectory => "it is a directory".to_string(),
        _ => error.to_string(),
    }
}
