//! A document of any format but PDF, whose reader may end only with its process: it is read or refused, and what is read has an
//! end and a begin. The first byte chooses the format, since few random bytes are an archive.
#![no_main]

use factmark::extraction::{Document, Format, Unread, named, packed, told, written};
use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive with one part.
fn archive(name: &str, part: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file(name, stored).and_then(|()| Ok(zip.write_all(part)?)).expect("memory can be written");
    zip.finish().expect("memory can be written").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let _ = (told(bytes), named(&String::from_utf8_lossy(bytes)));
    let text = || String::from_utf8_lossy(bytes);
    let read: Result<Document, Unread> = match kind % 6 {
        0 => packed(Format::Docx, &archive("word/document.xml", bytes)),
        1 => packed(Format::Odt, &archive("content.xml", bytes)),
        2 => packed(Format::Docx, bytes),
        3 => packed(Format::Odt, bytes),
        4 => written(Format::Html, &text()),
        _ => written(Format::Markdown, &text()),
    };
    if let Ok(read) = read {
        let text = read.text.text();
        assert!(read.text.origin(text.len()) <= bytes.len().max(text.len()));
    }
});
