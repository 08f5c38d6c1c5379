//! Lexicon files put together: a later one over an earlier one, and the dictionary apart from the rest.

use super::file::{ClosedFile, FormsFile, LexiconFile, ThesaurusFile};
use std::collections::BTreeMap;

impl LexiconFile {
    /// Whether it holds entries of the dictionary.
    pub fn has_entries(&self) -> bool {
        let heads = [&self.verb, &self.noun, &self.adjective, &self.adverb].iter().any(|t| !t.is_empty());
        heads
            || self.thesaurus != ThesaurusFile::default()
            || [&self.same, &self.narrower, &self.exclusive].iter().any(|g| !g.is_empty())
            || !self.opposite.is_empty()
            || !self.gerund.except.trim().is_empty()
    }

    /// Its entries of the dictionary alone.
    pub fn entries(&self) -> Self {
        Self {
            verb: self.verb.clone(),
            noun: self.noun.clone(),
            adjective: self.adjective.clone(),
            adverb: self.adverb.clone(),
            thesaurus: self.thesaurus.clone(),
            same: self.same.clone(),
            narrower: self.narrower.clone(),
            exclusive: self.exclusive.clone(),
            opposite: self.opposite.clone(),
            gerund: self.gerund.clone(),
            ..Self::default()
        }
    }

    /// Everything but its entries of the dictionary.
    pub fn without_entries(mut self) -> Self {
        let none = Self::default();
        (self.verb, self.noun, self.adjective, self.adverb) = (none.verb, none.noun, none.adjective, none.adverb);
        self.thesaurus = none.thesaurus;
        (self.same, self.narrower, self.exclusive, self.opposite) =
            (none.same, none.narrower, none.exclusive, none.opposite);
        self.gerund = none.gerund;
        self
    }

    /// Takes in what a later file says: entries and sets of the same name are replaced, lists are joined.
    pub fn extend(&mut self, later: Self) {
        self.verb.extend(later.verb);
        self.noun.extend(later.noun);
        self.adjective.extend(later.adjective);
        self.adverb.extend(later.adverb);
        self.thesaurus.verb.extend(later.thesaurus.verb);
        self.thesaurus.noun.extend(later.thesaurus.noun);
        self.thesaurus.adjective.extend(later.thesaurus.adjective);
        self.thesaurus.adverb.extend(later.thesaurus.adverb);
        self.words.extend(later.words);
        self.same.extend(later.same);
        self.narrower.extend(later.narrower);
        self.opposite.extend(later.opposite);
        self.exclusive.extend(later.exclusive);
        self.gerund.except = [self.gerund.except.as_str(), later.gerund.except.as_str()].join("\n");
        self.cue.extend(later.cue);
        self.operator.extend(later.operator);
        self.ladder.extend(later.ladder);
        self.converse.extend(later.converse);
        if !later.grammar.after.is_empty() {
            self.grammar = later.grammar;
        }
        self.extend_vocabulary(later.priors, later.forms, later.closed);
        self.abbreviations.extend(later.abbreviations);
        self.unit.extend(later.unit);
        self.hedge.extend(later.hedge);
        self.numerals.extend(later.numerals);
        self.figure.extend(later.figure);
        self.calendar.extend(later.calendar);
        self.place.extend(later.place);
        self.office.extend(later.office);
        self.title.extend(later.title);
        self.names.extend(later.names);
        self.mutation.extend(later.mutation);
    }

    fn extend_vocabulary(&mut self, priors: BTreeMap<String, String>, forms: FormsFile, closed: ClosedFile) {
        let join = |to: &mut String, more: &str| {
            to.push('\n');
            to.push_str(more);
        };
        priors.iter().for_each(|(letter, lines)| join(self.priors.entry(letter.clone()).or_default(), lines));
        closed.words.iter().for_each(|(tag, words)| join(self.closed.words.entry(tag.clone()).or_default(), words));
        for (to, more) in [
            (&mut self.closed.lemmas, &closed.lemmas),
            (&mut self.closed.main, &closed.main),
            (&mut self.closed.subject, &closed.subject),
            (&mut self.closed.open, &closed.open),
            (&mut self.closed.phrasal, &closed.phrasal),
            (&mut self.closed.bare, &closed.bare),
            (&mut self.closed.agent, &closed.agent),
            (&mut self.closed.intransitive, &closed.intransitive),
            (&mut self.closed.passive, &closed.passive),
            (&mut self.forms.verbs, &forms.verbs),
            (&mut self.forms.ing, &forms.ing),
            (&mut self.forms.nouns, &forms.nouns),
            (&mut self.forms.adjectives, &forms.adjectives),
            (&mut self.forms.adverbs, &forms.adverbs),
            (&mut self.forms.doubled, &forms.doubled),
            (&mut self.forms.spelling, &forms.spelling),
        ] {
            join(to, more);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_entries_adds_none() {
        let mut shipped = LexiconFile::builtin().unwrap();
        shipped.extend(LexiconFile::default());
        // else the dictionary would be made anew at every start
        assert!(!shipped.has_entries());
    }
}
