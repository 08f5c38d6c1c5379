//! What changed between two results of a batch: verdicts that are others now, evidence that has moved, rows that came or went.

use super::json::SCHEMA_VERSION;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What of a row of results is compared.
#[derive(Clone, Debug, Deserialize)]
pub struct Row {
    /// The row's name.
    #[serde(default)]
    id: serde_json::Value,
    /// The statement; a row in error has none.
    #[serde(default)]
    statement: String,
    /// The verdict; a row in error has none.
    verdict: Option<String>,
    /// Whether it could be checked.
    #[serde(default)]
    checked: bool,
    /// The decisive passages.
    #[serde(default)]
    evidence: Vec<Passage>,
    /// The reason in words.
    #[serde(default)]
    why: String,
    /// What is wrong with a row in error.
    error: Option<Error>,
    /// What the desk accepts of it.
    waived: Option<Waived>,
}

#[derive(Clone, Debug, Deserialize)]
struct Waived {
    reason: String,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
struct Passage {
    source: String,
    exact: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Error {
    message: String,
}

impl Row {
    fn name(&self) -> String {
        match &self.id {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    /// The word of its verdict, as a person is told it.
    fn word(&self) -> &str {
        match &self.verdict {
            None => "error",
            Some(verdict) if verdict == "absent" && !self.checked => "unchecked",
            Some(verdict) => verdict,
        }
    }

    fn told(&self) -> String {
        self.error.as_ref().map_or_else(|| self.why.clone(), |e| e.message.clone())
    }
}

/// What kind of change a row has gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Contradicted now, and was not.
    NewlyContradicted,
    /// Supported before, and is not now.
    NoLongerSupported,
    /// In error now, and was not.
    NewlyInError,
    /// Accepted by a waiver before, and is not now.
    NoLongerWaived,
    /// A change for the worse that a waiver accepts, or what was there and is accepted now.
    Waived,
    /// Supported now, and was not.
    NewlySupported,
    /// Any other change of the verdict.
    OtherVerdict,
    /// The same verdict by other words of the sources.
    EvidenceMoved,
    /// The row is new.
    Added,
    /// The row is gone.
    Removed,
}

impl Kind {
    /// Whether it is a change for the worse.
    pub fn worse(self) -> bool {
        self <= Self::NoLongerWaived
    }

    fn words(self) -> &'static str {
        match self {
            Self::NewlyContradicted => "newly contradicted",
            Self::NoLongerSupported => "no longer supported",
            Self::NewlyInError => "newly in error",
            Self::NoLongerWaived => "no longer waived",
            Self::Waived => "waived",
            Self::NewlySupported => "newly supported",
            Self::OtherVerdict => "another verdict",
            Self::EvidenceMoved => "evidence moved",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }
}

/// One row that has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// What kind of change.
    pub kind: Kind,
    /// The row's name.
    pub id: String,
    /// The statement.
    pub statement: String,
    /// The verdict before; nothing for a new row.
    pub before: Option<String>,
    /// The verdict now; nothing for a row that is gone.
    pub now: Option<String>,
    /// Why it is so now, or was before.
    pub why: String,
    /// Why a waiver accepts it, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<String>,
}

/// All changes between two results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Changes {
    /// The version of this format.
    pub schema_version: u32,
    /// How many rows are as they were.
    pub same: usize,
    /// The rows that are not, the worst first, then in the order of the new results.
    pub changes: Vec<Change>,
}

impl Changes {
    /// Between `old` and `new`. Rows are the same by name and statement; where both have several of these, in their order.
    pub fn between(old: &[Row], new: &[Row]) -> Self {
        let mut before: BTreeMap<(String, &str), Vec<&Row>> = BTreeMap::new();
        for row in old.iter().rev() {
            before.entry((row.name(), &row.statement)).or_default().push(row);
        }
        let (mut same, mut changes) = (0, Vec::new());
        for row in new {
            let was = before.get_mut(&(row.name(), row.statement.as_str())).and_then(Vec::pop);
            match kind(was, row) {
                None => same += 1,
                Some(kind) => changes.push(change(kind, was, Some(row))),
            }
        }
        let mut gone: Vec<&Row> = before.into_values().flatten().collect();
        gone.sort_by_key(|row| old.iter().position(|o| std::ptr::eq(o, *row)));
        changes.extend(gone.into_iter().map(|row| change(Kind::Removed, Some(row), None)));
        changes.sort_by_key(|c| c.kind);
        Self { schema_version: SCHEMA_VERSION, same, changes }
    }

    /// Whether anything is worse than it was.
    pub fn worse(&self) -> bool {
        let new = |c: &Change| c.kind == Kind::Added && c.now.as_deref() == Some("contradicted") && c.waived.is_none();
        self.changes.iter().any(|c| c.kind.worse() || new(c))
    }

