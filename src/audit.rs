//! What each kind of difference, rule and pair of words did to statements whose answers are known: how often it was right,
//! how often wrong.

use crate::check::{Checker, Source};
use crate::evidence::{Occurrence, Pair, Unit, pairs};
use crate::finding::{Case, Finding};
use crate::lexicon::{Letters, LexiconFile, Relation};
use crate::outcome::{Difference, Verdict};
use crate::reading::Reading;
use crate::text::fold;
use crate::verdict::judge::Answer;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a person says of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// It is supported, contradicted or absent.
    Is(Verdict),
    /// It is not supported; whether it is contradicted or absent is not known.
    Unsupported,
}

impl Label {
    /// The label that a word stands for: the code of a verdict, or "unsupported".
    pub fn from_code(code: &str) -> Option<Self> {
        if code == "unsupported" { Some(Self::Unsupported) } else { Verdict::from_code(code).map(Self::Is) }
    }

    /// Whether a verdict is right by it.
    pub fn allows(self, verdict: Verdict) -> bool {
        match self {
            Self::Is(label) => label == verdict,
            Self::Unsupported => verdict != Verdict::Supported,
        }
    }
}

/// What can be looked at one by one: it has a line of its own in the policy, the rules or the dictionary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// A kind of difference.
    Difference(Difference),
    /// A rule by its name ("core/designation"), or "computed".
    Rule(Arc<str>),
    /// Two words or phrases in their dictionary forms.
    Pair {
        /// The statement's.
        claim: String,
        /// The source's.
        source: String,
        /// How the source's stands to the statement's.
        relation: Relation,
    },
}

/// What an entry helped to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The statement is supported.
    Supported,
    /// The statement is contradicted.
    Contradicted,
    /// The statement may be contradicted: the difference is shown, and not trusted.
    Possible,
}

impl Role {
    /// The verdict that it speaks for.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Supported => Verdict::Supported,
            Self::Contradicted | Self::Possible => Verdict::Contradicted,
        }
    }
}

/// What fired at one statement, each entry once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fired {
    /// The verdict.
    pub verdict: Verdict,
    /// The entries that made it, or that are shown with it.
    pub entries: BTreeSet<(Role, Entry)>,
}

/// Finds out what fired. Made once, shared by reference.
#[derive(Debug)]
pub struct Auditor {
    letters: Letters,
}

impl Default for Auditor {
    fn default() -> Self {
        // where the lexicon does not decode no checker is made either
        Self { letters: LexiconFile::builtin().map(|file| Letters::new(&file)).unwrap_or_default() }
    }
}

impl Auditor {
    /// Checks a statement and tells what fired. Of a statement with several clauses, those count whose verdict is that of the
    /// whole; of several sources, the one that decides.
    pub fn fired(&self, checker: &Checker, statement: &str, sources: &[&Source]) -> Fired {
        let (report, clauses) =
            checker.watch(statement, sources, |look| (look.answer.verdict, self.see(look.case, look.answer)));
        let decided = |verdict: Option<Verdict>| verdict == Some(report.verdict);
        let shown = |verdict, role| decided(verdict) || role == Role::Possible;
        let entries = clauses
            .into_iter()
            .flat_map(|(verdict, entries)| entries.into_iter().filter(move |(role, _)| shown(verdict, *role)));
        Fired { verdict: report.verdict, entries: entries.collect() }
    }

    /// Dictionary forms in letters.
    pub fn letters(&self) -> &Letters {
        &self.letters
    }

    fn see(&self, case: &Case, answer: &Answer) -> Vec<(Role, Entry)> {
        match answer.verdict {
            Some(Verdict::Supported) => self.support(case, answer).map(|e| (Role::Supported, e)).collect(),
            // what else differs is not what the label speaks of
            Some(Verdict::Contradicted) => {
                let decisive = answer.against.iter().take(1).flat_map(|f| self.difference(case, f));
                decisive.map(|e| (Role::Contradicted, e)).collect()
            }
            _ => {
                let shown = answer.possible.iter().flat_map(|f| self.difference(case, f));
                shown.map(|e| (Role::Possible, e)).collect()
            }
        }
    }

