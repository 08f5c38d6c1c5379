//! A document of any format, from its characters or its bytes.

use super::document::{Document, Unread};
#[cfg(feature = "documents")]
use super::{docx::docx, html::html, odt::odt, pdf::pdf};
use super::{format::Format, markdown::markdown, model::Extracted};

/// A document whose file holds characters, from these.
///
/// # Errors
/// See [`Unread`].
pub fn written(format: Format, file: &str) -> Result<Document, Unread> {
    match format {
        Format::Markdown => Ok(Document::of(markdown(file))),
        #[cfg(feature = "documents")]
        Format::Html => html(file),
        #[cfg(not(feature = "documents"))]
        Format::Html => Err(Unread::NotBuilt),
        _ => Ok(Document::of(Extracted::plain(file.to_owned()))),
    }
}

/// A document whose file holds more than characters, from its bytes.
///
/// # Errors
/// See [`Unread`].
#[cfg(feature = "documents")]
pub fn packed(format: Format, file: &[u8]) -> Result<Document, Unread> {
    if file.len() > super::document::LARGEST {
        return Err(Unread::TooLarge);
    }
    match format {
        Format::Docx => docx(file),
        Format::Odt => odt(file),
        Format::Pdf => pdf(file),
        Format::Text | Format::Markdown | Format::Html => Err(Unread::Damaged),
    }
}

/// A document whose file holds more than characters: the program was built without what reads it.
///
/// # Errors
/// Always.
#[cfg(not(feature = "documents"))]
pub fn packed(_: Format, _: &[u8]) -> Result<Document, Unread> {
    Err(Unread::NotBuilt)
}
