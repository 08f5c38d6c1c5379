//! An input cut into rows as it comes: lines, or the members of one JSON array. It is never held whole.

use crate::batch::{Fault, FaultCode, Syntax};
use std::io::{self, BufRead, BufReader, Read};

/// One row as bytes, with the line on which it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The line, from 1.
    pub line: usize,
    /// What stands there.
    pub bytes: Vec<u8>,
    /// What is wrong with the input around it, where the row itself cannot tell.
    pub fault: Option<Fault>,
}

/// Rows from a reader.
pub struct Pieces<R: Read> {
    reader: BufReader<R>,
    syntax: Syntax,
    line: usize,
    done: bool,
    /// An item of a list that may go on.
    item: Option<Piece>,
}

impl<R: Read> Pieces<R> {
    /// Begins to read; the syntax is told by the first character unless it is given.
    ///
    /// # Errors
    /// The reader fails.
    pub fn new(reader: R, given: Option<Syntax>) -> io::Result<Self> {
        let mut reader = BufReader::with_capacity(1 << 18, reader);
        let mut line = 1;
        let mark = reader.fill_buf()?.starts_with("\u{feff}".as_bytes());
        reader.consume(if mark { 3 } else { 0 });
        let first = loop {
            match reader.fill_buf()?.first().copied() {
                Some(b) if b.is_ascii_whitespace() => {
                    line += usize::from(b == b'\n');
                    reader.consume(1);
                }
                other => break other,
            }
        };
        let syntax = given.unwrap_or(match first {
            Some(b'{') => Syntax::Lines,
            Some(b'[') => Syntax::Array,
            _ => Syntax::Text,
        });
        if syntax == Syntax::Array && first == Some(b'[') {
            reader.consume(1);
        }
        Ok(Self { reader, syntax, line, done: false, item: None })
    }

    /// How the rows are written.
    pub fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// Whether the next row would have to be waited for: then what there is should be answered first.
    pub fn waiting(&self) -> bool {
        self.reader.buffer().is_empty()
    }

    /// The next row; `None` at the end.
    ///
    /// # Errors
    /// The reader fails.
    pub fn take(&mut self) -> io::Result<Option<Piece>> {
        match self.syntax {
            Syntax::Array => self.member(),
            Syntax::Markdown => self.item(),
            _ => self.row(),
        }
    }

    fn row(&mut self) -> io::Result<Option<Piece>> {
        loop {
            let mut bytes = Vec::new();
            if self.reader.read_until(b'\n', &mut bytes)? == 0 {
                return Ok(None);
            }
            let line = self.line;
            self.line += 1;
            let kept = bytes.trim_ascii_end().len();
            bytes.truncate(kept);
            if !bytes.is_empty() {
                return Ok(Some(Piece { line, bytes, fault: None }));
            }
        }
    }

    /// An item of a list, with the indented lines behind it.
    fn item(&mut self) -> io::Result<Option<Piece>> {
        loop {
            let (mut bytes, line) = (Vec::new(), self.line);
            if self.reader.read_until(b'\n', &mut bytes)? == 0 {
                return Ok(self.item.take());
            }
            self.line += 1;
            let indented = bytes.first().is_some_and(u8::is_ascii_whitespace);
            let text = bytes.trim_ascii();
            let found = item(text).map(|words| Piece { line, bytes: words.to_vec(), fault: None });
            if found.is_some() {
                let before = std::mem::replace(&mut self.item, found);
                if before.is_some() {
                    return Ok(before);
                }
            } else if comment(text) && self.item.is_none() {
                let fault = Fault::new(FaultCode::RowWaiver, "a waiver stands behind no item of a list");
                return Ok(Some(Piece {
                    line,
                    bytes: Vec::new(),
                    fault: Some(fault.help("write it behind the item")),
                }));
            } else if (indented || comment(text))
                && !text.is_empty()
                && let Some(open) = &mut self.item
            {
                open.bytes.push(b' ');
                open.bytes.extend_from_slice(text);
            } else if self.item.is_some() {
                return Ok(self.item.take());
            }
        }
    }