    /// The rules that agreed in the passage that bears a clause, and the pairs that link the two.
    fn support<'a>(&'a self, case: &'a Case, answer: &'a Answer) -> impl Iterator<Item = Entry> + 'a {
        let near = |f: &&Finding| f.evidence.is_none_or(|e| answer.passage.is_some_and(|p| p.overlaps(e)));
        let rules = answer.agreeing.iter().filter(near).filter_map(rule);
        let links = answer.borne.iter().flat_map(|b| b.links.iter().copied().enumerate());
        let heavy = links.filter(|(k, _)| case.side.units.get(*k).is_some_and(|u| u.weight > 0.0));
        let pairs = heavy.filter_map(move |(k, link)| {
            let sentence = case.source.reading.document.sentence_at(link?.at);
            pairs::behind(case.aligner.lexicon, case.side, k, link?, case.source.sides.get(sentence)?)
        });
        rules.chain(pairs.map(|p| self.pair(case, &p)))
    }

    /// The kind of a difference, the rule that found it, and the opposites that it rests on.
    fn difference(&self, case: &Case, finding: &Finding) -> Vec<Entry> {
        let mut out = vec![Entry::Difference(finding.difference)];
        out.extend(rule(finding));
        if finding.difference == Difference::Opposite {
            out.extend(opposites(case, finding).map(|p| self.pair(case, &p)));
        }
        out
    }

    /// A pair of words in their dictionary forms.
    pub fn pair(&self, case: &Case, pair: &Pair) -> Entry {
        Entry::Pair {
            claim: self.name(case, case.claim, pair.claim),
            source: self.name(case, &case.source.reading, pair.source),
            relation: pair.relation,
        }
    }

    /// An entry of the dictionary in letters: a word in its dictionary form, a phrase as the dictionary has it.
    fn name(&self, case: &Case, reading: &Reading, entry: Occurrence) -> String {
        let document = &reading.document;
        let lemma = |at: usize| reading.terms.get(at).map_or(document.word(at), |t| t.lemma);
        let base = |at: usize| self.letters.of(lemma(at), document.surface(at));
        let phrases = case.aligner.lexicon.phrases(lemma(entry.run.start));
        let Some(phrase) = phrases.iter().find(|p| p.item == entry.item) else { return base(entry.run.start) };
        let word = |word| {
            // the first word of a phrase stands as its lemma, the others as they are
            let literal = entry.run.iter().skip(1).find(|at| document.word(*at) == word);
            let inflected = || entry.run.iter().find(|at| lemma(*at) == word).map(base);
            literal.map(|at| fold(document.surface(at)).into_owned()).or_else(inflected)
        };
        let words: Vec<String> = phrase.words.iter().filter_map(|w| word(*w)).collect();
        words.join(" ")
    }
}

/// The rule behind a finding, where one is.
fn rule(finding: &Finding) -> Option<Entry> {
    (&*finding.rule != "wording").then(|| Entry::Rule(finding.rule.clone()))
}

/// The two words that a finding calls opposites.
fn opposites(case: &Case, finding: &Finding) -> Option<Pair> {
    let there = finding.evidence?;
    let document = &case.source.reading.document;
    let inside = |u: &&Unit| case.claim.document.span(u.run).overlaps(finding.claim);
    let ours: Vec<&Unit> = case.side.units.iter().filter(inside).collect();
    let units = case.source.sides.iter().flat_map(|s| &s.units);
    let theirs: Vec<&Unit> = units.filter(|u| document.span(u.run).overlaps(there)).collect();
    pairs::opposites(case.aligner.lexicon, &ours, &theirs)
}

/// How often an entry was right, and where it was wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The statements at which it was right.
    pub right: usize,
    /// The lines of the statements at which it was wrong, from 1, in their order.
    pub wrong: Vec<usize>,
}

impl Tally {
    /// Whether it is wrong more than once in six.
    pub fn doubtful(&self) -> bool {
        self.wrong.len() * 6 > self.right + self.wrong.len()
    }
}

/// What came of all statements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// How many statements.
    pub rows: usize,
    /// How many got the verdict of their label.
    pub right: usize,
    /// How many could not be used.
    pub errors: usize,
    tallies: BTreeMap<(Role, Entry), Tally>,
}

