//! The program: the only floor that touches files, terminal, environment and signals.

pub mod args;
pub mod output;
pub mod encoding;
pub mod input;
pub mod pieces;
pub mod desk;
pub mod check;
pub mod batch;
pub mod read;
pub mod explain;
pub mod rules;
pub mod lint;
pub mod audit;
pub mod start;

pub use start::main;