    /// For a person: a line a change, under its kind, and what it came to.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut last = None;
        for change in &self.changes {
            if last != Some(change.kind) {
                let many = self.changes.iter().filter(|c| c.kind == change.kind).count();
                out.push_str(&format!("{} ({many})\n", change.kind.words()));
                last = Some(change.kind);
            }
            let verdicts = match (&change.before, &change.now) {
                (Some(before), Some(now)) if before != now => format!("{before} → {now}: "),
                (_, Some(now)) => format!("{now}: "),
                (Some(before), None) => format!("was {before}: "),
                (None, None) => String::new(),
            };
            let waived = change.waived.as_ref().map(|why| format!("waived ({why}): ")).unwrap_or_default();
            out.push_str(&format!("  {}  {}\n      {verdicts}{waived}{}\n", change.id, change.statement, change.why));
        }
        let many = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let (changed, same) = (many(self.changes.len(), "row"), many(self.same, "row"));
        out.push_str(&format!("{changed} changed, {same} as before\n"));
        out
    }
}

fn kind(was: Option<&Row>, row: &Row) -> Option<Kind> {
    let Some(was) = was else { return Some(Kind::Added) };
    let found = verdicts(was, row);
    let moved = matches!(found, None | Some(Kind::EvidenceMoved));
    match (was.waived.is_some(), row.waived.is_some()) {
        (_, true) if found.is_some_and(Kind::worse) => Some(Kind::Waived),
        (false, true) if moved => Some(Kind::Waived),
        (true, false) if moved => Some(Kind::NoLongerWaived),
        _ => found,
    }
}

/// What has changed but for waivers.
fn verdicts(was: &Row, row: &Row) -> Option<Kind> {
    match (was.word(), row.word()) {
        (before, now) if before == now => (was.evidence != row.evidence).then_some(Kind::EvidenceMoved),
        (_, "contradicted") => Some(Kind::NewlyContradicted),
        (_, "error") => Some(Kind::NewlyInError),
        (_, "supported") => Some(Kind::NewlySupported),
        ("supported", _) => Some(Kind::NoLongerSupported),
        _ => Some(Kind::OtherVerdict),
    }
}

fn change(kind: Kind, was: Option<&Row>, now: Option<&Row>) -> Change {
    let row = now.or(was);
    let word = |row: Option<&Row>| row.map(|r| r.word().to_string());
    Change {
        kind,
        id: row.map(Row::name).unwrap_or_default(),
        statement: row.map(|r| r.statement.clone()).unwrap_or_default(),
        before: word(was),
        now: word(now),
        why: row.map(Row::told).unwrap_or_default(),
        waived: row.and_then(|r| r.waived.as_ref()).map(|w| w.reason.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, verdict: &str, exact: &str) -> Row {
        let evidence =
            if exact.is_empty() { "[]".to_string() } else { format!(r#"[{{"source":"a","exact":"{exact}"}}]"#) };
        let text = format!(
            r#"{{"id":"{id}","statement":"s{id}","verdict":"{verdict}","checked":true,"evidence":{evidence},"why":"w"}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn what_a_waiver_accepts_is_not_worse() {
        let waived = |row: Row| Row { waived: Some(Waived { reason: "r".into() }), ..row };
        let kinds = |old: Row, new: Row| {
            let found = Changes::between(&[old], &[new]);
            (found.changes.first().map(|c| c.kind), found.worse())
        };
        let (good, bad) = (|| row("1", "supported", "x"), || row("1", "contradicted", "y"));
        assert_eq!(kinds(good(), waived(bad())), (Some(Kind::Waived), false));
        assert_eq!(kinds(bad(), waived(bad())), (Some(Kind::Waived), false));
        assert_eq!(kinds(waived(bad()), waived(bad())), (None, false));
        assert_eq!(kinds(waived(bad()), bad()), (Some(Kind::NoLongerWaived), true));
        assert_eq!(kinds(waived(bad()), good()), (Some(Kind::NewlySupported), false));
        assert!(!Changes::between(&[], &[waived(bad())]).worse() && Changes::between(&[], &[bad()]).worse());
    }

    #[test]
    fn every_kind_of_change() {
        let old = [
            row("1", "supported", "x"),
            row("2", "absent", ""),
            row("3", "supported", "x"),
            row("4", "supported", "x"),
            row("5", "absent", ""),
            row("6", "supported", "x"),
        ];
        let error: Row = serde_json::from_str(r#"{"id":6,"error":{"code":"c","message":"m"}}"#).unwrap();
        let new = [
            row("1", "supported", "x"),
            row("2", "supported", "x"),
            row("3", "absent", ""),
            row("4", "supported", "y"),
            row("5", "contradicted", "x"),
            error,
        ];
        let found = Changes::between(&old, &new);
        let kinds: Vec<(Kind, &str)> = found.changes.iter().map(|c| (c.kind, c.id.as_str())).collect();
        let want = [
            (Kind::NewlyContradicted, "5"),
            (Kind::NoLongerSupported, "3"),
            (Kind::NewlySupported, "2"),
            (Kind::EvidenceMoved, "4"),
            (Kind::Added, "6"),
            (Kind::Removed, "6"),
        ];
        assert_eq!(kinds, want);
        assert_eq!((found.same, found.worse()), (1, true));
        assert!(!Changes::between(&old, &old).worse());
    }
}
