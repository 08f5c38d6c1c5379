//! The text of a document as a reader sees it, and where each part of it stands in the file.

pub mod model;
pub mod document;
pub mod format;
pub mod markdown;
#[cfg(feature = "documents")]
mod package;
#[cfg(feature = "documents")]
mod xml;
#[cfg(feature = "documents")]
mod flow;
#[cfg(feature = "documents")]
mod docx;
#[cfg(feature = "documents")]
mod odt;
#[cfg(feature = "documents")]
mod boilerplate;
#[cfg(feature = "documents")]
mod tags;
#[cfg(feature = "documents")]
mod html;
#[cfg(feature = "documents")]
mod lines;
#[cfg(feature = "documents")]
mod pages;
#[cfg(feature = "documents")]
mod widths;
#[cfg(feature = "documents")]
mod pdf;
pub mod read;

pub use document::{Document, LARGEST, Note, Unread};
pub use format::{Format, Told, named, told};
pub use markdown::markdown;
pub use model::Extracted;
pub use read::{packed, written};
