//! What a source says of a statement: supported, contradicted or absent, by rules that one can read.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

// The order of these lines is the law: a module imports only modules that stand before it.
pub mod text;
pub mod outcome;
pub mod lexicon;
pub mod value;
pub mod rule;
pub mod reading;
pub mod evidence;
pub mod finding;
pub mod verdict;
pub mod check;
