//! The program: the only floor that touches files, terminal, environment and signals.

pub mod formats;
pub mod rules_args;
pub mod args;
pub mod threads;
pub mod output;
pub mod encoding;
pub mod input;
pub mod pieces;
pub mod stop;
pub mod config;
pub mod layers;
pub mod desk;
pub mod configured;
pub mod check;
pub mod batch;
pub mod read;
pub mod explain;
pub mod progress;
pub mod watch;
pub mod rules;
pub mod lint;
pub mod rules_new;
pub mod rules_test;
pub mod packs;
pub mod audit;
pub mod mutate;
pub mod trace;
pub mod rules_run;
pub mod start;

pub use start::main;