    /// A member of the array: up to a comma or the closing bracket outside strings and inner brackets.
    fn member(&mut self) -> io::Result<Option<Piece>> {
        if self.done {
            return Ok(None);
        }
        let mut scan = Scan { line: self.line, ..Scan::default() };
        loop {
            let Some(byte) = self.reader.fill_buf()?.first().copied() else {
                self.done = true;
                let text = "the array is not closed: `]` is missing at the end of the input";
                let fault = Some(Fault::new(FaultCode::RowNotJson, text));
                return Ok(Some(Piece { line: scan.line, bytes: scan.bytes, fault }));
            };
            self.reader.consume(1);
            self.line += usize::from(byte == b'\n');
            match scan.take(byte, self.line) {
                Step::More => {}
                Step::Last if scan.bytes.is_empty() => {
                    self.done = true;
                    return Ok(None);
                }
                step => {
                    self.done = step == Step::Last;
                    return Ok(Some(Piece { line: scan.line, bytes: scan.bytes, fault: None }));
                }
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    More,
    Member,
    Last,
}

/// Whether a line begins as a waiver does.
fn comment(line: &[u8]) -> bool {
    let inside = line.strip_prefix(b"<!--").unwrap_or_default().trim_ascii_start();
    inside.get(..8).is_some_and(|word| word.eq_ignore_ascii_case(b"factmark"))
}

/// The words of a line that begins an item of a list in Markdown: "- words", "2. words", "* [x] words".
fn item(line: &[u8]) -> Option<&[u8]> {
    let digits = line.iter().take_while(|b| b.is_ascii_digit()).count();
    let mark = if digits > 0 { line.get(digits) } else { line.first() };
    let known = if digits > 0 { b".)".as_slice() } else { b"-*+" };
    mark.filter(|m| known.contains(m))?;
    let rest = line.get(digits + 1..)?.strip_prefix(b" ").or(line.get(digits + 1..)?.strip_prefix(b"\t"))?;
    let rest = rest.trim_ascii_start();
    let boxed = [b"[ ] ".as_slice(), b"[x] ", b"[X] "].iter().find_map(|mark| rest.strip_prefix(*mark));
    Some(boxed.unwrap_or(rest).trim_ascii()).filter(|words| !words.is_empty())
}

#[derive(Default)]
struct Scan {
    bytes: Vec<u8>,
    line: usize,
    depth: usize,
    string: bool,
    escaped: bool,
}

impl Scan {
    fn take(&mut self, byte: u8, line: usize) -> Step {
        if self.string {
            self.string = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
        } else {
            match byte {
                b',' if self.depth == 0 => return Step::Member,
                b']' if self.depth == 0 => return Step::Last,
                b'"' => self.string = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            if self.bytes.is_empty() {
                self.line = line;
                if byte.is_ascii_whitespace() {
                    return Step::More;
                }
            }
        }
        self.bytes.push(byte);
        Step::More
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(usize, String)> {
        let mut pieces = Pieces::new(text.as_bytes(), None).unwrap();
        std::iter::from_fn(|| pieces.take().unwrap())
            .map(|p| (p.line, String::from_utf8(p.bytes).unwrap() + if p.fault.is_some() { "!" } else { "" }))
            .collect()
    }

    #[test]
    fn rows_of_all_three_kinds() {
        let row = |line, text: &str| (line, text.to_string());
        assert_eq!(cut("\none\n\n two \r\n"), [row(2, "one"), row(4, " two")]);
        assert_eq!(cut("{\"a\":1}\n{}\n"), [row(1, "{\"a\":1}"), row(2, "{}")]);
        assert_eq!(cut("[\n {\"a\":\"],\\\"\"},\n\n [1,2]]"), [row(2, "{\"a\":\"],\\\"\"}"), row(4, "[1,2]")]);
        let list = "# Head\n\nText.\n- one\n  goes on\n* [x] two\n\n10. three\n    - four\n---\n**bold**\n";
        let mut pieces = Pieces::new(list.as_bytes(), Some(Syntax::Markdown)).unwrap();
        let items: Vec<(usize, Vec<u8>)> =
            std::iter::from_fn(|| pieces.take().unwrap()).map(|p| (p.line, p.bytes)).collect();
        let item = |line, text: &str| (line, text.as_bytes().to_vec());
        assert_eq!(items, [item(4, "one goes on"), item(6, "two"), item(8, "three"), item(9, "four")]);
        let list = "- one\n<!-- factmark: allow date: x -->\n\nText.\n<!-- factmark: allow date: x -->\n<!-- else -->\n- two\n";
        let mut pieces = Pieces::new(list.as_bytes(), Some(Syntax::Markdown)).unwrap();
        let items: Vec<(usize, bool)> =
            std::iter::from_fn(|| pieces.take().unwrap()).map(|p| (p.line, p.fault.is_some())).collect();
        assert_eq!(items, [(1, false), (5, true), (7, false)]);
        assert_eq!(cut("[]"), []);
        assert_eq!(cut("[{}"), [row(1, "{}!")]);
    }
}
