//! PDF: the characters of each page where they stand; lines and paragraphs are made of these.

use super::document::{Document, LARGEST, Unread};
use super::lines::{Glyph, Line, lines};
use super::model::Extracted;
use super::pages;
use super::widths::spread;
use flate2::read::ZlibDecoder;
use pdf_extract::{Document as File, MediaBox, Object, OutputDev, OutputError, Stream, Transform};
use pdf_extract::{decode_text_string, output_doc_page};
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The most pages.
const PAGES: usize = 2_000;
/// The most characters.
const GLYPHS: usize = 20_000_000;

/// The text of a PDF file. What reads it may take long over a file that was made to do so.
///
/// # Errors
/// It is no whole PDF file, locked, too large, or holds no text.
pub fn pdf(bytes: &[u8]) -> Result<Document, Unread> {
    // the library panics on some files that are not as the format asks
    catch_unwind(AssertUnwindSafe(|| read(bytes))).unwrap_or(Err(Unread::Damaged))
}

fn read(bytes: &[u8]) -> Result<Document, Unread> {
    let mut file = File::load_mem(bytes).map_err(|_| Unread::Damaged)?;
    if file.is_encrypted() {
        // many files may be read by all and only not be changed
        file.decrypt("").map_err(|_| Unread::Locked)?;
    }
    spread(&mut file);
    let numbers: Vec<u32> = file.page_iter().take(PAGES + 1).zip(1..).map(|(_, number)| number).collect();
    if numbers.len() > PAGES || !within(&file) {
        return Err(Unread::TooLarge);
    }
    let mut all: Vec<Vec<Line>> = Vec::new();
    let mut count = 0usize;
    for number in numbers {
        let mut page = Glyphs { left: GLYPHS - count, ..Glyphs::default() };
        output_doc_page(&file, &mut page, number).map_err(|_| page.why())?;
        count += page.all.len();
        all.push(lines(&page.all));
    }
    let text = pages::text(all);
    if !text.chars().any(char::is_alphanumeric) {
        return Err(Unread::NoText);
    }
    let mut out = Document::of(Extracted::plain(text));
    out.title = told(&file, b"Title");
    out.authors = told(&file, b"Author").into_iter().collect();
    Ok(out)
}

/// Whether all that is packed in the file, but for pictures, is as large as it may be at most.
fn within(file: &File) -> bool {
    let mut left = LARGEST;
    let packed = |s: &&Stream| s.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Image".as_slice());
    for stream in file.objects.values().filter_map(|o| o.as_stream().ok()).filter(packed) {
        if !stream.filters().is_ok_and(|all| all.contains(&b"FlateDecode".as_slice())) {
            continue;
        }
        let (mut reader, mut part) = (ZlibDecoder::new(stream.content.as_slice()), vec![0; 1 << 16]);
        // one that breaks off counts as far as it goes
        while let Some(read) = reader.read(&mut part).ok().filter(|read| *read > 0) {
            let Some(less) = left.checked_sub(read) else { return false };
            left = less;
        }
    }
    true
}

/// What the file says of itself under a name.
fn told(file: &File, name: &[u8]) -> Option<String> {
    let info = file.trailer.get(b"Info").ok()?;
    let (_, info) = file.dereference(info).ok()?;
    let (_, value) = file.dereference(info.as_dict().ok()?.get(name).ok()?).ok()?;
    let text = decode_text_string(value).ok()?;
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
    (!text.is_empty()).then(|| text.to_owned())
}

/// The characters of a page.
#[derive(Default)]
struct Glyphs {
    all: Vec<Glyph>,
    left: usize,
}

impl Glyphs {
    /// Why the page could not be read to its end.
    fn why(&self) -> Unread {
        if self.all.len() >= self.left { Unread::TooLarge } else { Unread::Damaged }
    }
}

impl OutputDev for Glyphs {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        at: &Transform,
        width: f64,
        _: f64,
        size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        if self.all.len() >= self.left {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let size = size.abs() * (at.m11 * at.m22 - at.m12 * at.m21).abs().sqrt();
        let turn = at.m12.atan2(at.m11);
        let (sin, cos) = turn.sin_cos();
        let (x, y) = (at.m31 * cos + at.m32 * sin, at.m32 * cos - at.m31 * sin);
        let turn = turn.to_degrees().round() as i32;
        self.all.push(Glyph { x, y, width: width * size, size, turn, text: text.to_owned() });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
