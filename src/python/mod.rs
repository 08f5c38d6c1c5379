//! The Python package `factmark`: the engine as a module of Python. Its users read `factmark/_factmark.pyi`.

pub mod errors;
pub mod text;
pub mod pickle;
pub mod answer;
pub mod core;
pub mod source;
pub mod given;
pub mod many;
pub mod checker;
pub mod module;
