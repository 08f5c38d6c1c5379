//! What is wrong with an input: a code, a message for a person, and what to do about it.

use std::fmt;

/// The codes of input that cannot be used. `factmark explain CODE` tells each at length.
macro_rules! faults {
    ($($member:ident $code:literal $meaning:literal,)+) => {
        /// Why an input cannot be used.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum FaultCode {
            $(#[doc = $meaning] $member,)+
        }

        impl FaultCode {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$member),+];

            /// The code, as in results and on the command line.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$member => $code),+ }
            }

            /// What it means, in one sentence.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$member => $meaning),+ }
            }
        }
    };
}

faults! {
    RowNotJson "row-not-json" "The row is no valid JSON.",
    RowTable "row-table" "The record does not fit the head of its table.",
    RowNotObject "row-not-object" "The row is valid JSON, but no object.",
    RowNoStatement "row-no-statement" "The row has no `statement`, or `text` where a text is to be read.",
    RowWrongType "row-wrong-type" "A field of the row has a value of the wrong type.",
    RowTwoSources "row-two-sources" "The row has both `source_text` and `source`.",
    RowNoSource "row-no-source" "The row brings no source, and none was given with --source.",
    RowNoLabel "row-no-label" "The row has no `label`, which an audit needs.",
    RowUnknownLabel "row-unknown-label" "The row's label is none of supported, contradicted, absent and unsupported.",
    RowWaiver "row-waiver" "The row's waiver cannot be read.",
    RowNotUtf8 "row-not-utf8" "The row holds bytes that are no UTF-8.",
    StatementEmpty "statement-empty" "The statement holds no word.",
    StatementTooLong "statement-too-long" "The statement is longer than a statement can be.",
    StatementNul "statement-nul" "The statement holds a NUL character.",
    StatementIsSource "statement-is-source" "The statements and the source are the same text.",
    SourceNotFound "source-not-found" "There is no such file.",
    SourceIsDirectory "source-is-directory" "The path names a directory.",
    SourceUnreadable "source-unreadable" "The file cannot be read.",
    SourceEmpty "source-empty" "The source holds no word.",
    SourceEncoding "source-encoding" "The source is not UTF-8, and its encoding is not certain.",
    SourceNul "source-nul" "The source holds NUL bytes, as binary files do.",
    SourceForeign "source-foreign" "The source is not in English.",
    SourceTooLarge "source-too-large" "The source is larger than four gigabytes.",
    SourceChanged "source-changed" "The source has changed during the run.",
    DocumentUnsupported "document-unsupported" "The file is of a kind that is not read.",
    DocumentDamaged "document-damaged" "The document is damaged or breaks off.",
    DocumentLocked "document-locked" "The document needs a password.",
    DocumentNoText "document-no-text" "The document holds no text, as scanned pages do.",
    DocumentTooLarge "document-too-large" "The document is too large, or takes too long to read.",
    Unwritable "unwritable" "A file cannot be written.",
    BatchEmpty "batch-empty" "The input holds no statement.",
    RecordLine "record-line" "A line of a record of decisions cannot be used.",
    Usage "usage" "The command line cannot be carried out as given.",
}

/// One fault of an input. The message is lower case and names the input; the help says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its code.
    pub code: FaultCode,
    /// What is wrong, and where.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The column in its line, from 1, in code points, where there is one.
    pub column: Option<usize>,
}

impl Fault {
    /// A fault without help and column.
    pub fn new(code: FaultCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: None, column: None }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same with a column.
    #[must_use]
    pub fn column(self, column: usize) -> Self {
        Self { column: Some(column), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}
