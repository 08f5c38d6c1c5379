//! A text and the places in it.

pub mod span;
pub mod fold;
pub mod shape;
pub mod token;
pub mod sentence;
pub mod lines;
pub mod ranks;
pub mod document;
pub mod diagnostic;

pub use diagnostic::{Diagnostic, Severity};
pub use document::Document;
pub use fold::{Word, fold};
pub use lines::Lines;
pub use ranks::Ranks;
pub use sentence::{Line, Sentence};
pub use shape::Caps;
pub use span::{Run, Span};
pub use token::{Abbreviations, Kind, Token, tokenize};
