//! A statement's quotation beside a source: word for word, cut, altered, or not there.

use super::agreement::Comparison;
use crate::lexicon::Lexicon;
use crate::outcome::{Agreement, Caveat, Difference, Reason};
use crate::text::{Document, Kind, Run, Word};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What became of a quotation, and where the source has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verbatim {
    /// The answer.
    pub comparison: Comparison,
    /// The source's words, marks left out; none where it has nothing alike.
    pub source: Option<Run>,
}

impl Verbatim {
    /// Where the source has it word for word, as a quotation.
    pub fn verbatim(&self) -> Option<Run> {
        self.source.filter(|_| self.comparison.agreement == Agreement::Entails)
    }
}

/// Words alike, of all, from which a quotation counts as an altered one.
const ALIKE: f32 = 0.6;
/// The fewest words of a quotation that can be called altered.
const LEAST: usize = 4;
/// How many quotations of the source are laid beside one that it does not have word for word.
const WINDOWS: usize = 8;
/// How many tokens may stand between the two halves of a quotation: “…,” the minister of health said on Monday, “…”.
const REPORT: usize = 14;
/// The sets of words that have a short form.
const SHORT: [&str; 6] = ["short-not", "short-will", "short-are", "short-have", "short-am", "short-can"];
/// How many words an ellipsis may leave out.
const GAP: usize = 400;

/// Compares the tokens `quote` of `claim`, without their marks, with `source`, whose quotations lie in `quotes`
/// (the runs between their marks). Linear in the source.
pub fn compare(claim: &Document, quote: Run, source: &Document, quotes: &[Run], lexicon: &Lexicon) -> Verbatim {
    let matcher = Matcher { source, words: words(lexicon, source, source.all(), false), quotes, lexicon };
    let parts = segments(lexicon, claim, quote);
    match matcher.exact(&parts) {
        Some(found) => matcher.judge(&found),
        None => Matcher { words: words(lexicon, source, source.all(), true), ..matcher }.altered(&parts.concat()),
    }
}

fn result(
    agreement: Agreement,
    difference: Difference,
    reason: Reason,
    caveats: Vec<Caveat>,
    source: Option<Run>,
) -> Verbatim {
    Verbatim { comparison: Comparison { agreement, difference, reason, caveats }, source }
}

fn counts(kind: Kind) -> bool {
    !matches!(kind, Kind::Open | Kind::Close | Kind::Punct)
}

/// The words of a run with their tokens; what stands in square brackets is the writer's and left out where asked.
fn words(lexicon: &Lexicon, document: &Document, run: Run, without_inserts: bool) -> Vec<(Word, usize)> {
    let mut inside = false;
    let mut out = Vec::with_capacity(run.len());
    for at in run.iter() {
        if document.is(at, "[") {
            inside = true;
        } else if document.is(at, "]") {
            inside = false;
        } else if counts(document.token(at).kind) && !(inside && without_inserts) {
            out.push((whole(lexicon, document.word(at)), at));
        }
    }
    out
}

/// One word for a form and its short form: not and n't.
fn whole(lexicon: &Lexicon, word: Word) -> Word {
    // asked of every word of a source: most have no short form
    let set = lexicon.has("short", word).then(|| SHORT.iter().find(|set| lexicon.has(set, word))).flatten();
    set.map_or(word, |set| Word::of(set))
}

/// The statement's words, cut where it marks that it left something out.
fn segments(lexicon: &Lexicon, document: &Document, quote: Run) -> Vec<Vec<Word>> {
    let mut out = vec![Vec::new()];
    let mut last = quote.start;
    let cuts = quote.iter().filter(|at| document.is(*at, "...")).chain([quote.end]).collect::<Vec<_>>();
    for cut in cuts {
        let part: Vec<Word> = words(lexicon, document, Run::new(last, cut), true).iter().map(|w| w.0).collect();
        out.push(part);
        last = cut + 1;
    }
    out.retain(|part| !part.is_empty());
    out
}

struct Matcher<'a> {
    source: &'a Document,
    words: Vec<(Word, usize)>,
    quotes: &'a [Run],
    lexicon: &'a Lexicon,
}

/// Where the source has every part: first and last token, and the tokens that an ellipsis left out.
struct Found {
    run: Run,
    gaps: Vec<Run>,
    insert: bool,
}

