//! An article measured: its sentences and their mutants, checked against it.

use super::make::{mutants, sentences};
use super::model::{Kind, Mutant};
use crate::check::{Checker, Source};
use crate::outcome::Verdict;
use crate::text::{Span, Word};
use crate::verdict::Report;
use rayon::prelude::*;

/// How an article is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// What choices hang on: which name, which number, and which mutants where there is a limit.
    pub seed: u64,
    /// The largest number of mutants that are checked.
    pub limit: Option<usize>,
}

/// What came of the mutants of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The kind.
    pub kind: Kind,
    /// How many were made and checked.
    pub made: usize,
    /// How many are contradicted.
    pub contradicted: usize,
    /// How many are absent.
    pub absent: usize,
    /// How many are supported, and must not be.
    pub supported: usize,
}

/// A mutant that is supported.
#[derive(Clone, Debug, PartialEq)]
pub struct Supported {
    /// The mutant.
    pub mutant: Mutant,
    /// What the article is said to say of it.
    pub report: Report,
}

/// A sentence that does not support itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsupported {
    /// Its bytes in the article.
    pub sentence: Span,
    /// What the article is said to say of it.
    pub report: Report,
}

/// What came of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// How many sentences were checked against their own article.
    pub sentences: usize,
    /// How many mutants were left out by the limit.
    pub left_out: usize,
    /// What came of each kind of which there is a mutant.
    pub tallies: Vec<Tally>,
    /// The mutants that are supported, in the order of the article.
    pub supported: Vec<Supported>,
    /// The sentences that do not support themselves.
    pub unsupported: Vec<Unsupported>,
}

impl Measured {
    /// Whether something is not as it must be.
    pub fn fails(&self) -> bool {
        !self.supported.is_empty() || !self.unsupported.is_empty()
    }
}

/// Checks every sentence of an article and every mutant against the article.
pub fn measure(checker: &Checker, source: &Source, how: How) -> Measured {
    let file = &checker.loaded().vocabulary.mutation;
    let document = &source.reading.document;
    let all = mutants(checker.lexicon(), file, &source.reading, how.seed);
    let made = all.len();
    let kept = sample(all, how);
    let left_out = made - kept.len();
    let judged: Vec<(Mutant, Report)> = kept
        .into_par_iter()
        .map(|mutant| {
            let report = checker.check(&mutant.text, &[source]);
            (mutant, report)
        })
        .collect();
    let runs = sentences(&source.reading);
    let own = |run: &crate::text::Run| {
        let report = checker.check(document.exact(*run), &[source]);
        (report.verdict != Verdict::Supported).then(|| Unsupported { sentence: document.span(*run), report })
    };
    let unsupported = runs.par_iter().filter_map(own).collect();
    let tallies = Kind::ALL.iter().filter_map(|kind| tally(*kind, &judged)).collect();
    let wrong = judged.into_iter().filter(|(_, r)| r.verdict == Verdict::Supported);
    let supported = wrong.map(|(mutant, report)| Supported { mutant, report }).collect();
    Measured { sentences: runs.len(), left_out, tallies, supported, unsupported }
}

/// As many as the limit allows, chosen by the seed, in their order.
fn sample(all: Vec<Mutant>, how: How) -> Vec<Mutant> {
    let Some(limit) = how.limit.filter(|limit| *limit < all.len()) else { return all };
    let key = |m: &Mutant| Word::of(&format!("{}\n{}\n{}", how.seed, m.kind.code(), m.text));
    let mut order: Vec<(Word, usize)> = all.iter().enumerate().map(|(k, m)| (key(m), k)).collect();
    order.sort_unstable();
    order.truncate(limit);
    let mut keep = vec![false; all.len()];
    for (_, k) in order {
        if let Some(place) = keep.get_mut(k) {
            *place = true;
        }
    }
    all.into_iter().zip(keep).filter_map(|(m, keep)| keep.then_some(m)).collect()
}

fn tally(kind: Kind, judged: &[(Mutant, Report)]) -> Option<Tally> {
    let of = |verdict: Option<Verdict>| {
        judged.iter().filter(|(m, r)| m.kind == kind && verdict.is_none_or(|v| r.verdict == v)).count()
    };
    let out = Tally {
        kind,
        made: of(None),
        contradicted: of(Some(Verdict::Contradicted)),
        absent: of(Some(Verdict::Absent)),
        supported: of(Some(Verdict::Supported)),
    };
    (out.made > 0).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "The harbour board of Sund bought nine cranes for 40 million euros in May 2019. \
        Eva Lund, its chair, said the old cranes had not worked for years. \
        Ola Berg praised Eva Lund for the purchase. “Nobody expected the harbour to recover quickly,” he said on Monday. The town wants to expand it.";

    fn measured(how: How) -> Measured {
        let checker = Checker::builtin().unwrap();
        measure(&checker, &checker.read(ARTICLE), how)
    }

    #[test]
    fn each_kind_is_made_and_none_is_supported() {
        let all = measured(How::default());
        let kinds: Vec<Kind> = all.tallies.iter().map(|t| t.kind).collect();
        use Kind::{Date, Figure, Name, NegationOut, Number, Operator, Opposite, Quote, Swap, Year};
        assert_eq!(kinds, [Figure, Number, Year, Date, Name, Swap, NegationOut, Opposite, Operator, Quote]);
        let supported: Vec<&str> = all.supported.iter().map(|s| s.mutant.text.as_str()).collect();
        assert_eq!(supported, [""; 0]);
        assert_eq!((all.sentences, all.unsupported.len(), all.left_out), (5, 0, 0));
    }

    #[test]
    fn a_mutant_changes_its_sentence_and_nothing_else() {
        let checker = Checker::builtin().unwrap();
        let source = checker.read(ARTICLE);
        let all = mutants(checker.lexicon(), &checker.loaded().vocabulary.mutation, &source.reading, 0);
        let text = |kind: Kind| all.iter().filter(|m| m.kind == kind).map(|m| m.text.as_str()).collect::<Vec<_>>();
        assert_eq!(
            text(Kind::Figure),
            ["The harbour board of Sund bought nine cranes for 69 million euros in May 2019."]
        );
        assert_eq!(text(Kind::Swap), ["Eva Lund praised Ola Berg for the purchase."]);
        assert_eq!(text(Kind::NegationOut), ["Eva Lund, its chair, said the old cranes had worked for years."]);
    }

    #[test]
    fn a_sample_hangs_on_the_seed_alone() {
        let how = |seed| How { seed, limit: Some(3) };
        assert_eq!(measured(how(1)), measured(how(1)));
        let made = |m: Measured| (m.tallies.iter().map(|t| t.made).sum::<usize>(), m.left_out);
        let all: usize = measured(How::default()).tallies.iter().map(|t| t.made).sum();
        assert_eq!(made(measured(how(2))), (3, all - 3));
        assert_ne!(measured(how(1)).tallies, measured(how(2)).tallies);
    }
}
