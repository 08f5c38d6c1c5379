//! The main path: a statement and its sources in, a report out.

use crate::claim::{Claim, extract};
use crate::evidence::{Aligner, Side};
pub use crate::evidence::{Guarded, Source};
use crate::finding::{self, Case, Finding};
use crate::lexicon::Lexicon;
use crate::outcome::{DetailKind, Verdict};
use crate::reading::{self, Notes, Reading};
pub use crate::rule::RuleText;
use crate::rule::{self, Loaded, Policy, RuleSet};
use crate::text::{Diagnostic, Run, Span};
use crate::verdict::judge::{self, Answer};
use crate::verdict::{Detail, Report, combine, details, guarded, only, stated};
use jiff::civil::Date;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// One clause of a statement beside the source that decides, with all that was found and how it was judged.
pub struct Look<'a> {
    /// The clause beside the source.
    pub case: &'a Case<'a>,
    /// What the rules read in the statement.
    pub claims: &'a [Claim],
    /// Where the two agree and differ.
    pub findings: &'a [Finding],
    /// What the source says of the clause.
    pub answer: &'a Answer,
}

/// The engine: rules, lexicon and policy, loaded once and shared by reference.
#[derive(Debug)]
pub struct Checker {
    loaded: Loaded,
    notes: Arc<Notes>,
    strict: bool,
    /// The kinds of detail that are looked at; none are named where all are.
    kinds: Arc<[DetailKind]>,
}

impl Checker {
    /// The rules in the binary.
    ///
    /// # Errors
    /// Every fault of the shipped rules.
    pub fn builtin() -> Result<Self, Vec<Diagnostic>> {
        Self::load(&[])
    }

    /// The rules in the binary, then `files` in order; later files win.
    ///
    /// # Errors
    /// Every fault of every file.
    pub fn load(files: &[RuleText]) -> Result<Self, Vec<Diagnostic>> {
        Self::load_looking(files, false)
    }

    /// The same; with `all` the warnings of [`Checker::loaded`] are also those of the rules inside the program.
    ///
    /// # Errors
    /// Every fault of every file.
    pub fn load_looking(files: &[RuleText], all: bool) -> Result<Self, Vec<Diagnostic>> {
        let loaded = rule::load_looking(files, all)?;
        let notes = Arc::new(Notes::new(&loaded.lexicon, loaded.articles.iter()));
        Ok(Self { loaded, notes, strict: false, kinds: Arc::default() })
    }

    /// The hash of all rules, lexicon and policy.
    pub fn rules_sha256(&self) -> &str {
        self.loaded.rules.sha256()
    }

