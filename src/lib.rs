//! What a source says of a statement: supported, contradicted or absent, by rules that one can read.
//!
//! ```
//! use factmark::check::Checker;
//! use factmark::outcome::Verdict;
//!
//! let checker = Checker::builtin().expect("the shipped rules have no fault");
//! let source = checker.read("The council approved the new bridge on Monday. It will cost 40 million euros.");
//! let report = checker.check("It will cost 40 million euros.", &[&source]);
//! assert_eq!(report.verdict, Verdict::Supported);
//! let passage = report.evidence.first().expect("a supported statement has evidence");
//! assert!(passage.span.of(source.text()).contains("40 million euros"));
//! ```
//!
//! [`check::Checker`] is the whole machine; [`verdict::Report`] is its answer, as plain data; [`render`] puts it into
//! words, JSON and tables; [`batch`] answers many statements; [`cli`] is the program. With the feature `python` the library is also a
//! module of Python.
#![forbid(unsafe_code)]

// The order of these lines is the law: a module imports only modules that stand before it.
pub mod text;
pub mod extraction;
pub mod outcome;
pub mod lexicon;
pub mod value;
pub mod rule;
pub mod reading;
pub mod claim;
pub mod evidence;
pub mod finding;
pub mod verdict;
pub mod check;
pub mod trial;
pub mod coverage;
pub mod audit;
pub mod mutate;
pub mod trace;
pub mod suggest;
pub mod batch;
pub mod review;
pub mod render;
pub mod cli;
#[cfg(feature = "python")]
pub mod python;
