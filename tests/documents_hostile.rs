//! Documents that nobody should send: each ends in bounded time with one clear message, and nothing panics.
#![cfg(feature = "documents")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use factmark::extraction::{Format, Told, named, packed, told, written};
use flate2::{Compression, write::ZlibEncoder};
use proptest::prelude::*;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

fn made(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents").join(name)
}

/// The exit code of a check against a source of this name and content, and what stands on standard error.
fn checked(name: &str, bytes: &[u8]) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_factmark"))
        .current_dir(folder.path())
        .args(["check", "It rained in Lira.", "-q", "-s", name])
        .output()
        .unwrap();
    let told = String::from_utf8(run.stderr).unwrap();
    (run.status.code().expect("no signal ends it"), told)
}

/// A source that is refused with one message, which holds these words.
fn refused(name: &str, bytes: &[u8], words: &str) {
    let (code, told) = checked(name, bytes);
    let messages = told.lines().filter(|line| line.starts_with("error")).count();
    assert_eq!((code, messages), (2, 1), "{name}: {told}");
    assert!(told.contains(name) && told.contains(words), "{name}: {words:?} is not in {told}");
    assert!(!told.contains("panicked") && told.len() < 2_000, "{name}: {told}");
}

fn packed_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        let method = if part.len() > 100_000 { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(part).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx_of(document: &str) -> Vec<u8> {
    packed_of(&[("word/document.xml", document.as_bytes())])
}

fn odt_of(content: &str) -> Vec<u8> {
    packed_of(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A PDF file of these objects, which are numbered from 1; the first is the catalogue.
fn pdf_of(objects: &[String]) -> Vec<u8> {
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let table = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    places.iter().for_each(|place| out.push_str(&format!("{place:010} 00000 n \n")));
    out.push_str(&format!("trailer\n<< /Root 1 0 R /Size {} >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1));
    out.into_bytes()
}

/// A PDF file whose pages, as many as that, all have this content.
fn pages(kids: usize, content: &str, resources: &str) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!(
            "<< /Type /Pages /Count 1000000000 /Kids [{}] /MediaBox [0 0 400 600] /Resources << {resources} /Font << /F 4 0 R >> >> >>",
            (0..kids).map(|k| format!("{} 0 R", k + 5)).collect::<Vec<_>>().join(" ")
        ),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    objects.extend((0..kids).map(|_| "<< /Type /Page /Parent 2 0 R /Contents 3 0 R >>".to_owned()));
    pdf_of(&objects)
}

const RAIN: &str = "BT /F 12 Tf 50 500 Td (It rained in Lira.) Tj ET";

#[test]
fn what_a_made_document_holds_is_read() {
    let sound = [
        (
            "a.docx",
            docx_of("<w:document><w:body><w:p><w:r><w:t>It rained in Lira.</w:t></w:r></w:p></w:body></w:document>"),
        ),
        (
            "a.odt",
            odt_of("<office:document><office:text><text:p>It rained in Lira.</text:p></office:text></office:document>"),
        ),
        ("a.html", b"<html><body><p>It rained in Lira.</p></body></html>".to_vec()),
        ("a.pdf", pages(1, RAIN, "")),
    ];
    for (name, bytes) in sound {
        assert_eq!(checked(name, &bytes), (0, String::new()), "{name}");
    }
}

#[test]
fn archives_that_are_bombs_or_break_off() {
    let blank = format!("<w:document><w:body>{}</w:body></w:document>", " ".repeat(66 << 20));
    refused("bomb.docx", &docx_of(&blank), "the DOCX file is too large");
    let whole = fs::read(made("docx/bridge.docx")).unwrap();
    refused("half.docx", &whole[..whole.len() / 2], "the DOCX file is damaged or breaks off");
    let whole = fs::read(made("odt/bridge.odt")).unwrap();
    refused("half.odt", &whole[..whole.len() / 2], "damaged or breaks off");
    refused("none.docx", &packed_of(&[("word/styles.xml", b"<w:styles/>")]), "damaged");
    refused("none.odt", &packed_of(&[("other.txt", b"It rained.")]), "it is a zip archive");
    let many: Vec<String> = (0..20_001).map(|k| format!("word/{k}")).collect();
    let parts: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"" as &[u8])).collect();
    refused("many.docx", &packed_of(&parts), "too large");
}

#[test]
fn xml_that_expands_or_nests_without_end() {
    let mut lol = String::from("<!DOCTYPE w [<!ENTITY a0 \"ha\">");
    (1..20).for_each(|k| lol.push_str(&format!("<!ENTITY a{k} \"{}\">", format!("&a{};", k - 1).repeat(10))));
    lol.push_str("]><w:document><w:body><w:p><w:r><w:t>&a19;</w:t></w:r></w:p></w:body></w:document>");
    refused("laughs.docx", &docx_of(&lol), "damaged");
    let deep = format!("<w:document><w:body>{}", "<w:p>".repeat(200_000));
    refused("deep.docx", &docx_of(&deep), "damaged");
    refused("deep.odt", &odt_of(&"<text:p>".repeat(200_000)), "damaged");
    refused("deep.html", format!("<html><body>{}It rained.", "<div>".repeat(100_000)).as_bytes(), "too large");
    refused("bold.html", format!("<html><body>{}It rained.", "<b><i>".repeat(50_000)).as_bytes(), "too large");
    refused(
        "table.html",
        format!("<html><body>{}It rained.", "<table><tr><td>".repeat(20_000)).as_bytes(),
        "too large",
    );
    refused("wide.html", format!("<html><body>{}", "<p>It rained.".repeat(200_001)).as_bytes(), "too large");
}

#[test]
fn pages_as_deep_as_they_may_be_are_read() {
    let page = format!("<html><body>{}<p>It rained in Lira.</p>", "<div>".repeat(390));
    assert_eq!(checked("deep.html", page.as_bytes()).0, 0);
}

#[test]
fn documents_with_a_password() {
    refused("locked.pdf", &fs::read(made("locked/locked.pdf")).unwrap(), "the PDF file needs a password");
    let restricted = packed(Format::Pdf, &fs::read(made("locked/restricted.pdf")).unwrap()).unwrap();
    assert!(restricted.text.text().contains("A woman of about seventy left it with the cloakroom"));
    let locked = packed_of(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"),
        ("content.xml", b"\x01\x02"),
    ]);
    refused("locked.odt", &locked, "the ODT file needs a password");
    refused("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ...", "or one with a password");
}

#[test]
fn documents_without_text() {
    refused("scan.pdf", &pages(3, "10 10 100 100 re f", ""), "the PDF file holds no text, as scanned pages do");
    refused("empty.docx", &docx_of("<w:document><w:body></w:body></w:document>"), "is empty");
    refused("empty.odt", &odt_of("<office:document><office:text/></office:document>"), "is empty");
    refused("empty.html", b"<html><body><script>var rain = 1;</script></body></html>", "holds no text");
    for (name, words) in [("empty.pdf", "is empty"), ("empty.docx", "is empty"), ("empty.html", "holds no text")] {
        refused(name, b"", words);
    }
}

#[test]
fn a_pdf_that_is_a_bomb() {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(&vec![b' '; 66 << 20]).unwrap();
    let content = packer.finish().unwrap();
    let mut file = pdf_extract::Document::load_mem(&pages(1, RAIN, "")).unwrap();
    let packed = pdf_extract::dictionary! { "Filter" => "FlateDecode" };
    file.objects.insert((3, 0), pdf_extract::Stream::new(packed, content).into());
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    refused("bomb.pdf", &bytes, "the PDF file is too large");
}

#[test]
fn pages_without_number() {
    refused("many.pdf", &pages(2_001, RAIN, ""), "the PDF file is too large");
    let own = pdf_of(&["<< /Type /Catalog /Pages 2 0 R >>".into(), "<< /Type /Pages /Kids [2 0 R 2 0 R] >>".into()]);
    refused("ring.pdf", &own, "PDF file");
}

/// A drawing that draws itself would fill the stack, and no panic is caught there: the process that reads it ends, and it alone.
#[test]
fn a_pdf_that_brings_its_reader_down() {
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream";
    let mut objects: Vec<String> = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".into(),
        "<< /Type /Pages /Count 1 /Kids [5 0 R] /MediaBox [0 0 400 600] /Resources << /XObject << /X 6 0 R >> >> >>"
            .into(),
        "<< /Length 5 >>\nstream\n/X Do\nendstream".into(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".into(),
        "<< /Type /Page /Parent 2 0 R /Contents 3 0 R >>".into(),
    ];
    objects.push(form.into());
    refused("ring.pdf", &pdf_of(&objects), "the PDF file is damaged");
}

#[test]
fn what_is_no_such_document() {
    let noise: Vec<u8> = (0..4_000u32).map(|k| (k.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for (name, words) in [("a.docx", "DOCX"), ("a.odt", "ODT"), ("a.pdf", "PDF")] {
        refused(name, &noise, &format!("the {words} file is damaged"));
    }
    refused("b.pdf", b"%PDF-1.7\nnothing of the kind", "the PDF file is damaged");
    refused("c.docx", b"PK\x03\x04 nothing of the kind", "it is a zip archive");
    let others: [(&str, &[u8], &str); 5] = [
        ("a.rtf", b"{\\rtf1\\ansi It rained in Lira.}", "it is an RTF document"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "an old Word document"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "it is a picture"),
        ("a.pages", &packed_of(&[("Index/Document.iwa", b"x")]), "a document of Apple Pages"),
        ("a.xlsx", &packed_of(&[("xl/workbook.xml", b"x")]), "a table of Excel"),
    ];
    for (name, bytes, words) in others {
        refused(name, bytes, words);
    }
    assert!(checked("a.rtf", others[0].1).1.contains("save it as text, DOCX or ODT"));
}

#[test]
fn a_name_that_lies_is_told() {
    let (code, told) = checked("page.txt", b"<!doctype html><p>It rained in Lira.");
    assert_eq!(code, 0, "{told}");
    // -q is quiet about it
    assert_eq!(told, "");
    for (name, bytes, words) in [
        ("a.pdf", docx_of("<w:document><w:body><w:p><w:r><w:t>Rain.</w:t></w:r></w:p></w:body></w:document>"), "DOCX"),
        ("a.docx", b"It rained in Lira.".to_vec(), "text"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), bytes).unwrap();
        let run = Command::new(env!("CARGO_BIN_EXE_factmark")).current_dir(folder.path()).args(["read", name]).output();
        let told = String::from_utf8(run.unwrap().stderr).unwrap();
        assert!(told.contains(&format!("and is not; it was read as {words}")), "{told}");
    }
}

/// Whatever the bytes are, they are read or refused.
fn tried(name: &str, bytes: &[u8]) {
    let format = match told(bytes).or_else(|| named(name)) {
        Some(Told::Is(format)) => format,
        _ => Format::Text,
    };
    for format in [format, Format::Docx, Format::Odt, Format::Html, Format::Markdown] {
        let _ = if format.textual() {
            written(format, &String::from_utf8_lossy(bytes)).map(|d| d.text.text().len())
        } else if format == Format::Pdf {
            // what brings its process down has a test of its own
            continue;
        } else {
            packed(format, bytes).map(|d| d.text.text().len())
        };
    }
}

/// A part of a real document with a few places written over, packed again.
fn respoilt(name: &str, part: &str, hits: &[(u32, u8)]) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(fs::read(made(name)).unwrap())).unwrap();
    let mut text = Vec::new();
    zip.by_name(part).unwrap().read_to_end(&mut text).unwrap();
    spoil(&mut text, hits);
    packed_of(&[("mimetype", b"application/vnd.oasis.opendocument.text"), (part, &text)])
}

