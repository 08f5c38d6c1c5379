//! Why a verdict is what it is, in one sentence: what the source says against what the statement says.

use crate::batch::{Judged, Named};
use crate::outcome::{Basis, Caveat, DetailKind, Reason, Verdict};
use crate::text::Span;
use crate::verdict::{Detail, Evidence, Passage};

/// The most that is quoted of a text in a sentence, in characters.
const QUOTED: usize = 60;

/// Why the whole statement has its verdict.
pub fn why(judged: &Judged) -> String {
    let report = &judged.report;
    if let Some(detail) = report.decisive.and_then(|k| report.details.get(k)) {
        return why_detail(detail, judged);
    }
    match report.verdict {
        Verdict::Supported => supported(report.basis, report.reason),
        Verdict::Contradicted => contrast_of(report.reason, None),
        Verdict::Absent if !report.checked => Reason::NothingToCheck.meaning().trim_end_matches('.').to_lowercase(),
        Verdict::Absent => absent(judged),
    }
}

fn supported(basis: Option<Basis>, reason: Reason) -> String {
    match basis {
        Some(Basis::Stated) => "the source says it in these words",
        Some(Basis::Reworded) => "every part has its counterpart in one sentence of the source",
        Some(Basis::Joined) => "every part has its counterpart in two neighbouring sentences of the source",
        Some(Basis::Rule) => "a rule read the same claim on both sides, and all of its parts agree",
        None => return lower(reason.meaning()),
    }
    .to_string()
}

fn absent(judged: &Judged) -> String {
    let report = &judged.report;
    let missing: Vec<String> =
        report.missing.iter().map(|s| quoted(s.of(&judged.statement))).filter(|m| m.len() > 2).collect();
    match report.reason {
        Reason::Uncovered | Reason::NotInSource if !missing.is_empty() => {
            format!("the source has no counterpart of {}", missing.join(", "))
        }
        reason => lower(reason.meaning()),
    }
}

/// Why one detail has its verdict.
pub fn why_detail(detail: &Detail, judged: &Judged) -> String {
    let said = said(detail, &judged.statement);
    let found = detail.evidence.first().map(|e| found(e, detail, &judged.sources));
    match (detail.verdict, found) {
        (Verdict::Supported, Some(found)) if same(&found, &said) => format!("the source says {found}"),
        (Verdict::Supported, Some(found)) => format!("the source says {found}, which holds {said}"),
        (Verdict::Supported, None) => lower(detail.reason.meaning()),
        (_, None) => silent(detail, &said),
        (_, Some(found)) => contrast(detail, &found, &said),
    }
}

/// What both sides say, where the source says something.
fn contrast(detail: &Detail, found: &str, said: &str) -> String {
    use Reason::*;
    let plain = format!("the source says {found}; the statement says {said}");
    match detail.reason {
        OtherSpeaker => format!("the source gives these words to {found}; the statement gives them to {said}"),
        AttributionAdded => format!("the source says {found} itself; the statement gives it to {said}"),
        ClosedList => format!("the source’s list is complete, {found}, and does not hold {said}"),
        OpenList => format!("the source’s list is open, {found}, so that {said} is missing in it proves nothing"),
        OfficeHeldByOther => format!("the source gives this office to {found}; the statement gives it to {said}"),
        OtherOffice | FormerCurrent | OtherCountry => {
            format!("the source calls this person {found}; the statement says {said}")
        }
        PlanAsFact => format!("the source tells a plan, {found}; the statement tells a fact, {said}"),
        ThreatAsFact => format!("the source tells a threat, {found}; the statement tells a fact, {said}"),
        PossibilityAsFact => format!("the source tells a possibility, {found}; the statement tells a fact, {said}"),
        AllegationAsFact => format!("the source tells an allegation, {found}; the statement tells guilt, {said}"),
        StageNotReached => format!("the source goes as far as {found}; the statement says {said}"),
        QuoteAlteredWords | NegationCut => format!("the source’s words are {found}; the statement quotes {said}"),
        Swapped => format!("in the source {found} stands in the place of {said}"),
        MaybeSameName => format!("the source has the name {found}; the statement writes {said}"),
        AmbiguousTarget | AmbiguousName => format!("{}: {found} is one of them", lower(detail.reason.meaning())),
        OtherValue | BoundReversed | OtherFigure | OtherDate | OtherRate | OtherAgent | OtherName | Negated
        | Opposite | OtherDirection | ModalityStrengthened => plain,
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

fn contrast_of(reason: Reason, said: Option<&str>) -> String {
    said.map_or_else(|| lower(reason.meaning()), |s| format!("{}: {s}", lower(reason.meaning())))
}

/// The statement's words for a detail, with the value where the words alone do not tell it.
fn said(detail: &Detail, statement: &str) -> String {
    named(detail.span.of(statement), &detail.value, detail.kind)
}

fn found(evidence: &Evidence, detail: &Detail, sources: &[Named]) -> String {
    named(exact(evidence.passage, sources), &evidence.value, detail.kind)
}

/// A pronoun or an office is told with the person it stands for; a figure stands for itself.
fn named(exact: &str, value: &str, kind: DetailKind) -> String {
    let stands = matches!(kind, DetailKind::Name | DetailKind::Speaker | DetailKind::Role) && !value.is_empty();
    let words = quoted(exact);
    let known = stands && !exact.to_lowercase().contains(&value.to_lowercase());
    if exact.is_empty() {
        value.to_string()
    } else if known {
        format!("{words} ({value})")
    } else {
        words
    }
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// The words of a passage.
pub fn exact(passage: Passage, sources: &[Named]) -> &str {
    sources.get(passage.source).map_or("", |s| passage.span.of(s.article.text()))
}

/// Words in quotation marks, cut in the middle where they are long; a figure or one plain word stands bare.
fn quoted(text: &str) -> String {
    let flat: Vec<&str> = text.split_whitespace().collect();
    let text = flat.join(" ");
    let text = text.trim_matches(['“', '”', '"', ',']);
    if flat.len() <= 1 && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ',' | '.' | '%' | '$' | '-')) {
        return text.to_string();
    }
    let count = text.chars().count();
    if count <= QUOTED {
        return format!("“{text}”");
    }
    let head: String = text.chars().take(QUOTED / 2).collect();
    let tail: String = text.chars().skip(count - QUOTED / 2).collect();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(h, _)| h);
    let tail = tail.split_once(' ').map_or(tail.as_str(), |(_, t)| t);
    format!("“{head} … {tail}”")
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

/// The words of a span of the statement, in marks.
pub fn words(span: Span, text: &str) -> String {
    quoted(span.of(text))
}