impl Matcher<'_> {
    fn word(&self, k: usize) -> Option<(Word, usize)> {
        self.words.get(k).copied()
    }

    fn quoted(&self, at: usize) -> Option<Run> {
        let next = self.quotes.partition_point(|q| q.end <= at);
        self.quotes.get(next).copied().filter(|q| q.has(at))
    }

    /// All parts in order, a quotation of the source first.
    fn exact(&self, parts: &[Vec<Word>]) -> Option<Found> {
        let first = parts.first()?;
        let starts = (0..self.words.len()).filter(|k| self.word(*k).map(|w| w.0) == first.first().copied());
        let mut best: Option<Found> = None;
        for start in starts {
            let Some(found) = self.from(start, parts) else { continue };
            if self.quoted(found.run.start).is_some() {
                return Some(found);
            }
            best = best.or(Some(found));
        }
        best
    }

    fn from(&self, start: usize, parts: &[Vec<Word>]) -> Option<Found> {
        let begin = self.word(start)?.1;
        let (mut next, mut insert) = self.part(start, parts.first()?)?;
        let mut gaps = Vec::new();
        for part in parts.iter().skip(1) {
            let (at, (end, more)) =
                (next..(next + GAP).min(self.words.len())).find_map(|k| Some((k, self.part(k, part)?)))?;
            gaps.push(Run::new(self.word(next)?.1, self.word(at)?.1));
            insert |= more;
            next = end;
        }
        let last = self.word(next.checked_sub(1)?)?.1;
        Some(Found { run: Run::new(begin, last + 1), gaps, insert })
    }

    /// One part from word `k`; what the source has in brackets may be passed over. Answers with the word behind it.
    fn part(&self, k: usize, part: &[Word]) -> Option<(usize, bool)> {
        let (mut k, mut insert) = (k, false);
        for (n, word) in part.iter().enumerate() {
            if self.word(k)?.0 != *word {
                let behind = self.past_insert(k).filter(|_| n > 0);
                insert |= behind.is_some();
                k = behind.or_else(|| self.past_report(k).filter(|_| n > 0))?;
                if self.word(k)?.0 != *word {
                    return None;
                }
            }
            k += 1;
        }
        Some((k, insert))
    }

    /// The word behind a bracket that opens right before word `k`.
    fn past_insert(&self, k: usize) -> Option<usize> {
        let at = self.word(k)?.1;
        let open = at.checked_sub(1).filter(|b| self.source.is(*b, "(") || self.source.is(*b, "["))?;
        let close =
            (open..(open + 24).min(self.source.len())).find(|c| self.source.is(*c, ")") || self.source.is(*c, "]"))?;
        Some(self.words.partition_point(|w| w.1 < close))
    }

    /// “We lost,” she said, “but not by much”: the first word of the second half, from the first word behind the first.
    fn past_report(&self, k: usize) -> Option<usize> {
        let (before, at) = (self.word(k.checked_sub(1)?)?.1, self.word(k)?.1);
        let half = self.quoted(before).filter(|q| !q.has(at))?;
        let next = self.quotes.get(self.quotes.partition_point(|q| q.start < half.end))?;
        self.reported(half, *next).then(|| self.words.partition_point(|w| w.1 < next.start))
    }

    /// Whether two quotations are the halves of one, with who says it in between.
    fn reported(&self, a: Run, b: Run) -> bool {
        let sentence = |at: usize| self.source.sentence_at(at);
        a.end <= b.start && b.start <= a.end + REPORT && sentence(a.end) == sentence(b.start)
    }

    fn judge(&self, found: &Found) -> Verbatim {
        let Some(quote) = self.quoted(found.run.start) else {
            return result(
                Agreement::Unknown,
                Difference::QuoteAltered,
                Reason::ParaphraseQuoted,
                vec![],
                Some(found.run),
            );
        };
        let loses = |run: Run| {
            run.iter()
                .any(|at| ["cut-negation", "cut-condition"].iter().any(|s| self.lexicon.has(s, self.source.word(at))))
        };
        let sentence = self.source.sentences().get(self.source.sentence_at(found.run.start)).map_or(quote, |s| s.run);
        let from = sentence.start.max(quote.start);
        // "will not go, and …": the denial does not reach behind "and"
        let reach = if self.lexicon.has("goes-on", self.source.word(found.run.start)) { 1 } else { 2 };
        let governed = Run::new(found.run.start.saturating_sub(reach).max(from), found.run.start);
        let negated = governed.iter().any(|at| self.lexicon.has("cut-negation", self.source.word(at)));
        if negated || found.gaps.iter().any(|g| loses(*g)) {
            return result(Agreement::Excludes, Difference::NegationCut, Reason::NegationCut, vec![], Some(found.run));
        }
        let mut caveats = Vec::new();
        let plain = |run: Run| run.iter().all(|at| !counts(self.source.token(at).kind));
        let last = self
            .source
            .sentences()
            .get(self.source.sentence_at(found.run.end.saturating_sub(1)))
            .map_or(quote, |s| s.run);
        let end = self.quoted(found.run.end - 1).map_or(quote.end, |q| q.end);
        if !plain(Run::new(from, found.run.start))
            || !plain(Run::new(found.run.end, last.end.min(end).max(found.run.end)))
        {
            caveats.push(Caveat::Truncated);
        }
        if !found.gaps.is_empty() || found.insert {
            caveats.push(Caveat::Ellipsis);
        }
        result(Agreement::Entails, Difference::QuoteAltered, Reason::Agrees, caveats, Some(found.run))
    }

    /// The window of the source's quotations that shares most words, where it shares enough.
    fn altered(&self, claim: &[Word]) -> Verbatim {
        let missing = || result(Agreement::Unknown, Difference::QuoteAltered, Reason::QuoteNotFound, vec![], None);
        if claim.len() < LEAST {
            return missing();
        }
        let alike = self.windows(claim).into_iter().filter_map(|window| self.shared(claim, window));
        match alike.max_by(|a, b| a.0.cmp(&b.0).then(b.1.start.cmp(&a.1.start))) {
            Some((same, run)) if same as f32 >= ALIKE * claim.len() as f32 => {
                result(Agreement::Excludes, Difference::QuoteAltered, Reason::QuoteAlteredWords, vec![], Some(run))
            }
            _ => missing(),
        }
    }

    /// How many words a window shares with the claim, in order, and the tokens from the first to the last of them.
    fn shared(&self, claim: &[Word], window: Run) -> Option<(usize, Run)> {
        let theirs: Vec<Word> = self.words.get(window.iter()).unwrap_or(&[]).iter().map(|w| w.0).collect();
        let equal: Vec<Run> = capture_diff_slices(Algorithm::Myers, claim, &theirs)
            .iter()
            .filter_map(|op| {
                if let DiffOp::Equal { new_index, len, .. } = op {
                    Some(Run::new(*new_index, new_index + len))
                } else {
                    None
                }
            })
            .collect();
        let token = |k: usize| self.word(window.start + k).map_or(0, |w| w.1);
        let run = Run::new(token(equal.first()?.start), token(equal.last()?.end - 1) + 1);
        Some((equal.iter().map(|r| r.len()).sum(), run))
    }

    /// Of each of the source's quotations, the words that hold most of the claim's, a little more than it has; the
    /// quotations that hold most come first.
    fn windows(&self, claim: &[Word]) -> Vec<Run> {
        let size = claim.len() + claim.len() / 4 + 2;
        let mut best: Vec<(usize, Run)> = Vec::new();
        let halves = self.quotes.windows(2).filter_map(|pair| match pair {
            [a, b] if self.reported(*a, *b) => Some(Run::new(a.start, b.end)),
            _ => None,
        });
        for quote in self.quotes.iter().copied().chain(halves) {
            let from = self.words.partition_point(|w| w.1 < quote.start);
            let to = self.words.partition_point(|w| w.1 < quote.end);
            let hits: Vec<bool> =
                self.words.get(from..to).unwrap_or(&[]).iter().map(|w| claim.contains(&w.0)).collect();
            let mut count = hits.iter().take(size).filter(|h| **h).count();
            let (mut most, mut at, mut last) = (count, 0, 0);
            for (k, gone) in hits.iter().enumerate().take(hits.len().saturating_sub(size)) {
                count = count + usize::from(hits.get(k + size).copied().unwrap_or(false)) - usize::from(*gone);
                if count > most {
                    (most, at, last) = (count, k + 1, k + 1);
                } else if count == most && k < at + size {
                    last = k + 1;
                }
            }
            if most as f32 >= ALIKE * claim.len() as f32 {
                best.push((most, Run::new(from + at, (from + last + size).min(to))));
            }
        }
        best.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.start.cmp(&b.1.start)));
        best.into_iter().take(WINDOWS).map(|(_, window)| window).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::quote::quotes;
    use super::*;

    const SOURCE: &str = "The mayor spoke first. “We will not sell the old harbour to anyone, and we (the council) will keep it open for every family in town,” \
        Ana Brandt said. She added that the plan was sound. “Only a fool would leave now.” “The bridge is old,” her deputy told reporters, “and it will not last the winter.”";

    fn judge(claim: &str) -> (Agreement, Reason, Vec<Caveat>) {
        let lexicon = Lexicon::builtin().unwrap();
        let (claim, source) = (lexicon.document(claim), lexicon.document(SOURCE));
        let inner: Vec<Run> = quotes(&source).iter().map(|q| q.1.words).collect();
        let answer = compare(&claim, claim.all(), &source, &inner, &lexicon).comparison;
        (answer.agreement, answer.reason, answer.caveats)
    }

    #[test]
    fn quotations_word_for_word_and_not() {
        use Agreement::{Entails, Excludes, Unknown};
        for (claim, agreement, reason, caveats) in [
            ("Only a fool would leave now", Entails, Reason::Agrees, vec![]),
            ("The bridge is old and it will not last", Entails, Reason::Agrees, vec![Caveat::Truncated]),
            ("The bridge is old and it will last", Excludes, Reason::QuoteAlteredWords, vec![]),
            (
                "we will keep it open for every family in town",
                Entails,
                Reason::Agrees,
                vec![Caveat::Truncated, Caveat::Ellipsis],
            ),
            (
                "we will not sell the old harbour … and we will keep it open for every family in town",
                Entails,
                Reason::Agrees,
                vec![Caveat::Ellipsis],
            ),
            ("sell the old harbour to anyone", Excludes, Reason::NegationCut, vec![]),
            ("We will ... sell the old harbour", Excludes, Reason::NegationCut, vec![]),
            ("we will keep it closed for every family in town", Excludes, Reason::QuoteAlteredWords, vec![]),
            ("that the plan was sound", Unknown, Reason::ParaphraseQuoted, vec![]),
            ("the bridge is too narrow for lorries", Unknown, Reason::QuoteNotFound, vec![]),
        ] {
            assert_eq!(judge(claim), (agreement, reason, caveats), "{claim}");
        }
    }
}
