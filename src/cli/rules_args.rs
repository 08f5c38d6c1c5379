//! The command line of `factmark rules`. The doc comments are what `--help` prints.

use super::formats::{Format, LintFormat};
use std::path::PathBuf;

/// What to do with the rules.
#[derive(Clone, Debug, clap::Subcommand)]
pub enum RulesCommand {
    /// List the rules in force
    List {
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Show one rule, part by part, with the file and line that each part comes from
    Show {
        /// Its name: "core/designation" or "designation"
        id: String,
        /// Also what it rests on: its word sets, and what each kind of difference does for it
        #[arg(long)]
        effective: bool,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Print a rule file to begin with: one rule, with one example of each kind
    New {
        /// The name of the rule: "exports" or "desk/exports"
        id: String,
        /// Write it to this file, which must not exist yet
        #[arg(long, value_name = "FILE")]
        write: Option<PathBuf>,
    },
    /// Show every form that a word set matches, and which entry it comes from
    Words {
        /// The set: "say" or "core/say"; without it, all sets are listed
        set: Option<String>,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Try rules on their own examples, with all rules and alone
    Test {
        /// A rule file, a folder of them, or the name of one rule; without it, all rules
        #[arg(value_name = "PATH|ID")]
        what: Option<String>,
        /// Try them again after every change of a rule file, until interrupted
        #[arg(long)]
        watch: bool,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Print the JSON Schema of rule files, by which editors complete and check them
    Schema,
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
        /// A rule file, a folder of them, or the name of one rule; without it, all rules of --rules
        #[arg(value_name = "PATH|ID")]
        what: Option<String>,
        /// Look at the rules inside the program too
        #[arg(short, long)]
        all: bool,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
    /// Check a pack
    Pack {
        /// What to do.
        #[command(subcommand)]
        what: PackCommand,
    },
    /// Check an article against itself: every sentence supports itself, and none does with one thing changed
    Mutate {
        /// The article; "-" is standard input
        article: String,
        /// Check at most so many changed sentences, chosen by the seed
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
        /// Another seed chooses other names, numbers and sentences
        #[arg(long, value_name = "N", default_value_t = 0)]
        seed: u64,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
        /// How many threads to use, instead of one a core
        #[arg(long, value_name = "N")]
        threads: Option<usize>,
    },
    /// Show which line of the rules would decide a statement, each tried; nothing is learned by itself
    Suggest {
        /// The statement
        statement: String,
        /// A source; may be given several times
        #[arg(short, long = "source", value_name = "FILE")]
        sources: Vec<String>,
        /// Add one to this rule file, with its example
        #[arg(long, value_name = "FILE")]
        write: Option<PathBuf>,
        /// Which one to add
        #[arg(long, value_name = "N", default_value_t = 1, requires = "write")]
        pick: usize,
        /// How to write the answer
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

/// What to do with a pack.
#[derive(Clone, Debug, clap::Subcommand)]
pub enum PackCommand {
    /// Load a pack, look for what is wrong with it, and try its examples
    Check {
        /// Its folder, or its name where it is inside the program
        path: String,
        /// How to write it
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: Format,
    },
}
