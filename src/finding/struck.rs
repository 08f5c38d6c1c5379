//! Struck out: a denial that the source has between words which follow each other in the statement, whatever act it belongs to.

use super::case::Case;
use super::denials::withheld;
use super::model::Finding;
use crate::evidence::Alignment;
use crate::lexicon::{Tag, Term};
use crate::outcome::{DetailKind, Difference, Reason};
use crate::reading::Reading;
use crate::text::{Kind, Run, Word};

/// How many words on either side of a denial are looked at ...
const AROUND: usize = 8;
/// ... how many of all of them must be the same ...
const SAME: usize = 3;
/// ... and how many behind it, which may stand elsewhere without the denial.
const CLOSE: usize = 3;

/// The first denial of the passage that the clause leaves out between the same words: it leaves the clause open.
pub fn compare(case: &Case, passage: &Alignment) -> Option<Finding> {
    let there = &case.source.reading;
    let sentence = case.sentence(passage.sentences.0);
    let denials: Vec<usize> = sentence.iter().filter(|at| denies(case, there, *at)).collect();
    // a denial that has moved ("does not think it is": "thinks it is not") is not left out
    if denials.len() <= case.clause.iter().filter(|at| denies(case, case.claim, *at)).count() {
        return None;
    }
    denials.into_iter().find_map(|at| {
        let gap = gap(case, sentence, at)?;
        let sides = (Run::one(gap.min(case.clause.end.saturating_sub(1))), Run::one(at));
        let identity = case.identity(passage, sides.0);
        Some(case.differ(DetailKind::Act, Difference::Polarity, Reason::Negated, sides, identity).open())
    })
}

/// "Not", "no", "without", "nobody"; not "No. 8", nor "no 10".
fn denies(case: &Case, reading: &Reading, at: usize) -> bool {
    let number = |at: usize| reading.terms.get(at).is_some_and(|t| t.tag == Tag::Number);
    let numbered = reading.document.is(at, "no") && reading.document.is(at + 1, ".");
    let lone = case.aligner.lexicon.has("nobody", reading.document.word(at)) && !numbered;
    reading.terms.get(at).is_some_and(|t| t.tag == Tag::Negation)
        || (lone || withheld(case, reading, at).is_some_and(|run| run.len() == 1)) && !number(at + 1)
}

/// Where the clause has the words around a denial of the source without it, and the source has them so nowhere else.
fn gap(case: &Case, sentence: Run, denial: usize) -> Option<usize> {
    let there = &case.source.reading;
    let behind = words(there, denial + 1..sentence.end, false);
    let before = words(there, sentence.start..denial, true);
    // "does not know": "knows"
    let helper = |at: &usize| there.terms.get(*at).is_some_and(|t| t.lemma == Word::of("do"));
    let bare = before.first().is_some_and(helper).then(|| before.get(1..).unwrap_or_default());
    let sides = [Some(before.as_slice()), bare];
    let whole = case.claim.sentence_run(case.clause.start);
    // what parts two clauses ("yet") belongs to neither
    let mut places = case.clause.start.saturating_sub(1).max(whole.start)..case.clause.end;
    places.find(|at| {
        // "without": "with"
        let replaced = there.document.is(denial, "without") && case.claim.document.is(*at, "with");
        let ours = Around {
            before: words(case.claim, whole.start..*at, true),
            behind: words(case.claim, at + usize::from(replaced)..whole.end, false),
        };
        sides.iter().flatten().any(|before| ours.lacks(case, before, &behind)) && !ours.stands(case)
    })
}

/// The words of the statement around the place where a denial may be missing, outwards.
struct Around {
    before: Vec<usize>,
    behind: Vec<usize>,
}

impl Around {
    /// Whether those around a denial of the source are the same.
    fn lacks(&self, case: &Case, before: &[usize], behind: &[usize]) -> bool {
        let (b, h) = (common(case, &self.before, before), common(case, &self.behind, behind));
        let mut same = self.before.iter().take(b).chain(self.behind.iter().take(h));
        let solid = same.any(|at| solid(case, *at));
        // "did not stop at Lund but at Oslo" denies something else
        (b > 0 || self.before.is_empty()) && h >= self.behind.len().clamp(1, CLOSE) && b + h >= SAME && solid
    }

    /// Whether the source has the nearest of them one after the other, and no denial in front.
    fn stands(&self, case: &Case) -> bool {
        let there = &case.source.reading;
        let behind = self.behind.iter().take(CLOSE);
        let before = self.before.iter().take((CLOSE + 1).saturating_sub(behind.len()).max(1)).rev();
        let near: Vec<Word> = before.chain(behind).map(|at| case.claim.document.word(*at)).collect();
        let mut sentences = there.document.sentences().iter().map(|s| plain(there, s.run.start..s.run.end));
        sentences.any(|s| {
            let words: Vec<Word> = s.iter().map(|at| there.document.word(*at)).collect();
            let denied = |k: usize| k.checked_sub(1).and_then(|k| s.get(k)).is_some_and(|at| denies(case, there, *at));
            words.windows(near.len().max(1)).enumerate().any(|(k, w)| w == near && !denied(k))
        })
    }
}

/// Whether a word of the statement carries meaning.
fn solid(case: &Case, at: usize) -> bool {
    let own = |t: &Term| matches!(t.tag, Tag::Noun | Tag::Name | Tag::Verb | Tag::Adjective);
    case.claim.terms.get(at).is_some_and(|t| own(t) && !case.aligner.lexicon.has("light", t.lemma))
}

/// How many words of two lists are the same, from the first on.
fn common(case: &Case, ours: &[usize], theirs: &[usize]) -> usize {
    let (here, there) = (case.claim, &case.source.reading);
    let lemma = |reading: &Reading, at: usize| reading.terms.get(at).map(|t| t.lemma);
    let same =
        |a: usize, b: usize| here.document.word(a) == there.document.word(b) || lemma(here, a) == lemma(there, b);
    ours.iter().zip(theirs).take_while(|(a, b)| same(**a, **b)).count()
}

/// The words and marks of a stretch from one end on.
fn words(reading: &Reading, range: std::ops::Range<usize>, back: bool) -> Vec<usize> {
    let near = if back { range.end.saturating_sub(2 * AROUND).max(range.start)..range.end } else { range };
    let mut words = plain(reading, near.start..near.end.min(near.start + 2 * AROUND));
    if back {
        words.reverse();
    }
    words.truncate(AROUND);
    words
}

/// The words and marks of a stretch, articles and quotation marks passed over.
fn plain(reading: &Reading, range: std::ops::Range<usize>) -> Vec<usize> {
    let document = &reading.document;
    let passed = |at: usize| matches!(document.token(at).kind, Kind::Open | Kind::Close | Kind::Symbol);
    let article = |at: usize| ["a", "an", "the"].iter().any(|w| document.is(at, w));
    range.filter(|at| !passed(*at) && !article(*at)).collect()
}
