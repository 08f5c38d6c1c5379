//! Lines that might decide a statement, from its trace: words without a counterpart beside words of the nearest passage.

use super::model::{Candidate, Kind};
use crate::lexicon::{Lexicon, Pos};
use crate::trace::model::{Clause, Mention, Pairing, Text, Token, Trace};

/// How many words of a statement are looked at, and how many of the passage for each of them.
const WORDS: usize = 6;
const BESIDE: usize = 12;
/// The least share of a clause for which a looser `[support]` is worth a thought.
const NEARLY: f64 = 0.6;

/// The words of the clauses that are not settled which have no counterpart.
pub fn unmatched(trace: &Trace) -> Vec<&Pairing> {
    trace.clauses.iter().flat_map(|c| &c.words).filter(|w| w.how == "missing").collect()
}

/// Every line that might decide one of the clauses, the surer ones first.
pub fn candidates(trace: &Trace, lexicon: &Lexicon) -> Vec<Candidate> {
    let mut out = Vec::new();
    for clause in &trace.clauses {
        let missing: Vec<&Pairing> = clause.words.iter().filter(|w| w.how == "missing").take(WORDS).collect();
        for word in missing {
            if word.kind == "name" {
                names(trace, word, &mut out)
            } else {
                words(trace, lexicon, clause, word, &mut out)
            }
        }
        differences(clause, &mut out);
        out.extend(support(clause));
    }
    let mut seen = Vec::new();
    out.retain(|c| {
        let new = !seen.contains(&c.toml);
        seen.push(c.toml.clone());
        new
    });
    out
}

/// The token of a text that begins at a byte.
fn token(text: &Text, at: usize) -> Option<&Token> {
    text.tokens.iter().find(|t| t.at.byte_start == at)
}

/// The table of the dictionary for a part of speech.
fn table(tag: &str) -> Option<(&'static str, Pos)> {
    let all = [("verb", Pos::Verb), ("noun", Pos::Noun), ("adjective", Pos::Adjective), ("adverb", Pos::Adverb)];
    all.into_iter().find(|(name, _)| *name == tag)
}

fn words(trace: &Trace, lexicon: &Lexicon, clause: &Clause, word: &Pairing, out: &mut Vec<Candidate>) {
    let Some(own) = token(&trace.statement, word.at.byte_start) else { return };
    let (Some((table, pos)), Some(passage)) = (table(own.tag), clause.passages.first()) else { return };
    // an entry replaces the one of the same word: only a word that the dictionary says nothing of gets one
    let fresh = |lemma: &str| {
        let item = lexicon.item(lexicon.lemma(lemma), pos);
        item.is_none_or(|i| lexicon.relations(i).is_empty())
    };
    let taken = |t: &Token| {
        let there = clause.words.iter().filter_map(|w| w.there.as_ref());
        there.into_iter().any(|s| s.byte_start <= t.at.byte_start && t.at.byte_end <= s.byte_end)
    };
    let inside = |t: &Token| passage.at.byte_start <= t.at.byte_start && t.at.byte_end <= passage.at.byte_end;
    let alike = trace.source.tokens.iter().filter(|t| t.tag == own.tag && t.lemma != own.lemma);
    for other in alike.filter(|t| inside(t) && !taken(t)).take(BESIDE) {
        let (claim, source) = (quoted(&own.lemma), quoted(&other.lemma));
        let mut lines = vec![format!("[[narrower]]\nwords = [{source}, {claim}]\n")];
        if fresh(&other.lemma) {
            lines.push(format!("[{table}.{}]\nimplies = [{claim}]\n", key(&other.lemma)));
        }
        if fresh(&own.lemma) {
            lines.push(format!("[{table}.{}]\nsame = [{source}]\n", key(&own.lemma)));
        }
        out.extend(lines.into_iter().map(|toml| {
            let (claim, source) = (own.at.exact.clone(), other.at.exact.clone());
            Candidate { kind: Kind::Word, toml, claim, source }
        }));
    }
}

/// A name without a counterpart may be another name of somebody whom the passage names.
fn names(trace: &Trace, word: &Pairing, out: &mut Vec<Candidate>) {
    let named = |text: &Text| -> Vec<String> {
        text.mentions.iter().filter(|m| m.kind == "name").map(|m| m.at.exact.clone()).collect()
    };
    let whole = trace.statement.mentions.iter().filter(|m| m.kind == "name");
    let held = |m: &&Mention| m.at.byte_start <= word.at.byte_start && word.at.byte_end <= m.at.byte_end;
    let Some(claim) = whole.into_iter().find(held).map(|m| m.at.exact.clone()) else { return };
    let ours = named(&trace.statement);
    for source in named(&trace.source).into_iter().filter(|n| !ours.contains(n)).take(BESIDE) {
        let toml = format!("[[entity]]\nname = {}\naliases = [{}]\n", quoted(&source), quoted(&claim));
        out.push(Candidate { kind: Kind::Name, toml, claim: claim.clone(), source });
    }
}

/// A difference that is found and not trusted would contradict at another threshold.
fn differences(clause: &Clause, out: &mut Vec<Candidate>) {
    for finding in clause.findings.iter().filter(|f| matches!(f.outcome, "possible" | "below")) {
        let Some(difference) = finding.difference else { continue };
        let from = (finding.identity * 100.0).floor() / 100.0;
        if from <= 0.0 {
            continue;
        }
        let possible = finding.possible_from.map_or(from, |p| p.min(from));
        let toml =
            format!("[difference]\n{} = {{ contradicted = {from:.2}, possible = {possible:.2} }}\n", difference.code());
        let (claim, source) = (finding.claim.exact.clone(), finding.evidence.as_ref().map(|e| e.exact.clone()));
        out.push(Candidate { kind: Kind::Policy, toml, claim, source: source.unwrap_or_default() });
    }
}

/// A passage that lacks only weight would bear the clause, were less of it asked for.
fn support(clause: &Clause) -> Option<Candidate> {
    let passage = clause.passages.first().filter(|p| p.share >= NEARLY)?;
    let mut keys = Vec::new();
    for gate in &passage.gates {
        let value = gate.value?;
        keys.push(match gate.gate {
            "coverage" => format!("coverage = {:.2}", (value * 100.0).floor() / 100.0),
            "heavy-word" => format!("heaviest = {:.1}", (value * 10.0).ceil() / 10.0),
            "missing-weight" => format!("missing = {:.1}", (value * 10.0).ceil() / 10.0),
            _ => return None,
        });
    }
    let toml = format!("[support]\nreworded = {{ {} }}\n", keys.join(", "));
    let (claim, source) = (clause.at.exact.clone(), passage.at.exact.clone());
    (!keys.is_empty()).then_some(Candidate { kind: Kind::Policy, toml, claim, source })
}

/// A key of TOML: bare where it can be.
fn key(word: &str) -> String {
    let bare = !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if bare { word.to_owned() } else { quoted(word) }
}

/// A text of TOML.
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
