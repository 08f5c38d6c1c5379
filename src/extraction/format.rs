//! What a file is: by its first bytes, and by its name where these leave it open.

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text as it stands.
    Text,
    /// Markdown.
    Markdown,
    /// A page of the web.
    Html,
    /// A document of Word.
    Docx,
    /// A document of LibreOffice.
    Odt,
    /// A document as it is printed.
    Pdf,
}

impl Format {
    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Docx => "DOCX",
            Self::Odt => "ODT",
            Self::Pdf => "PDF",
        }
    }

    /// Whether a file of this format holds characters, and no other bytes.
    pub const fn textual(self) -> bool {
        matches!(self, Self::Text | Self::Markdown | Self::Html)
    }
}

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A format that is read.
    Is(Format),
    /// Something that is not read; this is what people call it.
    Other(&'static str),
}

/// How files begin that are no text.
const BEGINNINGS: [(&[u8], Told); 11] = [
    (b"%PDF-", Told::Is(Format::Pdf)),
    (b"{\\rtf", Told::Other("an RTF document")),
    // in such a file Word also keeps what has a password
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Told::Other("an old Word document (.doc), or one with a password")),
    (b"\xffWPC", Told::Other("a WordPerfect document")),
    (b"\x89PNG", Told::Other("a picture")),
    (b"\xff\xd8\xff", Told::Other("a picture")),
    (b"GIF8", Told::Other("a picture")),
    (b"II*\0", Told::Other("a picture")),
    (b"\x1f\x8b", Told::Other("a compressed file")),
    (b"\x28\xb5\x2f\xfd", Told::Other("a compressed file")),
    (b"7z\xbc\xaf", Told::Other("a compressed file")),
];

/// The formats by the endings of names.
const ENDINGS: [(&str, Told); 17] = [
    ("txt", Told::Is(Format::Text)),
    ("text", Told::Is(Format::Text)),
    ("md", Told::Is(Format::Markdown)),
    ("markdown", Told::Is(Format::Markdown)),
    ("html", Told::Is(Format::Html)),
    ("htm", Told::Is(Format::Html)),
    ("xhtml", Told::Is(Format::Html)),
    ("docx", Told::Is(Format::Docx)),
    ("docm", Told::Is(Format::Docx)),
    ("dotx", Told::Is(Format::Docx)),
    ("odt", Told::Is(Format::Odt)),
    ("ott", Told::Is(Format::Odt)),
    ("pdf", Told::Is(Format::Pdf)),
    ("rtf", Told::Other("an RTF document")),
    ("doc", Told::Other("an old Word document (.doc)")),
    ("pages", Told::Other("a document of Apple Pages")),
    ("epub", Told::Other("an e-book (EPUB)")),
];

/// What zip archives are by the names in them; the first that fits holds.
const PARTS: [(&str, Told); 8] = [
    ("mimetypeapplication/vnd.oasis.opendocument.text", Told::Is(Format::Odt)),
    ("mimetypeapplication/epub+zip", Told::Other("an e-book (EPUB)")),
    ("mimetypeapplication/vnd.oasis.opendocument", Told::Other("a table, a drawing or slides of LibreOffice")),
    ("Index/Document.iwa", Told::Other("a document of Apple Pages")),
    ("xl/workbook", Told::Other("a table of Excel")),
    ("ppt/presentation", Told::Other("slides of PowerPoint")),
    ("word/", Told::Is(Format::Docx)),
    ("META-INF/manifest.xml", Told::Is(Format::Odt)),
];

/// How far into a file its beginning reaches: some programs write a line of their own before it.
const START: usize = 1024;
/// How far the list of a zip archive reaches at most that is looked at.
const LIST: usize = 1 << 17;

/// What a file is called by its name's ending, where that is one of a document.
pub fn named(path: &str) -> Option<Told> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let ending = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty())?.1.to_lowercase();
    ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, told)| *told)
}

/// What a file is by its content; nothing where its characters may be text or Markdown.
pub fn told(bytes: &[u8]) -> Option<Told> {
    let start = bytes.get(..START).unwrap_or(bytes);
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return Some(zipped(bytes));
    }
    let begins = BEGINNINGS.iter().find(|(magic, _)| start.starts_with(magic)).map(|(_, told)| *told);
    let late = || find(start, b"%PDF-").is_some_and(|at| start.get(..at).is_some_and(odd));
    begins.or_else(|| late().then_some(Told::Is(Format::Pdf))).or_else(|| page(start).then_some(Told::Is(Format::Html)))
}

/// Whether bytes are no text that somebody wrote about a PDF.
fn odd(bytes: &[u8]) -> bool {
    bytes.iter().any(|b| *b == 0 || !b.is_ascii()) || bytes.trim_ascii().is_empty()
}

/// What a zip archive is: the names of its parts stand as they are at its begin and in the list at its end.
fn zipped(bytes: &[u8]) -> Told {
    let end = bytes.get(bytes.len().saturating_sub(LIST)..).unwrap_or_default();
    let start = bytes.get(..START).unwrap_or(bytes);
    let fits = |name: &str| find(start, name.as_bytes()).or_else(|| find(end, name.as_bytes())).is_some();
    PARTS.iter().find(|(name, _)| fits(name)).map_or(Told::Other("a zip archive"), |(_, told)| *told)
}

/// Whether a text begins as a page of the web does: with its doctype or its root, behind comments at most.
fn page(start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start).to_lowercase();
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?xml") => "?>",
            _ => break,
        };
        let Some((_, behind)) = rest.split_once(end) else { return false };
        rest = behind.trim_start();
    }
    ["<!doctype html", "<html", "<head>", "<body"].iter().any(|tag| rest.starts_with(tag))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|w| w == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_content() {
        assert_eq!(told(b"%PDF-1.7\n"), Some(Told::Is(Format::Pdf)));
        assert_eq!(told(b"\n\n%PDF-1.7\n"), Some(Told::Is(Format::Pdf)));
        assert_eq!(told(b"A file begins with %PDF-1.7."), None);
        assert_eq!(told(b"{\\rtf1\\ansi"), Some(Told::Other("an RTF document")));
        assert_eq!(told(b"\xef\xbb\xbf <!-- a --> <!DOCTYPE HTML>"), Some(Told::Is(Format::Html)));
        assert_eq!(told(b"<?xml version='1.0'?>\n<html xmlns='x'>"), Some(Told::Is(Format::Html)));
        assert_eq!(told(b"<b>Sund</b> has a port."), None);
        assert_eq!(told(b"PK\x05\x06"), Some(Told::Other("a zip archive")));
        assert_eq!(told(b""), None);
    }

    #[test]
    fn by_name() {
        assert_eq!(named("a/b.DOCX"), Some(Told::Is(Format::Docx)));
        assert_eq!(named("a.md/b"), None);
        assert_eq!(named(".pdf"), None);
    }
}
