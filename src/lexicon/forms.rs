//! Every form of a word as it is written: the way from the dictionary form to those that a text may hold.

use super::file::FormsFile;
use super::model::Lexicon;
use super::tag::Pos;
use crate::text::fold;

/// The tables that forms come from.
#[derive(Clone, Copy, Debug)]
pub struct Forms<'a> {
    /// Irregular forms and spellings.
    pub file: &'a FormsFile,
    /// Lines of form, lemma, inflection of closed classes.
    pub closed: &'a str,
    /// What reads a form.
    pub lexicon: &'a Lexicon,
}

impl Forms<'_> {
    /// Every form under which a text may hold the word as this part of speech, in either spelling; the word itself first. Only
    /// forms that the lexicon reads as this word.
    pub fn of(&self, word: &str, pos: Pos) -> Vec<String> {
        let word = fold(word).into_owned();
        let lemma = self.lexicon.lemma(&word);
        let mut out = vec![word.clone()];
        for base in self.spellings(&word) {
            let mut all = vec![base.clone()];
            match pos {
                Pos::Verb => self.verb(&base, &mut all),
                Pos::Noun => self.noun(&base, &mut all),
                Pos::Adjective | Pos::Adverb => {}
            }
            let reads = |form: &String| self.lexicon.analyse(form).iter().any(|a| a.lemma == lemma && a.pos == pos);
            let closed = |form: &String| self.closed_forms(&base).any(|f| f == form);
            out.extend(all.into_iter().filter(|f| reads(f) || closed(f)));
        }
        let mut seen = Vec::new();
        out.retain(|f| {
            !seen.contains(f) && {
                seen.push(f.clone());
                true
            }
        });
        out
    }

    /// The word and its other spellings.
    fn spellings(&self, word: &str) -> Vec<String> {
        let lemma = self.lexicon.lemma(word);
        let mut out = vec![word.to_owned()];
        let row = self.file.spelling.lines().find(|r| r.split_whitespace().any(|w| w == word));
        out.extend(row.into_iter().flat_map(str::split_whitespace).map(str::to_owned));
        for (one, other) in [("ize", "ise"), ("ise", "ize"), ("yze", "yse"), ("yse", "yze"), ("our", "or")] {
            if let Some(stem) = word.strip_suffix(one) {
                out.push(format!("{stem}{other}"));
            }
        }
        out.retain(|w| self.lexicon.lemma(w) == lemma);
        out
    }

    /// Rows of a table of irregular forms that begin with this word; what a slash joins is apart.
    fn irregular(table: &str, base: &str) -> Vec<String> {
        let rows = table.lines().filter_map(|row| row.split_once(' ')).filter(|(first, _)| *first == base);
        rows.flat_map(|(_, rest)| rest.split([' ', '/'])).map(str::to_owned).collect()
    }

    fn closed_forms<'b>(&'b self, base: &'b str) -> impl Iterator<Item = &'b str> {
        let rows = self.closed.lines().map(|row| row.split_whitespace().collect::<Vec<_>>());
        rows.filter(move |r| r.get(1) == Some(&base)).filter_map(|r| r.first().copied())
    }

    fn verb(&self, base: &str, out: &mut Vec<String>) {
        let closed: Vec<String> = self.closed_forms(base).map(str::to_owned).collect();
        if !closed.is_empty() {
            return out.extend(closed);
        }
        out.push(plural(base));
        let past = Self::irregular(&self.file.verbs, base);
        let weak = format!("{base}t");
        if past.is_empty() || past.iter().any(|p| *p == weak || *p == weak.replace("llt", "lt")) {
            out.extend(self.joined(base, "ed"));
        }
        out.extend(past);
        let ing = Self::irregular(&self.file.ing, base);
        out.extend(if ing.is_empty() { self.joined(base, "ing") } else { ing });
    }

    fn noun(&self, base: &str, out: &mut Vec<String>) {
        let own = self.file.nouns.lines().any(|row| row.strip_prefix('/') == Some(base));
        let irregular = Self::irregular(&self.file.nouns, base);
        match (own, irregular.is_empty()) {
            (true, _) => {}
            (false, true) => {
                out.push(plural(base));
                if base.ends_with('o') {
                    out.push(format!("{base}s"));
                }
            }
            (false, false) => out.extend(irregular),
        }
    }

    /// A verb with "ed" or "ing" behind it.
    fn joined(&self, base: &str, ending: &str) -> Vec<String> {
        let mut back = base.chars().rev();
        let (last, before) = (back.next().unwrap_or(' '), back.next().unwrap_or(' '));
        if last == 'e' && (ending == "ed" || !matches!(before, 'e' | 'o' | 'y')) {
            let stem = base.strip_suffix('e').unwrap_or(base);
            return vec![format!("{stem}{ending}")];
        }
        if last == 'y' && ending == "ed" && !vowel(before) {
            let stem = base.strip_suffix('y').unwrap_or(base);
            return vec![format!("{stem}ied")];
        }
        if last == 'c' {
            return vec![format!("{base}k{ending}")];
        }
        let (plain, doubled) = (format!("{base}{ending}"), format!("{base}{last}{ending}"));
        match doubles(base) {
            Doubling::Never => vec![plain],
            Doubling::Always => vec![doubled],
            Doubling::Stressed if last == 'l' => vec![plain, doubled],
            Doubling::Stressed if self.file.doubled.split_whitespace().any(|w| w == base) => vec![doubled],
            Doubling::Stressed => vec![plain],
        }
    }
}

