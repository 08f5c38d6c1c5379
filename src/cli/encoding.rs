//! Bytes to text: UTF-8, what a byte order mark says, and other encodings where they are certain.

use crate::batch::{Fault, FaultCode};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::io::{self, Read};

/// A text, and in which encoding it was where that was not UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The name of its encoding, unless UTF-8.
    pub encoding: Option<&'static str>,
}

/// Reads `bytes` as text; `name` is used in messages.
///
/// # Errors
/// The bytes are not UTF-8, and which encoding they are in is not certain.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<Decoded, Fault> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes).filter(|(e, _)| *e != UTF_8) {
        let body = bytes.get(mark..).unwrap_or_default();
        let (text, bad) = encoding.decode_without_bom_handling(body);
        return if bad { Err(unsure(name, encoding)) } else { Ok(other(text.into_owned(), encoding)) };
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            return match without_mark(&text) {
                Some(encoding) => Err(unsure(name, encoding)),
                None => Ok(Decoded { text, encoding: None }),
            };
        }
        Err(error) => error.into_bytes(),
    };
    if let Some(encoding) = bytes.contains(&0).then(|| utf16(&bytes)).flatten() {
        return Err(unsure(name, encoding));
    }
    let encoding = guess(&bytes);
    match encoding.decode_without_bom_handling_and_without_replacement(&bytes) {
        Some(text) if certain(&text, encoding) => Ok(other(text.into_owned(), encoding)),
        _ => Err(unsure(name, encoding)),
    }
}

/// How far into a page its encoding may be told.
const PAGE: usize = 2048;

/// Reads the bytes of a page of the web, in the encoding that it names where they are not UTF-8.
///
/// # Errors
/// As [`decode`].
pub fn decode_page(name: &str, bytes: Vec<u8>) -> Result<Decoded, Fault> {
    let told = if std::str::from_utf8(&bytes).is_ok() { None } else { charset(&bytes) };
    let Some(encoding) = told.filter(|_| Encoding::for_bom(&bytes).is_none()) else { return decode(name, bytes) };
    let (text, bad) = encoding.decode_without_bom_handling(&bytes);
    if bad { Err(unsure(name, encoding)) } else { Ok(other(text.into_owned(), encoding)) }
}

/// The encoding that a page names at its begin.
fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(bytes.get(..PAGE).unwrap_or(bytes)).to_lowercase();
    let (_, behind) = start.split_once("charset=")?;
    let label = behind.trim_start_matches(['"', '\'']);
    Encoding::for_label(label.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()?.as_bytes())
}

/// The encoding that bytes which are no UTF-8, or hold NUL, look like.
pub fn seems(bytes: &[u8]) -> Option<&'static str> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let wide = || bytes.contains(&0).then(|| utf16(bytes)).flatten();
    let found = marked.filter(|e| *e != UTF_8).or_else(wide);
    let guessed = || (!bytes.contains(&0)).then(|| guess(bytes));
    found.or_else(guessed).map(Encoding::name)
}

/// How much of a stream tells its encoding, in bytes.
const START: usize = 1 << 16;

/// A stream as UTF-8: what a mark at its start says, or what its first bytes make certain; else the bytes as they come. With
/// the name of the encoding, unless UTF-8.
///
/// # Errors
/// It cannot be read.
pub fn stream(mut reader: Box<dyn Read>) -> io::Result<(Box<dyn Read>, Option<&'static str>)> {
    let mut start = Vec::new();
    // what comes bit by bit is not waited for
    let mut part = vec![0; START];
    let read = reader.read(&mut part)?;
    start.extend_from_slice(part.get(..read).unwrap_or_default());
    let marked = Encoding::for_bom(&start).map(|(e, _)| e).filter(|e| *e != UTF_8);
    let valid = match std::str::from_utf8(&start) {
        Ok(_) => true,
        Err(e) => e.error_len().is_none(),
    };
    let guessed = || {
        let encoding = guess(&start);
        let text = encoding.decode_without_bom_handling_and_without_replacement(&start)?;
        (certain(&text, encoding) && !start.contains(&0)).then_some(encoding)
    };
    // rows of JSON are UTF-8 (RFC 8259); where one is not, that is told of the row
    let json = start.trim_ascii_start().first().is_some_and(|b| matches!(b, b'{' | b'['));
    let encoding = marked.or_else(|| if valid || json { None } else { guessed() });
    let whole = io::Cursor::new(start).chain(reader);
    Ok(match encoding {
        None => (Box::new(whole), None),
        Some(encoding) => {
            let decoder = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).build(whole);
            (Box::new(decoder), Some(encoding.name()))
        }
    })
}

fn other(text: String, encoding: &'static Encoding) -> Decoded {
    Decoded { text, encoding: Some(encoding.name()) }
}

/// The encoding that text looks like which is valid UTF-8 only because its letters are ASCII: UTF-16 without a mark.
fn without_mark(text: &str) -> Option<&'static Encoding> {
    text.contains('\0').then(|| utf16(text.as_bytes())).flatten()
}

fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|b| **b == 0).count() * 5 > bytes.len() * 2;
    match (zeros(0), zeros(1)) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// A guess is certain when it is a Western one and what it makes of the odd bytes are the marks and letters that English
/// news holds, rare among plain letters: then no other guess reads as well.
fn certain(text: &str, encoding: &'static Encoding) -> bool {
    if encoding.name() != "windows-1252" || text.chars().any(|c| c == '\0' || ('\u{80}'..='\u{9f}').contains(&c)) {
        return false;
    }
    let odd = text.chars().filter(|c| !c.is_ascii()).count();
    let usual = |c: char| c.is_alphabetic() || "‘’“”–—…•€£¥°½¼¾§©®™×«»·\u{a0}\u{ad}".contains(c);
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    odd * 20 <= letters && text.chars().filter(|c| !c.is_ascii()).all(usual)
}

fn unsure(name: &str, encoding: &'static Encoding) -> Fault {
    let message = format!("{name} is not UTF-8; it looks like {}, but that is not certain", encoding.name());
    Fault::new(FaultCode::SourceEncoding, message).help("save it as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certain_encodings_are_read_and_others_named() {
        let text = "The mayor of Malmö said: “It’s not over.” She spoke for an hour – and left. \
                    The council will vote on the plan again next week, after a hearing with the people of the town.";
        let (western, ..) = encoding_rs::WINDOWS_1252.encode(text);
        let read = decode("a.txt", western.into_owned()).unwrap();
        assert_eq!((read.text.as_str(), read.encoding), (text, Some("windows-1252")));
        let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode("a.txt", wide.clone()).unwrap().encoding, Some("UTF-16LE"));
        let bare = "plain words only".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(decode("a.txt", bare).unwrap_err().message.contains("UTF-16LE"));
        let (japanese, ..) = encoding_rs::SHIFT_JIS.encode("東京都は月曜日に新しい橋を承認した。");
        assert!(decode("a.txt", japanese.into_owned()).unwrap_err().message.contains("Shift_JIS"));
    }
}
