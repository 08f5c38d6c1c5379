//! Every code at length, for `factmark explain`.

use crate::batch::FaultCode;
use crate::outcome::{Agreement, Basis, Caveat, DetailKind, Difference, Flag, Reason, Verdict};
use crate::rule::{CODES, Code};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What the reference says of a code.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct More {
    /// When it is given, and what to do.
    pub text: String,
    /// A source, a statement, and the verdict.
    pub example: Option<[String; 3]>,
    /// Whether the engine misses the example as yet: then it is not shown.
    #[serde(default)]
    pub missed: bool,
}

/// The reference that stands in `codes.toml`.
static MORE: LazyLock<BTreeMap<String, More>> =
    LazyLock::new(|| toml::from_str(include_str!("codes.toml")).unwrap_or_default());

/// The widest line of an explanation.
const WIDTH: usize = 100;

/// Every code with what it is a code of, and its one sentence of meaning.
pub fn all() -> Vec<(&'static str, &'static str, &'static str)> {
    let mut out = Vec::new();
    out.extend(Verdict::ALL.iter().map(|c| ("verdict", c.code(), c.meaning())));
    out.extend(Flag::ALL.iter().map(|c| ("flag of a draft", c.code(), c.meaning())));
    out.extend(Basis::ALL.iter().map(|c| ("basis", c.code(), c.meaning())));
    out.extend(DetailKind::ALL.iter().map(|c| ("kind of detail", c.code(), c.meaning())));
    out.extend(Difference::ALL.iter().map(|c| ("difference", c.code(), c.meaning())));
    out.extend(Reason::ALL.iter().map(|c| ("reason", c.code(), c.meaning())));
    out.extend(Caveat::ALL.iter().map(|c| ("caveat", c.code(), c.meaning())));
    out.extend(Agreement::ALL.iter().map(|c| ("agreement", c.code(), c.meaning())));
    out.extend(CODES.iter().map(|c| (of(c), c.code, c.meaning)));
    out.extend(FaultCode::ALL.iter().map(|c| ("fault of an input", c.code(), c.meaning())));
    out
}

/// What a code means, in one sentence.
pub fn meaning(code: &str) -> Option<&'static str> {
    all().into_iter().find(|(_, known, _)| *known == code).map(|(.., meaning)| meaning)
}

fn of(code: &Code) -> &'static str {
    if code.code.starts_with('E') { "note on a run" } else { "fault of a rule file" }
}

/// What the reference adds to the meaning of a code.
pub fn more(code: &str) -> Option<&'static More> {
    MORE.get(code)
}

/// All codes, a line each.
pub fn list() -> String {
    let mut out = String::new();
    let mut last = "";
    for (of, code, meaning) in all() {
        if of != last {
            out.push_str(&format!("{}{of}\n", if last.is_empty() { "" } else { "\n" }));
            last = of;
        }
        out.push_str(&format!("  {code:<22} {meaning}\n"));
    }
    out
}

/// A code at length; `None` where there is no such code.
pub fn explain(code: &str) -> Option<String> {
    let wanted = code.trim().to_lowercase();
    let found: Vec<_> = all().into_iter().filter(|(_, c, _)| c.eq_ignore_ascii_case(&wanted)).collect();
    if found.is_empty() {
        return None;
    }
    let mut out = String::new();
    for (of, code, meaning) in found {
        out.push_str(&format!("{code} ({of})\n"));
        wrap(&mut out, meaning);
    }
    if let Some(diagnostic) = Code::find(&wanted) {
        out.push('\n');
        wrap(&mut out, diagnostic.remedy);
        wrap(&mut out, "rules/README.md is the reference of the rule language.");
    }
    if let Some(more) = more(&wanted) {
        out.push('\n');
        wrap(&mut out, &more.text);
        if let Some([source, statement, verdict]) = more.example.as_ref().filter(|_| !more.missed) {
            out.push_str(&format!("\n  source     {source}\n  statement  {statement}\n  verdict    {verdict}\n"));
        }
    }
    Some(out)
}

/// The code that is most like an unknown one, where one is like it at all.
pub fn nearest(code: &str) -> Option<&'static str> {
    let wanted = code.trim().to_lowercase();
    let distance = |c: &str| strsim::damerau_levenshtein(&wanted, &c.to_lowercase());
    let near = all().into_iter().map(|(_, c, _)| c).min_by_key(|c| distance(c))?;
    (distance(near) <= 1.max(wanted.len() / 3)).then_some(near)
}

/// Words over lines of at most [`WIDTH`] columns, indented by two.
fn wrap(out: &mut String, text: &str) {
    let mut column = 0;
    for word in text.split_whitespace() {
        let wide = word.chars().count();
        if column + 1 + wide > WIDTH || column == 0 {
            out.push_str(if column == 0 { "  " } else { "\n  " });
            column = 2 + wide;
        } else {
            out.push(' ');
            column += 1 + wide;
        }
        out.push_str(word);
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_its_entry_and_every_entry_its_code() {
        let more: BTreeMap<String, More> = toml::from_str(include_str!("codes.toml")).unwrap();
        // a diagnostic carries its own remedy
        let own = |code: &&str| Code::find(code).is_none();
        let known: BTreeSet<&str> = all().into_iter().map(|(_, code, _)| code).filter(own).collect();
        let told: BTreeSet<&str> = more.keys().map(String::as_str).collect();
        assert_eq!(known, told);
        for (code, more) in &more {
            assert!(more.text.ends_with('.'), "{code}: {}", more.text);
            let verdict = more.example.as_ref().map(|[.., v]| v.as_str());
            assert!(verdict.is_none_or(|v| Verdict::from_code(v).is_some()), "{code}: {verdict:?}");
        }
    }
}