/// Whether the last consonant is doubled before a vowel.
enum Doubling {
    Never,
    Always,
    /// Where the last syllable is stressed.
    Stressed,
}

fn doubles(base: &str) -> Doubling {
    let letters: Vec<char> = base.replace("qu", "qw").chars().collect();
    let [.., first, vowel_letter, last] = letters.as_slice() else { return Doubling::Never };
    let closed = !vowel(*first) && vowel(*vowel_letter) && !vowel(*last) && !matches!(last, 'w' | 'x' | 'y' | 'h');
    if !closed {
        return Doubling::Never;
    }
    let syllables = letters.split(|c| !(vowel(*c) || *c == 'y')).filter(|run| !run.is_empty()).count();
    if syllables == 1 { Doubling::Always } else { Doubling::Stressed }
}

const fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The plural of a noun, and the -s form of a verb.
fn plural(base: &str) -> String {
    let before = base.chars().rev().nth(1).unwrap_or(' ');
    match base.strip_suffix('y') {
        Some(stem) if !vowel(before) => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|e| base.ends_with(e)) => format!("{base}es"),
        _ if base.ends_with('o') && !vowel(before) => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::LexiconFile;

    #[test]
    fn every_form_is_written_as_english_writes_it() {
        let file = LexiconFile::builtin().unwrap();
        let lexicon = Lexicon::new(&file).unwrap();
        let forms = Forms { file: &file.forms, closed: &file.closed.lemmas, lexicon: &lexicon };
        for (word, pos, want) in [
            ("label", Pos::Verb, "label labels labeled labelled labeling labelling"),
            ("admit", Pos::Verb, "admit admits admitted admitting"),
            ("visit", Pos::Verb, "visit visits visited visiting"),
            ("stop", Pos::Verb, "stop stops stopped stopping"),
            ("deny", Pos::Verb, "deny denies denied denying"),
            ("tie", Pos::Verb, "tie ties tied tying"),
            ("agree", Pos::Verb, "agree agrees agreed agreeing"),
            ("burn", Pos::Verb, "burn burns burned burnt burning"),
            ("take", Pos::Verb, "take takes took taken taking"),
            ("be", Pos::Verb, "be am is are was were been being 'm 're 's ai"),
            ("city", Pos::Noun, "city cities"),
            ("man", Pos::Noun, "man men"),
            ("series", Pos::Noun, "series"),
            ("programme", Pos::Noun, "programme programmes program programs"),
            ("veto", Pos::Noun, "veto vetoes vetos"),
        ] {
            let mut got = forms.of(word, pos);
            let mut want: Vec<String> = want.split(' ').map(str::to_owned).collect();
            assert_eq!(got.first().map(String::as_str), Some(word));
            got.sort();
            want.sort();
            assert_eq!(got, want, "{word}");
        }
    }

    #[test]
    fn either_spelling_of_a_word_is_found() {
        let file = LexiconFile::builtin().unwrap();
        let lexicon = Lexicon::new(&file).unwrap();
        let forms = Forms { file: &file.forms, closed: &file.closed.lemmas, lexicon: &lexicon };
        let found = forms.of("organise", Pos::Verb);
        assert!(found.contains(&"organized".to_owned()) && found.contains(&"organising".to_owned()), "{found:?}");
    }
}
