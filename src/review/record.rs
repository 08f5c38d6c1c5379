//! The record of a draft, `DRAFT.signoff.jsonl`: one act of a person a line, in the order in which they were written. Nothing
//! in it is ever changed or taken out.

use crate::outcome::{Choice, Ground, State, Verdict};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The version of this format.
pub const RECORD_VERSION: u32 = 1;

/// Words with what stands around them in their sentence. (W3C Web Annotation, TextQuoteSelector)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Selector {
    /// The words.
    pub exact: String,
    /// The sentence before them.
    pub prefix: String,
    /// The sentence behind them.
    pub suffix: String,
}

impl Selector {
    /// The whole sentence.
    pub fn sentence(&self) -> String {
        format!("{}{}{}", self.prefix, self.exact, self.suffix)
    }
}

/// Words of a source that decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cited {
    /// The words.
    pub exact: String,
    /// The hash of the source that they stand in.
    pub source_sha256: String,
}

/// What a decision was made of: it holds as long as none of this changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fingerprint {
    /// The rules that decided, by name: "core/designation, wording".
    pub rule: String,
    /// The hash of these rules as they stand in their files.
    pub rule_sha256: String,
    /// The words of the draft.
    pub claim: Selector,
    /// Whom the pronouns of the sentence mean; the sentence before, where that is not certain.
    #[serde(default)]
    pub means: Vec<String>,
    /// The words of the sources.
    pub evidence: Vec<Cited>,
    /// How often the sentence stands in the draft.
    pub copies: usize,
}

impl Fingerprint {
    /// Whether a person would look at the same words, evidence and rules; a source may have changed elsewhere.
    pub fn same(&self, other: &Self) -> bool {
        let words = |f: &Self| f.evidence.iter().map(|c| c.exact.clone()).collect::<Vec<_>>();
        self.rule_sha256 == other.rule_sha256
            && self.rule == other.rule
            && self.claim == other.claim
            && self.means == other.means
            && words(self) == words(other)
    }
}

/// Who did it, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Made {
    /// Who.
    pub by: String,
    /// As what: "checker".
    #[serde(default)]
    pub role: Option<String>,
    /// When, as in 2026-11-30T12:00:00Z. (RFC 3339)
    pub at: String,
    /// The version of factmark that wrote it.
    #[serde(default)]
    pub tool: String,
}

/// What a person decided of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// Its name, of which there is no second.
    pub id: String,
    /// The finding.
    pub finding: String,
    /// What it was made of.
    pub fingerprint: Fingerprint,
    /// What was told of these words.
    pub computed: State,
    /// What was decided.
    pub decision: Choice,
    /// What it is taken for instead, where it is overridden.
    #[serde(rename = "as", default)]
    pub taken: Option<Verdict>,
    /// Why it is overridden.
    #[serde(default)]
    pub reason: Option<Ground>,
    /// In the person's own words.
    #[serde(default)]
    pub note: Option<String>,
    /// Who and when.
    #[serde(flatten)]
    pub made: Made,
    /// The decisions that it takes the place of.
    #[serde(default)]
    pub supersedes: Vec<String>,
}

/// A decision taken back; what it had taken the place of stands again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Withdrawal {
    /// Its name.
    pub id: String,
    /// The decision.
    pub of: String,
    /// Who and when.
    #[serde(flatten)]
    pub made: Made,
}

/// Supported words that a person has read: no agreement, no decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Seen {
    /// Its name.
    pub id: String,
    /// The findings.
    pub findings: Vec<String>,
    /// Who and when.
    #[serde(flatten)]
    pub made: Made,
}

/// How many marks of a kind there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Contradicted.
    pub contradicted: usize,
    /// Absent.
    pub absent: usize,
    /// Flagged in the draft itself.
    pub flagged: usize,
    /// Supported.
    pub supported: usize,
    /// Unchecked.
    pub unchecked: usize,
}

/// How much was checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// Marks that were checked.
    pub checked: usize,
    /// All marks.
    pub checkable: usize,
}

/// A source by its path, as seen from the draft's folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Sourced {
    /// The path.
    pub name: String,
    /// The hash of its text.
    pub sha256: String,
}

/// A draft signed off: everything that called for a decision had one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Signoff {
    /// Its name.
    pub id: String,
    /// The hash of the draft's text.
    pub draft_sha256: String,
    /// The hash of its file, with what nobody reads of it.
    pub file_sha256: String,
    /// The sources in their order.
    pub sources: Vec<Sourced>,
    /// The hash of all rules, lexicon and policy.
    pub rules_sha256: String,
    /// The hash of the decisions that stood.
    pub decisions_sha256: String,
    /// What there was.
    pub counts: Counts,
    /// How much of it was checked.
    pub coverage: Coverage,
    /// Whether what no source settles was read.
    pub absent_read: bool,
    /// What was done about what was not checked.
    pub unchecked_note: Option<String>,
    /// How many findings were open: none.
    pub open: usize,
    /// How many decisions were stale: none.
    pub stale: usize,
    /// Who and when.
    #[serde(flatten)]
    pub made: Made,
    /// Who had signed the same before, where somebody else had.
    pub second: Option<String>,
}

/// A correction after publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// Its name.
    pub id: String,
    /// The finding that was decided wrongly.
    pub finding: String,
    /// What is corrected.
    pub note: String,
    /// Who and when.
    #[serde(flatten)]
    pub made: Made,
}

/// One act of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Act {
    /// A finding decided.
    Decision(Decision),
    /// A decision taken back.
    Withdrawal(Withdrawal),
    /// Supported words read.
    Read(Seen),
    /// A draft signed off.
    Signoff(Signoff),
    /// A correction after publication.
    Correction(Correction),
}

