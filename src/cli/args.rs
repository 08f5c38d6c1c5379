//! The command line. The doc comments are what `--help` prints.

use super::batch_args::BatchArgs;
pub use super::formats::{Fail, Format, InputFormat, LintFormat, TraceFormat};
use super::kinds;
use super::rules_args::RulesCommand;
use super::signoff_args::SignoffArgs;
use super::wanted::Wanted;
use crate::outcome::DetailKind;
use clap::builder::FalseyValueParser as Falsey;
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
    #[arg(short, long, value_name = "PATH", global = true, env = "FACTMARK_RULES", hide_env = true)]
    pub rules: Vec<PathBuf>,
    /// The configuration, instead of the nearest factmark.toml above the input
    #[arg(long, value_name = "PATH", global = true, env = "FACTMARK_CONFIG", hide_env = true)]
    pub config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long, global = true, conflicts_with = "config")]
    pub no_config: bool,
    /// Turn supported into absent where a caveat must be looked at
    #[arg(long, global = true, env = "FACTMARK_STRICT", hide_env = true, value_parser = Falsey::new())]
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
    /// The options that the environment gave.
    #[arg(skip)]
    pub from_environment: Vec<&'static str>,
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

/// Options of the commands that check.
#[derive(Clone, Debug, Args)]
pub struct Checking {
    /// A source to check against; may be given several times
    #[arg(short, long = "source", value_name = "FILE")]
    pub sources: Vec<String>,
    /// How to write the answer
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// What makes the exit code say that it failed
    #[arg(long, value_name = "WHAT")]
    pub fail_on: Option<Fail>,
    /// Look at details of these kinds alone: what others contradict is absent, what tells nothing of these kinds unchecked
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kinds::parser())]
    pub only: Vec<DetailKind>,
    /// Also show what is supported
    #[arg(short, long)]
    pub all: bool,
    /// Let an input without a statement pass
    #[arg(long)]
    pub allow_empty: bool,
}

/// Options of `review`.
#[derive(Clone, Debug, Args)]
pub struct ReviewArgs {
    /// The draft: text, Markdown, HTML, DOCX, ODT or PDF; "-" is standard input
    #[arg(value_name = "DRAFT")]
    pub draft: String,
    /// A source to check against; may be given several times
    #[arg(short, long = "source", value_name = "FILE")]
    pub sources: Vec<String>,
    /// How to write the answer
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    /// Write the sentences as rows of a batch to a file as well, as in csv=sheet.csv; may be given several times
    #[arg(long, value_name = "FORMAT=FILE")]
    pub report: Vec<Wanted>,
    /// What makes the exit code say that it failed; a flag counts as contradicted
    #[arg(long, value_name = "WHAT", default_value = "contradicted")]
    pub fail_on: Fail,
    /// Also show what is supported
    #[arg(short, long)]
    pub all: bool,
    /// Look only at sentences that are not in an earlier version: a revision of git, as in HEAD~1
    #[arg(long, value_name = "REV", conflicts_with_all = ["html", "serve"])]
    pub since: Option<String>,
    /// Write the review page to a file
    #[arg(long, value_name = "FILE", conflicts_with = "serve")]
    pub html: Option<PathBuf>,
    /// Show the review page at an address on this machine, and save decisions at once
    #[arg(long)]
    pub serve: bool,
    /// The port of that address, instead of a free one
    #[arg(long, value_name = "N", requires = "serve")]
    pub port: Option<u16>,
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
    /// Check many statements: one a line or an item of a list, tables, or rows of JSON with their own sources
    Batch(Box<BatchArgs>),
    /// Check a whole draft: each of its sentences against the sources, and the draft against itself
    Review(ReviewArgs),
    /// Decide what a review has found, and sign the draft off; alone, show how it stands
    Signoff(SignoffArgs),
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
    /// Read a PDF file on standard input, for another run of this program
    #[command(hide = true)]
    ReadPdf,
    /// Show how a statement was read, and why its verdict came out so
    Trace {
        /// The statement, "-" to read it from standard input, or FILE:ROW: a row of a batch by its line, or by its id
        #[arg(value_name = "STATEMENT|FILE:ROW")]
        statement: String,
        /// A source to check against; may be given several times
        #[arg(short, long = "source", value_name = "FILE")]
        sources: Vec<String>,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: TraceFormat,
        /// How the rows of FILE are written, instead of by its first character
        #[arg(long, value_name = "FORMAT")]
        input_format: Option<InputFormat>,
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
    /// Show what changed between two results of a batch; the exit code is 1 where something got worse
    Diff {
        /// The earlier results, as JSON or JSON Lines
        old: String,
        /// The later ones
        new: String,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Show the configuration in force: which files, and what won
    Config {
        /// The input whose configuration is wanted, instead of the current folder's
        input: Option<String>,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
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
    /// What `trace` writes.
    Trace,
    /// What `review` writes.
    Review,
    /// What `signoff --export json` writes.
    Signoff,
    /// A line of a record, `DRAFT.signoff.jsonl`.
    Record,
}