fn spoil(bytes: &mut [u8], hits: &[(u32, u8)]) {
    for (place, byte) in hits {
        let at = *place as usize % bytes.len();
        bytes[at] = *byte;
    }
}

fn hits() -> impl Strategy<Value = Vec<(u32, u8)>> {
    let marks = prop::sample::select(b"<>/&;\"'= \x00\xffa0".to_vec());
    prop::collection::vec((any::<u32>(), prop_oneof![marks, any::<u8>()]), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), start in 0usize..6) {
        let start = ["PK\x03\x04", "%PDF-1.", "<html>", "{\\rtf", "<!--", ""][start].as_bytes();
        tried("a.docx", &[start, &bytes].concat());
    }

    #[test]
    fn spoilt_documents_are_read_or_refused(hits in hits()) {
        let _ = packed(Format::Docx, &respoilt("docx/ferry.docx", "word/document.xml", &hits));
        let _ = packed(Format::Odt, &respoilt("odt/ferry.odt", "content.xml", &hits));
        for name in ["docx/ferry.docx", "odt/museum.odt", "html/bridge.html", "html/weather.html"] {
            let mut bytes = fs::read(made(name)).unwrap();
            spoil(&mut bytes, &hits);
            tried(name, &bytes);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoilt_pdf_files_are_read_or_refused(hits in hits(), cut in any::<u16>()) {
        let mut bytes = fs::read(made("pdf/harbour.pdf")).unwrap();
        spoil(&mut bytes, &hits);
        if cut % 4 == 0 {
            bytes.truncate(usize::from(cut));
        }
        let (code, told) = checked("a.pdf", &bytes);
        prop_assert!([0, 1, 2, 3].contains(&code), "{}", code);
        prop_assert!(!told.contains("panicked") && (code == 2) == told.contains("error"), "{}", told);
    }
}
