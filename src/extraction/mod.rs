//! The text of a document as a reader sees it, and where each part of it stands in the file.

pub mod model;
pub mod markdown;

pub use markdown::markdown;
pub use model::Extracted;
