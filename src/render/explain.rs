//! Why a verdict is what it is, in one sentence: what the source says against what the statement says.

use crate::batch::{Judged, Named};
use crate::outcome::{Basis, Caveat, DetailKind, Reason, Verdict};
use crate::rule::Decision;
use crate::text::fold;
use crate::verdict::{Detail, Passage, Report};

/// The most that is quoted of a text in a sentence, in characters.
const QUOTED: usize = 60;

/// Why the whole statement has its verdict.
pub fn why(judged: &Judged) -> String {
    let report = &judged.report;
    if let Some(detail) = telling(judged) {
        return why_detail(detail, judged);
    }
    match report.verdict {
        Verdict::Supported => supported(report.basis, report.reason),
        Verdict::Contradicted => lower(report.reason.meaning()),
        Verdict::Absent if !report.checked => lower(report.reason.meaning()),
        Verdict::Absent => absent(judged),
    }
}

/// What the desk has decided, each by whom, when and why, beside the verdict of the sources.
pub fn desk(report: &Report) -> impl Iterator<Item = String> {
    report.desk.iter().map(|decision| decided(decision, report.verdict))
}

fn decided(decision: &Decision, verdict: Verdict) -> String {
    let Decision { of, within, by, because, .. } = decision;
    let when = decision.date.as_ref().map_or(String::new(), |d| format!(" on {d}"));
    let what = if *within { format!(" of “{of}”") } else { String::new() };
    let beside = if decision.verdict == verdict { "" } else { "; the sources say otherwise" };
    format!("decided as {}{what} by {by}{when}: {because}{beside}", decision.verdict.code())
}

/// The detail that tells why: the one that decided, or the first one that is absent for the main reason.
pub fn telling(judged: &Judged) -> Option<&Detail> {
    let report = &judged.report;
    let decided = report.decisive.and_then(|k| report.details.get(k));
    let silent = || {
        let open = report.verdict == Verdict::Absent && report.checked;
        let of = |d: &&Detail| d.verdict != Verdict::Supported && d.reason == report.reason;
        let found = report.details.iter().chain(&report.possible).find(of);
        found.filter(|_| open && report.reason != Reason::Uncovered)
    };
    decided.or_else(silent)
}

fn supported(basis: Option<Basis>, reason: Reason) -> String {
    match basis {
        Some(Basis::Stated) => "the source says it in these words",
        Some(Basis::Reworded) => "every part has its counterpart in one sentence of the source",
        Some(Basis::Joined) => "every part has its counterpart in two neighbouring sentences of the source",
        Some(Basis::Paraphrased) => {
            "most of it has its counterpart in one or two sentences of the source, all names, figures and dates too"
        }
        Some(Basis::Rule) => "a rule read the same claim on both sides, and all of its parts agree",
        None => return lower(reason.meaning()),
    }
    .to_string()
}

fn absent(judged: &Judged) -> String {
    let report = &judged.report;
    let words = report.missing.iter().map(|s| s.of(&judged.statement)).filter(|m| m.len() > 1);
    let missing: Vec<String> = words.map(|w| format!("“{}”", short(w))).collect();
    match report.reason {
        Reason::Uncovered | Reason::NotInSource if !missing.is_empty() => {
            format!("the source has no counterpart of {}", missing.join(", "))
        }
        reason => lower(reason.meaning()),
    }
}

/// Why one detail has its verdict.
pub fn why_detail(detail: &Detail, judged: &Judged) -> String {
    let ours = detail.span.of(&judged.statement);
    let Some(evidence) = detail.evidence.first() else {
        return match detail.verdict {
            Verdict::Supported => lower(detail.reason.meaning()),
            _ => silent(detail, &named(ours, &detail.value, detail.kind)),
        };
    };
    let theirs = exact(evidence.passage, &judged.sources);
    if detail.verdict == Verdict::Supported {
        let found = named(theirs, &evidence.value, detail.kind);
        return match detail.kind {
            DetailKind::Speaker => format!("the source gives it to {found}"),
            _ => format!("the source says {found}"),
        };
    }
    let (short_theirs, short_ours) = differing(theirs, ours);
    let found = named(short_theirs, &evidence.value, detail.kind);
    let said = named(short_ours, &detail.value, detail.kind);
    contrast(detail, &found, &said)
}

/// Both sides without the words that they begin and end with alike: what is left is what differs. One side may be
/// nothing but what both share; then both stay whole.
fn differing<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let words = |text: &'a str| text.split_whitespace().collect::<Vec<&str>>();
    let alike = |(x, y): &(&&str, &&str)| fold(x) == fold(y);
    let (ours, theirs) = (words(a), words(b));
    let head = ours.iter().zip(&theirs).take_while(alike).count();
    let tail = ours.iter().skip(head).rev().zip(theirs.iter().skip(head).rev()).take_while(alike).count();
    match (between(a, &ours, head, tail), between(b, &theirs, head, tail)) {
        (Some(a), Some(b)) => (a, b),
        _ => (a, b),
    }
}

/// The stretch of `text` from its word `head` to the `tail`-th word from its end; `None` where that is nothing.
fn between<'a>(text: &'a str, words: &[&str], head: usize, tail: usize) -> Option<&'a str> {
    let at = |word: &&str| word.as_ptr() as usize - text.as_ptr() as usize;
    let first = words.get(head).map(at)?;
    let last = words.get(..words.len().checked_sub(tail)?)?.get(head..)?.last()?;
    text.get(first..at(last) + last.len())
}