impl Audit {
    /// Counts a statement that stands on `line`.
    pub fn count(&mut self, line: usize, label: Label, fired: Fired) {
        self.rows += 1;
        self.right += usize::from(label.allows(fired.verdict));
        for (role, entry) in fired.entries {
            let right = label.allows(role.verdict());
            let tally = self.tallies.entry((role, entry)).or_default();
            tally.right += usize::from(right);
            tally.wrong.extend((!right).then_some(line));
        }
    }

    /// The entries that fired at `least` statements or more: those that decided before those that are only shown, then the
    /// one most often wrong first, of those the one least often right.
    pub fn worst(&self, least: usize) -> Vec<(Role, &Entry, &Tally)> {
        let all = self.tallies.iter().map(|((role, entry), tally)| (*role, entry, tally));
        let mut out: Vec<_> = all.filter(|(_, _, t)| t.right + t.wrong.len() >= least).collect();
        let order = |t: &Tally| (std::cmp::Reverse(t.wrong.len()), t.right);
        out.sort_by_key(|(role, _, tally)| (*role == Role::Possible, order(tally)));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str =
        "The board of Lira halted the dredging on Monday. The port of Sund bought nine cranes in 2019.";

    fn fired(statement: &str) -> (Verdict, Vec<String>) {
        let checker = Checker::builtin().unwrap();
        let fired = Auditor::default().fired(&checker, statement, &[&checker.read(SOURCE)]);
        (fired.verdict, fired.entries.iter().map(|e| format!("{e:?}")).collect())
    }

    #[test]
    fn pairs_stand_in_their_dictionary_forms() {
        let (verdict, entries) = fired("The board of Lira stopped the dredging on Monday.");
        assert_eq!(verdict, Verdict::Supported);
        let pairs: Vec<&String> = entries.iter().filter(|e| e.contains("Pair")).collect();
        assert_eq!(pairs, ["(Supported, Pair { claim: \"stop\", source: \"halt\", relation: Same })"]);
    }

    #[test]
    fn what_decides_a_contradiction() {
        let (verdict, entries) = fired("The port of Sund bought twelve cranes in 2019.");
        assert_eq!(verdict, Verdict::Contradicted);
        assert_eq!(entries, ["(Contradicted, Difference(Quantity))", "(Contradicted, Rule(\"core/amount\"))"]);
    }

    #[test]
    fn word_for_word_nothing_fires() {
        assert_eq!(fired("The port of Sund bought nine cranes in 2019."), (Verdict::Supported, Vec::new()));
    }

    #[test]
    fn labels_and_what_they_allow() {
        let label = |code| Label::from_code(code).unwrap();
        let allowed = |code| Verdict::ALL.iter().filter(|v| label(code).allows(**v)).count();
        assert_eq!(["supported", "contradicted", "absent", "unsupported"].map(allowed), [1, 1, 1, 2]);
        assert!(!label("unsupported").allows(Verdict::Supported));
        assert_eq!(Label::from_code("Supported"), None);
    }

    #[test]
    fn the_worst_stands_first_and_what_is_only_shown_last() {
        let mut audit = Audit::default();
        let entry = |d| Entry::Difference(d);
        let fire = |entries: &[(Role, Difference)]| Fired {
            verdict: Verdict::Contradicted,
            entries: entries.iter().map(|(role, d)| (*role, entry(*d))).collect(),
        };
        let name = (Role::Contradicted, Difference::Name);
        let date = (Role::Contradicted, Difference::Date);
        let agent = (Role::Possible, Difference::Agent);
        audit.count(1, Label::Is(Verdict::Contradicted), fire(&[name]));
        audit.count(2, Label::Is(Verdict::Absent), fire(&[name, date, agent]));
        audit.count(4, Label::Is(Verdict::Supported), fire(&[agent]));
        let worst: Vec<_> = audit.worst(1).into_iter().map(|(_, e, t)| (e.clone(), t.right, t.wrong.clone())).collect();
        let wanted = [
            (entry(Difference::Date), 0, vec![2]),
            (entry(Difference::Name), 1, vec![2]),
            (entry(Difference::Agent), 0, vec![2, 4]),
        ];
        assert_eq!(worst, wanted);
        assert_eq!((audit.rows, audit.right, audit.worst(2).len()), (3, 1, 2));
    }
}
