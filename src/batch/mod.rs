//! Many statements: rows in, answers out, in order, each row answered.

pub mod fault;
pub mod fields;
pub mod waiver;
pub mod row;
pub mod language;
pub mod article;
pub mod shelf;
pub mod run;
pub mod summary;
pub mod gates;

pub use article::{Article, sha256};
pub use fault::{Fault, FaultCode};
pub use fields::Fields;
pub use gates::{Gates, Most};
pub use row::{BadRow, Given, Id, Parsed, Row, Syntax, checkable};
pub use run::{Answer, Judged, Library, Named, Outcome, answer_all, each, judge};
pub use shelf::Shelf;
pub use summary::{FailOn, Pass, Summary, Tally};
pub use waiver::Waiver;
