//! What can be claimed: rules as typed, as meant, and the one road between them; their patterns, word sets and policy.

pub mod codes;
pub mod fault;
pub mod kind;
pub mod pattern;
pub mod print;
pub mod words;
pub mod program;
pub mod policy;
pub mod file;
pub mod model;
pub mod parse;
pub mod example;
pub mod fields;
pub mod build;
pub mod settle;
pub mod article;
pub mod covers;
pub mod lint;
pub mod extends;
pub mod embedded;
pub mod set;
pub mod load;

pub use article::{Article, Pronoun, Told};
pub use codes::{CODES, Code};
pub use covers::covers;
pub use embedded::{is_shipped, shipped};
pub use kind::{Comparator, Context, Family, Field, Part, SlotDef, SlotKind};
pub use load::{Loaded, OwnSet, RuleText, SourceText, load, load_looking};
pub use model::{Example, Ignored, Origin, Read, Rule};
pub use pattern::Pattern;
pub use policy::{Level, Levels, Outcome, Paraphrase, Policy, Support};
pub use program::{Filling, Op, Program, Step};
pub use set::{PatternId, RuleSet};
pub use words::{SetId, Shape, Tables, WordSet, WordSets};
