//! What `factmark batch` takes, and what it makes of it.

use super::formats::{BatchFormat, Fail, InputFormat};
use super::kinds;
use super::picked::Shard;
use super::wanted::{Reading, Wanted};
use crate::batch::{Fault, FaultCode, Fields, Gates, Most};
use crate::outcome::DetailKind;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// What happens at a row that cannot be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OnError {
    /// It is a row of the output, and the next one follows.
    Continue,
    /// It is the last row of the output.
    Abort,
}

/// What `batch` takes.
#[derive(Clone, Debug, Args)]
pub struct BatchArgs {
    /// The files with the statements, or patterns such as "desk/*.csv"; "-" is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<String>,
    /// A source to check against; may be given several times
    #[arg(short, long = "source", value_name = "FILE", help_heading = "Rows")]
    pub sources: Vec<String>,
    /// Where the sources are that rows name: a folder, or JSON Lines with "id" and "text"
    #[arg(long = "sources", value_name = "DIR|FILE.jsonl", help_heading = "Rows")]
    pub library: Option<PathBuf>,
    /// How the input is written, instead of by its name or its first character
    #[arg(long, value_name = "FORMAT", help_heading = "Rows")]
    pub input_format: Option<InputFormat>,
    /// The mark between the cells of a table; `\t` is a tab
    #[arg(long, value_name = "CHAR", help_heading = "Rows")]
    pub delimiter: Option<String>,
    /// The column with the statements: its name, or its number where the table has no head
    #[arg(long, value_name = "NAME|N", help_heading = "Rows")]
    pub column: Option<String>,
    /// Under which key a row has a field (statement, id, source, source_text, label, waive), as in statement=response; dots lead
    /// into inner objects
    #[arg(long, value_name = "FIELD=KEY", help_heading = "Rows")]
    pub map: Vec<String>,
    /// Answer the first N rows only
    #[arg(long, value_name = "N", help_heading = "Rows")]
    pub limit: Option<usize>,
    /// Answer N rows that are drawn evenly from all
    #[arg(long, value_name = "N", conflicts_with = "limit", help_heading = "Rows")]
    pub sample: Option<usize>,
    /// Which N rows are drawn: another number, another draw
    #[arg(long, value_name = "S", default_value_t = 0, requires = "sample", help_heading = "Rows")]
    pub seed: u64,
    /// Answer each N-th row, beginning with the I-th: one of N runs that share the work
    #[arg(long, value_name = "I/N", help_heading = "Rows")]
    pub shard: Option<Shard>,
    /// Look at details of these kinds alone: what others contradict is absent, what tells nothing of these kinds unchecked
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kinds::parser(), help_heading = "Rows")]
    pub only: Vec<DetailKind>,

    /// How to write the answers
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Answers")]
    pub format: BatchFormat,
    /// Write the answers to a file as well, as in sarif=out.sarif; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", help_heading = "Answers")]
    pub report: Vec<Wanted>,
    /// Also show what is supported
    #[arg(short, long, help_heading = "Answers")]
    pub all: bool,
    /// Write JSON Lines to FILE, behind the rows that it already has
    #[arg(long, value_name = "FILE", conflicts_with_all = ["format", "report", "sample"], help_heading = "Answers")]
    pub resume: Option<PathBuf>,
    /// Show no progress
    #[arg(long, help_heading = "Answers")]
    pub no_progress: bool,

    /// What makes the exit code say that it failed
    #[arg(long, value_name = "WHAT", default_value = "contradicted", help_heading = "Gates")]
    pub fail_on: Fail,
    /// Let so many contradicted statements pass
    #[arg(long, value_name = "N", help_heading = "Gates")]
    pub max_contradicted: Option<usize>,
    /// Fail when more than so many, or so many percent, are absent or unchecked
    #[arg(long, value_name = "N|P%", help_heading = "Gates")]
    pub max_absent: Option<Most>,
    /// Fail when fewer than so many percent of the statements could be checked
    #[arg(long, value_name = "P%", help_heading = "Gates")]
    pub min_checked: Option<Most>,
    /// Results of an earlier run (JSON Lines): what stands there does not fail again
    #[arg(long, value_name = "FILE", help_heading = "Gates")]
    pub baseline: Option<PathBuf>,
    /// The day that waivers are held against, as in 2027-01-31, instead of today
    #[arg(long, value_name = "DATE", env = "FACTMARK_TODAY", hide_env = true, help_heading = "Gates")]
    pub today: Option<Date>,
    /// Let no waiver pass a row; it still stands in the answers
    #[arg(long, help_heading = "Gates")]
    pub no_waivers: bool,
    /// What happens at a row that cannot be answered
    #[arg(long, value_name = "WHAT", default_value = "continue", help_heading = "Gates")]
    pub on_error: OnError,
    /// Let an input without a statement pass
    #[arg(long, help_heading = "Gates")]
    pub allow_empty: bool,

    /// How many threads to use, instead of one a core
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

impl BatchArgs {
    /// How the input is to be read.
    ///
    /// # Errors
    /// A field or a mark that there is not.
    pub fn reading(&self) -> Result<Reading, Fault> {
        let usage = |message: String| Fault::new(FaultCode::Usage, message);
        let mut fields = Fields::default();
        for pair in &self.map {
            let (field, key) = pair.split_once('=').ok_or_else(|| {
                usage(format!("--map {pair} maps nothing")).help("write FIELD=KEY, as in statement=response")
            })?;
            fields.map(field.trim(), key.trim())?;
        }
        let column = self.column.as_deref().map(str::trim);
        let number = column.and_then(|c| c.parse::<usize>().ok());
        if number == Some(0) {
            return Err(usage("--column 0 is no column".into()).help("columns are counted from 1"));
        }
        if let (Some(name), None) = (column, number) {
            fields.map("statement", name)?;
        }
        let delimiter = self.delimiter.as_deref().map(|d| match d {
            "\\t" => Ok(b'\t'),
            one if one.len() == 1 => one.bytes().next().ok_or(()),
            _ => Err(()),
        });
        let delimiter = delimiter.transpose().map_err(|()| {
            let given = self.delimiter.as_deref().unwrap_or("");
            usage(format!("--delimiter `{given}` is no single mark")).help("give one ASCII character, or \\t")
        })?;
        Ok(Reading { given: self.input_format, delimiter, column: number, fields })
    }

    /// What makes the run fail.
    pub fn gates(&self) -> Gates {
        Gates {
            fail_on: self.fail_on.on(),
            contradicted: self.max_contradicted,
            absent: self.max_absent,
            checked: self.min_checked,
        }
    }
}