/// One line of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// The version of this format.
    pub v: u32,
    /// What was done.
    #[serde(flatten)]
    pub act: Act,
}

/// What a line of a record lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It is of another version.
    Version,
    /// It has no name.
    Id,
    /// Nobody is named.
    By,
    /// The time is none.
    At,
    /// An override does not say what it is taken for.
    As,
    /// An override gives no reason.
    Reason,
    /// An override, a correction, or letting stand what a finding speaks against, gives no note.
    Note,
}

impl Entry {
    /// An act as a line.
    pub fn new(act: Act) -> Self {
        Self { v: RECORD_VERSION, act }
    }

    /// The name of the act.
    pub fn id(&self) -> &str {
        self.parts().0
    }

    /// Who did it, and when.
    pub fn made(&self) -> &Made {
        self.parts().1
    }

    /// Notes the version of factmark that writes it.
    pub fn stamped(mut self, tool: &str) -> Self {
        tool.clone_into(&mut self.parts_mut().1.tool);
        self
    }

    /// Gives it a name, where it has none.
    pub fn named(mut self, name: impl FnOnce(&Self) -> String) -> Self {
        if self.id().is_empty() {
            let name = name(&self);
            name.clone_into(self.parts_mut().0);
        }
        self
    }

    fn parts(&self) -> (&String, &Made) {
        match &self.act {
            Act::Decision(a) => (&a.id, &a.made),
            Act::Withdrawal(a) => (&a.id, &a.made),
            Act::Read(a) => (&a.id, &a.made),
            Act::Signoff(a) => (&a.id, &a.made),
            Act::Correction(a) => (&a.id, &a.made),
        }
    }

    fn parts_mut(&mut self) -> (&mut String, &mut Made) {
        match &mut self.act {
            Act::Decision(a) => (&mut a.id, &mut a.made),
            Act::Withdrawal(a) => (&mut a.id, &mut a.made),
            Act::Read(a) => (&mut a.id, &mut a.made),
            Act::Signoff(a) => (&mut a.id, &mut a.made),
            Act::Correction(a) => (&mut a.id, &mut a.made),
        }
    }

    /// What it lacks, if anything.
    pub fn lacks(&self) -> Option<Lack> {
        let made = self.made();
        let empty = |text: &str| text.trim().is_empty();
        if self.v != RECORD_VERSION {
            Some(Lack::Version)
        } else if empty(self.id()) {
            Some(Lack::Id)
        } else if empty(&made.by) {
            Some(Lack::By)
        } else if made.at.parse::<Timestamp>().is_err() {
            Some(Lack::At)
        } else {
            match &self.act {
                Act::Decision(decision) => decision.lacks(),
                Act::Correction(correction) if empty(&correction.note) => Some(Lack::Note),
                _ => None,
            }
        }
    }
}

impl Decision {
    /// What it comes to: who overrides a finding because the draft is wrong agrees that it must be mended.
    pub fn comes_to(&self) -> Choice {
        if self.decision == Choice::Override && self.taken == Some(Verdict::Contradicted) {
            Choice::Agree
        } else {
            self.decision
        }
    }

    fn lacks(&self) -> Option<Lack> {
        let note = self.note.as_ref().is_some_and(|n| !n.trim().is_empty());
        let against = matches!(self.computed, State::Contradicted | State::Flagged);
        match self.decision {
            Choice::Override if self.taken.is_none() => Some(Lack::As),
            Choice::Override if self.reason.is_none() => Some(Lack::Reason),
            Choice::Override if !note => Some(Lack::Note),
            Choice::Stet if against && !note => Some(Lack::Note),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"v":1,"type":"decision","id":"d-1","finding":"f-1","fingerprint":{"rule":"wording","rule_sha256":"","claim":{"exact":"eight","prefix":"It took ","suffix":"."},"means":[],"evidence":[],"copies":1},"computed":"contradicted","decision":"override","as":"supported","reason":"false-positive","note":"read again","by":"A. Kaya","role":"checker","at":"2026-11-30T12:00:00Z","tool":"","supersedes":[]}"#;

    #[test]
    fn a_line_there_and_back() {
        let entry: Entry = serde_json::from_str(LINE).unwrap();
        assert_eq!(serde_json::to_string(&entry).unwrap(), LINE);
        assert_eq!(entry.lacks(), None);
    }

    #[test]
    fn what_a_line_lacks() {
        let lacks = |from: &str, to: &str| {
            assert!(LINE.contains(from), "{from}");
            serde_json::from_str::<Entry>(&LINE.replace(from, to)).unwrap().lacks()
        };
        assert_eq!(lacks("\"v\":1", "\"v\":2"), Some(Lack::Version));
        assert_eq!(lacks("d-1", " "), Some(Lack::Id));
        assert_eq!(lacks("A. Kaya", ""), Some(Lack::By));
        assert_eq!(lacks("2026-11-30T12:00:00Z", "yesterday"), Some(Lack::At));
        assert_eq!(lacks("\"as\":\"supported\"", "\"as\":null"), Some(Lack::As));
        assert_eq!(lacks("\"reason\":\"false-positive\"", "\"reason\":null"), Some(Lack::Reason));
        assert_eq!(lacks("read again", ""), Some(Lack::Note));
        assert_eq!(
            lacks("\"override\"", "\"stet\"").or(lacks("\"note\":\"read again\"", "\"note\":null")),
            Some(Lack::Note)
        );
        assert_eq!(
            lacks(
                "\"override\",\"as\":\"supported\",\"reason\":\"false-positive\",\"note\":\"read again\"",
                "\"agree\""
            ),
            None
        );
    }
}
