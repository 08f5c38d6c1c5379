//! Rules as meant: no name that does not exist, no slot that is never bound.

use super::kind::{Comparator, Context, Family, Field, SlotDef};
use super::pattern::Pattern;
use super::policy::Levels;
use super::program::Program;
use super::words::SetId;
use crate::outcome::{Caveat, Difference, Reason, Verdict};
use crate::text::Span;
use std::sync::Arc;

/// Where a rule stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file, as the user named it.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
}

/// A rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Pack and id: "core/designation".
    pub name: Arc<str>,
    /// What it is about, for reports.
    pub family: Family,
    /// One line of explanation with `{slot}` and `{a|b}` (the first that is filled).
    pub about: String,
    /// Where it stands.
    pub origin: Origin,
    /// Its patterns as written.
    pub patterns: Vec<Pattern>,
    /// Where they stand in the file.
    pub places: Vec<Span>,
    /// The same without the quotation marks around them.
    pub texts: Vec<Span>,
    /// Its patterns compiled, one each.
    pub programs: Vec<Program>,
    /// Its slots.
    pub slots: Vec<SlotDef>,
    /// The word sets that each slot captures.
    pub groups: Vec<Vec<SetId>>,
    /// What makes two claims about the same thing: alternatives, each a list of fields.
    pub key: Vec<Vec<Field>>,
    /// Key slots that count only where the statement fills them.
    pub optional: Vec<usize>,
    /// The least overlap (0 to 1) for a key slot, one a slot.
    pub need: Vec<f32>,
    /// How slots are compared.
    pub check: Vec<(Field, Comparator)>,
    /// Slots with one right value: another contradicts.
    pub single: Vec<usize>,
    /// Value and holder: this value belongs to one holder.
    pub unique: Vec<(usize, usize)>,
    /// List slots and what closes them: a count that equals their length, or any filled slot.
    pub closes: Vec<(usize, Vec<usize>)>,
    /// What polarity and status do.
    pub context: Context,
    /// Fields without which a statement's claim is not formed.
    pub require: Vec<Field>,
    /// Slots that, once filled, deny what the rule tells: "spared" of a list.
    pub denies: Vec<usize>,
    /// Slots that keep two claims apart where they disagree, whatever the wording makes of them.
    pub apart: Vec<usize>,
    /// What this rule changes in the policy.
    pub policy: Vec<(Difference, Levels)>,
    /// A reference for people.
    pub link: Option<String>,
    /// Why the rule is as it is.
    pub because: Option<String>,
    /// Examples of verdicts.
    pub examples: Vec<Example>,
    /// Texts and the slots that must be read in them.
    pub reads: Vec<Read>,
    /// Texts in which it must read nothing.
    pub ignores: Vec<Ignored>,
}

/// An example of a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The name of a source, or its text.
    pub source: Arc<str>,
    /// The statement.
    pub statement: String,
    /// The verdict it must get.
    pub verdict: Verdict,
    /// Its caveats, exactly, when given.
    pub caveats: Option<Vec<Caveat>>,
    /// A reason that must be among the reasons.
    pub reason: Option<Reason>,
    /// Words of the source that must lie inside the evidence.
    pub evidence: Option<String>,
    /// The rule (or "wording") that must have decided.
    pub by: Option<String>,
    /// Why a person says so.
    pub because: Option<String>,
    /// Known to fail: reported, and wrong once it passes.
    pub todo: bool,
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its place in the file.
    pub at: Span,
}

/// A text and what must be read in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The text.
    pub text: String,
    /// Slots and the words that must fill them.
    pub slots: Vec<(usize, String)>,
    /// Known to fail.
    pub todo: bool,
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its place in the file.
    pub at: Span,
}

/// A text in which the rule must read nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// The text.
    pub text: String,
    /// Known to fail.
    pub todo: bool,
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its place in the file.
    pub at: Span,
}

impl Rule {
    /// The number of the slot with this name.
    pub fn slot(&self, name: &str) -> Option<usize> {
        self.slots.iter().position(|s| *s.name == *name)
    }

    /// The comparator of a whole slot, if it is compared.
    pub fn comparator(&self, slot: usize) -> Option<Comparator> {
        self.check.iter().find(|(f, _)| f.slot == slot && f.part.is_none()).map(|(_, c)| *c)
    }
}