    /// What was loaded: rules, policy, article notes, sources of examples, warnings.
    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }

    /// What words mean.
    pub fn lexicon(&self) -> &Lexicon {
        &self.loaded.lexicon
    }

    /// Turns caveats of level review into absent.
    pub fn strict(self, on: bool) -> Self {
        Self { strict: on, ..self }
    }

    /// Looks at details of these kinds alone; at all where none is named.
    pub fn of_kinds(self, kinds: &[DetailKind]) -> Self {
        Self { kinds: kinds.into(), ..self }
    }

    /// The kinds of detail that are looked at; none are named where all are.
    pub fn kinds(&self) -> &Arc<[DetailKind]> {
        &self.kinds
    }

    /// Every kind of difference at its lower threshold: what would be shown as possible contradicts.
    pub fn alert(mut self) -> Self {
        self.loaded.policy = self.loaded.policy.alert();
        self
    }

    /// With the rules that `keep` names only.
    pub fn only(mut self, keep: impl Fn(&rule::Rule) -> bool) -> Self {
        self.loaded.rules = self.loaded.rules.only(keep);
        self
    }

    /// With the texts of the sources that examples name by their file, as `text` gives them.
    #[must_use]
    pub fn supplied(mut self, text: impl Fn(&rule::SourceText) -> Option<String>) -> Self {
        for source in self.loaded.sources.iter_mut().filter(|s| s.text.is_none()) {
            source.text = text(source);
        }
        self
    }

    /// With the rule of this number alone, which is number 0 then; words, policy and notes are shared.
    #[must_use]
    pub fn alone(&self, number: usize) -> Self {
        let Loaded { rules, policy, lexicon, .. } = &self.loaded;
        let loaded = Loaded {
            rules: rules.alone(number),
            policy: policy.clone(),
            lexicon: lexicon.clone(),
            ..Loaded::default()
        };
        Self { loaded, notes: self.notes.clone(), strict: self.strict, kinds: self.kinds.clone() }
    }

    /// Reads an article; linear in its length. What any of the files says of an article is taken to be of this one.
    pub fn read(&self, text: &str) -> Source {
        self.fixing(self.noted(text, self.notes.clone()), self.loaded.articles.iter())
    }

    /// Reads an article of which the file `beside` speaks, if any; what other `NAME.claims.toml` say is of other articles.
    /// Where no file fixes the day of writing, it is that of its publication.
    pub fn read_beside(&self, text: &str, beside: Option<&str>, published: Option<Date>) -> Source {
        let of = |a: &&rule::Article| !a.beside() || Some(a.file.as_str()) == beside;
        let articles = &self.loaded.articles;
        let all = articles.iter().filter(of).count() == articles.len();
        let own = || Arc::new(Notes::new(self.lexicon(), articles.iter().filter(of)));
        let mut notes = if all { self.notes.clone() } else { own() };
        if notes.dateline.is_none() && published.is_some() {
            Arc::make_mut(&mut notes).dateline = published;
        }
        self.fixing(self.noted(text, notes), articles.iter().filter(of))
    }

    /// A source with what files fix for it.
    fn fixing<'a>(&self, mut source: Source, articles: impl Iterator<Item = &'a rule::Article>) -> Source {
        for article in articles {
            let guarded: Vec<Guarded> = article.guards.iter().map(|g| self.guarded(g, &source)).collect();
            source.guards.extend(guarded);
            source.decisions.extend(article.decisions.iter().cloned());
        }
        source
    }

    /// A fact that is guarded, with what bears it out in the source.
    fn guarded(&self, guard: &rule::Guard, source: &Source) -> Guarded {
        let stated = self.noted(&guard.text, source.notes.clone());
        let report = self.look(&guard.text, &[source], |_| (), &[]).0;
        let borne = report.evidence.first().filter(|_| report.verdict == Verdict::Supported).map(|p| p.span);
        Guarded { guard: guard.clone(), stated, borne }
    }

    fn noted(&self, text: &str, notes: Arc<Notes>) -> Source {
        let reading = reading::read(self.lexicon(), text, &FxHashSet::default(), &notes);
        let claims = extract(self.lexicon(), &reading, self.rules());
        Source::new(self.lexicon(), reading, claims, notes)
    }

    /// What the engine reads in a text.
    pub fn reading(&self, text: &str) -> Reading {
        reading::read(self.lexicon(), text, &FxHashSet::default(), &self.notes)
    }

    /// What the engine reads in a statement beside a source, whose names it knows.
    pub fn beside(&self, statement: &str, source: &Source) -> Reading {
        reading::read(self.lexicon(), statement, &source.names, &source.notes)
    }

    /// What the sources say of a statement.
    pub fn check(&self, statement: &str, sources: &[&Source]) -> Report {
        self.watch(statement, sources, |_| ()).0
    }

    /// The same, with what `see` makes of every clause beside the source that decides; nothing for a statement that stands
    /// there word for word.
    pub fn watch<T>(&self, statement: &str, sources: &[&Source], see: impl Fn(&Look) -> T) -> (Report, Vec<T>) {
        self.look(statement, sources, see, &self.kinds)
    }

    /// The same by the details of these kinds; by all where none is named.
    fn look<T>(
        &self,
        statement: &str,
        sources: &[&Source],
        see: impl Fn(&Look) -> T,
        kinds: &[DetailKind],
    ) -> (Report, Vec<T>) {
        let all = sources.iter().enumerate().map(|(number, source)| {
            let (report, seen) = self.one(statement, source, number, &see);
            (self.held(report, statement, source, kinds), seen)
        });
        let (reports, seen): (Vec<Report>, Vec<Vec<T>>) = all.unzip();
        let none = || {
            let report = combine::clauses(&self.lexicon().document(statement), &[], Vec::new(), 0);
            self.fixed(statement, sources, report, kinds)
        };
        let seen = combine::decides(&reports).and_then(|k| seen.into_iter().nth(k)).unwrap_or_default();
        (self.settle(statement, sources, reports, kinds).unwrap_or_else(none), seen)
    }

    /// One report of those on each of the sources, in their order, with what the desk has fixed for them; nothing where there is
    /// none.
    pub fn settled(&self, statement: &str, sources: &[&Source], reports: Vec<Report>) -> Option<Report> {
        let each = reports.into_iter().zip(sources);
        let reports = each.map(|(report, source)| self.held(report, statement, source, &self.kinds)).collect();
        self.settle(statement, sources, reports, &self.kinds)
    }

    fn settle(
        &self,
        statement: &str,
        sources: &[&Source],
        reports: Vec<Report>,
        kinds: &[DetailKind],
    ) -> Option<Report> {
        let report = self.fixed(statement, sources, combine::sources(reports)?, kinds);
        Some(if self.strict { combine::strict(self.policy(), report) } else { report })
    }

    /// A report on one source, held to the details of these kinds.
    fn held(&self, report: Report, statement: &str, source: &Source, kinds: &[DetailKind]) -> Report {
        if kinds.is_empty() {
            return report;
        }
        only::only(report, kinds, only::tells(&self.beside(statement, source), kinds))
    }

    /// The report with what the desk has fixed for the sources: facts that the statement gets wrong, and decisions.
    fn fixed(&self, statement: &str, sources: &[&Source], mut report: Report, kinds: &[DetailKind]) -> Report {
        for (number, source) in sources.iter().enumerate() {
            for one in source.guards.iter().filter(|g| g.borne.is_some()) {
                let against = self.one(statement, &one.stated, 0, |_: &Look<'_>| ()).0;
                let against = self.held(against, statement, source, kinds);
                report = guarded::guard(report, against, one, number);
            }
            let document = |text: &str| self.lexicon().document(text);
            let of = |d: &&rule::Decision| guarded::decided(d, &document(&d.of), &document(statement));
            report.desk.extend(source.decisions.iter().filter(of).cloned());
        }
        report
    }

    /// One statement against one source, read with the names that the source knows.
    fn one<T>(&self, statement: &str, source: &Source, number: usize, see: impl Fn(&Look) -> T) -> (Report, Vec<T>) {
        let claim = &self.beside(statement, source);
        if let Some(report) = stated::verbatim(claim, claim.document.all(), source, number) {
            return (report, Vec::new());
        }
        let judged = self.clauses(claim, source, number, None, see);
        (judged.report(claim, claim.document.all(), number), judged.seen)
    }

    /// What one source says of a statement in which the rule of this number reads nothing.
    pub fn check_without(&self, statement: &str, source: &Source, rule: usize) -> Report {
        let claim = &self.beside(statement, source);
        let judged = || self.clauses(claim, source, 0, Some(rule), |_: &Look<'_>| ());
        let all = claim.document.all();
        let report = stated::verbatim(claim, all, source, 0).unwrap_or_else(|| judged().report(claim, all, 0));
        self.settled(statement, &[source], vec![report.clone()]).unwrap_or(report)
    }

    /// What a source says of each sentence of a draft, which is read whole, so that a pronoun means whom the draft names before;
    /// `number` is the number of the source in the reports, whose places are bytes of the draft.
    pub fn sentences(&self, draft: &str, source: &Source, number: usize) -> Vec<(Span, Report)> {
        let claim = &self.beside(draft, source);
        let judged = self.clauses(claim, source, number, None, |_: &Look<'_>| ());
        let report = |run: Run| {
            stated::verbatim(claim, run, source, number).unwrap_or_else(|| judged.report(claim, run, number))
        };
        claim.document.sentences().iter().map(|s| (claim.document.span(s.run), report(s.run))).collect()
    }

    /// Every clause of a statement beside a source; of a silent rule nothing is read in the statement.
    fn clauses<T>(
        &self,
        claim: &Reading,
        source: &Source,
        number: usize,
        silent: Option<usize>,
        see: impl Fn(&Look) -> T,
    ) -> Judged<T> {
        let mut claims = extract(self.lexicon(), claim, self.rules());
        claims.claims.retain(|c| Some(c.rule) != silent);
        let entities = reading::link(self.lexicon(), claim, &source.reading);
        let aligner = Aligner { lexicon: self.lexicon(), claim, source: &source.reading, entities: &entities };
        let incomplete = claims.incomplete || source.claims.incomplete;
        let mut judged = Judged { clauses: Vec::new(), seen: Vec::new(), incomplete };
        for clause in reading::clauses(self.lexicon(), claim) {
            let side = Side::new(self.lexicon(), claim, clause);
            let case = Case::new(claim, clause, &side, source, &aligner);
            let findings = finding::compare(&case, self.rules(), &claims.claims);
            let answer = judge::clause(self.policy(), &case, &findings);
            let details = details::details(&case, &answer, &findings, number);
            judged.seen.push(see(&Look { case: &case, claims: &claims.claims, findings: &findings, answer: &answer }));
            judged.clauses.push((clause, answer, details));
        }
        judged
    }

    fn rules(&self) -> &RuleSet {
        &self.loaded.rules
    }

    fn policy(&self) -> &Policy {
        &self.loaded.policy
    }
}

/// The clauses of a statement beside a source, each with its answer and its details.
struct Judged<T> {
    clauses: Vec<(Run, Answer, Vec<Detail>)>,
    seen: Vec<T>,
    incomplete: bool,
}

impl<T> Judged<T> {
    /// The report on the clauses that begin in a stretch of the statement.
    fn report(&self, claim: &Reading, within: Run, number: usize) -> Report {
        let own = || self.clauses.iter().filter(|(clause, ..)| within.has(clause.start));
        let answers: Vec<Answer> = own().map(|(_, answer, _)| answer.clone()).collect();
        let details = own().flat_map(|(.., details)| details.clone()).collect();
        Report { incomplete: self.incomplete, ..combine::clauses(&claim.document, &answers, details, number) }
    }
}
