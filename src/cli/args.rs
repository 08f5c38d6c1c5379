//! The command line. The doc comments are what `--help` prints.

use crate::batch::{FailOn, Syntax};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Checks statements against sources, by rules that one can read.
#[derive(Clone, Debug, Parser)]
#[command(name = "factmark", version, max_term_width = 100)]
#[command(
    after_help = "Exit codes: 0 supported or nothing contradicted · 1 contradicted · 2 the tool could not do its \
                        job · 3 nothing contradicted, but not established · 4 some rows were in error · 130 interrupted"
)]
pub struct Line {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// What holds for every command.
    #[command(flatten)]
    pub common: Common,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// A rule file, or a folder of them, read after the rules in the binary; may be given several times
    #[arg(short, long, value_name = "PATH", global = true)]
    pub rules: Vec<PathBuf>,
    /// Turn supported into absent where a caveat must be looked at
    #[arg(long, global = true)]
    pub strict: bool,
    /// Say less: the word of the verdict, or the summary
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say which rules and sources are used, on standard error
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Use colour
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: When,
    /// Write ASCII only: `[ok]`, `[XX]`, `[??]` for the signs
    #[arg(long, global = true)]
    pub ascii: bool,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON value, indented.
    Json,
    /// One JSON object a line.
    Jsonl,
}

/// How findings in rule files are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LintFormat {
    /// For people.
    Text,
    /// One JSON value, indented.
    Json,
    /// A log in SARIF 2.1.0, for code scanning.
    Sarif,
    /// Commands of a GitHub workflow, one a line.
    Github,
}

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    /// One statement a line.
    Text,
    /// One JSON array of objects.
    Json,
    /// One JSON object a line.
    Jsonl,
}

impl InputFormat {
    /// The same as rows know it.
    pub fn syntax(self) -> Syntax {
        match self {
            Self::Text => Syntax::Text,
            Self::Json => Syntax::Array,
            Self::Jsonl => Syntax::Lines,
        }
    }
}

/// What makes the exit code say that a check failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fail {
    /// A contradicted statement.
    Contradicted,
    /// Also an absent or unchecked one.
    Absent,
    /// Also one that is supported with a caveat.
    Caveat,
    /// Nothing that the sources say.
    Never,
}

impl Fail {
    /// The same as summaries know it.
    pub fn on(self) -> FailOn {
        match self {
            Self::Contradicted => FailOn::Contradicted,
            Self::Absent => FailOn::Absent,
            Self::Caveat => FailOn::Caveat,
            Self::Never => FailOn::Never,
        }
    }
}

/// Options of the commands that check.
#[derive(Clone, Debug, Args)]
pub struct Checking {
    /// A source to check against; may be given several times
    #[arg(short, long = "source", value_name = "FILE")]
    pub sources: Vec<String>,
    /// How to write the answer
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// What makes the exit code say that it failed (check: absent, batch: contradicted)
    #[arg(long, value_name = "WHAT")]
    pub fail_on: Option<Fail>,
    /// Also show what is supported
    #[arg(short, long)]
    pub all: bool,
    /// Let an input without a statement pass
    #[arg(long)]
    pub allow_empty: bool,
}

/// The commands.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Check one statement
    Check {
        /// The statement; "-" reads it from standard input
        statement: String,
        /// How.
        #[command(flatten)]
        how: Checking,
    },
    /// Check many statements: one a line, or rows of JSON with their own sources
    Batch {
        /// The file with the statements; "-" is standard input
        file: String,
        /// How.
        #[command(flatten)]
        how: Checking,
        /// How the input is written, instead of by its first character
        #[arg(long, value_name = "FORMAT")]
        input_format: Option<InputFormat>,
        /// How many threads to use, instead of one a core
        #[arg(long, value_name = "N")]
        threads: Option<usize>,
    },
    /// Show what is read in a text: figures, dates, names, speakers, quotations
    Read {
        /// The text, or rows of JSON with a "text" each; "-" is standard input
        file: String,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
        /// How the input is written, instead of by its first character
        #[arg(long, value_name = "FORMAT")]
        input_format: Option<InputFormat>,
        /// How many threads to use, instead of one a core
        #[arg(long, value_name = "N")]
        threads: Option<usize>,
    },
    /// List, show, test and audit the rules
    Rules {
        /// What to do.
        #[command(subcommand)]
        what: RulesCommand,
    },
    /// Explain a code at length; without a code, list them all
    Explain {
        /// The code, as in results and messages
        code: Option<String>,
    },
    /// Print the JSON Schema of the results
    Schema {
        /// Of which command
        #[arg(default_value = "batch")]
        of: Schema,
    },
}

/// The formats that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Schema {
    /// A result of `check`.
    Check,
    /// A line of `batch`: a result or an error.
    Batch,
    /// A line of `read`.
    Read,
}

/// What to do with the rules.
#[derive(Clone, Debug, clap::Subcommand)]
pub enum RulesCommand {
    /// List the rules in force
    List {
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Show one rule, part by part
    Show {
        /// Its name: "core/designation" or "designation"
        id: String,
    },
    /// Try the rules on their own examples
    Test {
        /// One rule only
        id: Option<String>,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Show every fault of rule files, and what looks wrong in them
    Lint {
        /// Rule files, or folders of them, beside those of --rules
        paths: Vec<PathBuf>,
        /// Look at the rules inside the program too
        #[arg(short, long)]
        all: bool,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: LintFormat,
    },
    /// Show which patterns, alternatives and words no example tries
    Coverage {
        /// One rule only
        id: Option<String>,
        /// Look at the rules inside the program too
        #[arg(short, long)]
        all: bool,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Count how often each rule, kind of difference and pair of words is right, by statements with a label each
    Audit {
        /// The labelled rows of JSON: "statement", "label", "source_text" or "source"; "-" is standard input
        #[arg(value_name = "LABELLED")]
        file: String,
        /// A source for rows without one of their own; may be given several times
        #[arg(short, long = "source", value_name = "FILE")]
        sources: Vec<String>,
        /// Leave out what fired at fewer statements
        #[arg(long, value_name = "N", default_value_t = 1)]
        least: usize,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
        /// How many threads to use, instead of one a core
        #[arg(long, value_name = "N")]
        threads: Option<usize>,
    },
}