/// What both sides say, where the source says something.
fn contrast(detail: &Detail, found: &str, said: &str) -> String {
    use Reason::*;
    let plain = format!("the source says {found}; the statement says {said}");
    match detail.reason {
        OtherSpeaker => format!("the source gives these words to {found}, the statement to {said}"),
        AttributionAdded => format!("the source says {found} itself; the statement gives it to {said}"),
        ClosedList => format!("the source’s list is complete, {found}, and does not hold {said}"),
        OpenList => format!("the source’s list is open, {found}, so that {said} is missing in it proves nothing"),
        OfficeHeldByOther => format!("the source gives this office to {found}, the statement to {said}"),
        OtherOffice | FormerCurrent | OtherCountry => {
            format!("the source calls this person {found}; the statement says {said}")
        }
        PlanAsFact => format!("the source tells a plan, {found}; the statement tells a fact, {said}"),
        ThreatAsFact => format!("the source tells a threat, {found}; the statement tells a fact, {said}"),
        PossibilityAsFact => format!("the source tells a possibility, {found}; the statement tells a fact, {said}"),
        AllegationAsFact => format!("the source tells an allegation, {found}; the statement tells guilt, {said}"),
        StageNotReached => format!("the source goes as far as {found}; the statement says {said}"),
        QuoteAlteredWords | NegationCut => format!("the source’s words are {found}; the statement quotes {said}"),
        OtherRate => format!("the source says {found} of another span of time; the statement says {said}"),
        Swapped => format!("in the source {found} stands in the place of {said}"),
        MaybeSameName => format!("the source has the name {found}; the statement writes {said}"),
        AmbiguousTarget | AmbiguousName => format!("{}: {found} is one of them", lower(detail.reason.meaning())),
        OtherValue | BoundReversed | OtherFigure | OtherDate | OtherAgent | OtherName | Negated | Opposite
        | OtherDirection | ModalityStrengthened => plain,
        reason => format!("{plain} ({})", lower(reason.meaning())),
    }
}

/// What is missing, where the source says nothing.
fn silent(detail: &Detail, said: &str) -> String {
    match detail.reason {
        Reason::NotInSource | Reason::Uncovered => match detail.kind {
            DetailKind::Date => format!("the source gives no date for it; the statement says {said}"),
            DetailKind::Quantity => format!("the source gives no figure for it; the statement says {said}"),
            DetailKind::Speaker => format!("the source does not say that {said} said so"),
            _ => format!("the source does not mention {said}"),
        },
        reason => format!("{}: {said}", lower(reason.meaning())),
    }
}

/// A pronoun or an office is told by the person it stands for; a figure stands for itself, a relative date with its day.
fn named(exact: &str, value: &str, kind: DetailKind) -> String {
    if let Some((_, days)) = value.rsplit_once(" (").filter(|_| kind == DetailKind::Date && !exact.is_empty()) {
        return format!("{} ({days}", quoted(exact));
    }
    let stands = matches!(kind, DetailKind::Name | DetailKind::Speaker | DetailKind::Role) && !value.is_empty();
    let other = stands && !exact.to_lowercase().contains(&value.to_lowercase());
    quoted(if exact.is_empty() || other { value } else { exact })
}

/// The words of a passage.
pub fn exact(passage: Passage, sources: &[Named]) -> &str {
    sources.get(passage.source).map_or("", |s| passage.span.of(s.article.text()))
}

/// Words in quotation marks; a figure or one plain word stands bare.
fn quoted(text: &str) -> String {
    let text = short(text);
    if text.chars().all(|c| c.is_alphanumeric() || matches!(c, ',' | '.' | '%' | '$' | '€' | '£' | '-')) {
        return text;
    }
    format!("“{text}”")
}

/// Words on one line without the marks around them, cut in the middle where they are long.
fn short(text: &str) -> String {
    let flat: Vec<&str> = text.split_whitespace().collect();
    let text = flat.join(" ");
    let text = text.trim_matches(['“', '”', '"', ',']);
    let count = text.chars().count();
    if count <= QUOTED {
        return text.to_string();
    }
    let head: String = text.chars().take(QUOTED / 2).collect();
    let tail: String = text.chars().skip(count - QUOTED / 2).collect();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(h, _)| h);
    let tail = tail.split_once(' ').map_or(tail.as_str(), |(_, t)| t);
    format!("{head} … {tail}")
}

/// A sentence of meaning as a clause: small first letter, no stop.
pub fn lower(sentence: &str) -> String {
    let bare = sentence.trim_end_matches('.');
    let mut chars = bare.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// A caveat in words.
pub fn caveat(caveat: Caveat) -> String {
    lower(caveat.meaning())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told() {
        assert_eq!(differing("seven drug cartels", "eight drug cartels"), ("seven", "eight"));
        assert_eq!(differing("We will never give up this", "we will never sell up this"), ("give", "sell"));
        assert_eq!(differing("in 2006", "since 2016"), ("in 2006", "since 2016"));
        assert_eq!(differing("up to 40", "40"), ("up to 40", "40"));
    }
}
