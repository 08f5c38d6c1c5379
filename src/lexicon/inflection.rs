//! The rules of inflection: which dictionary forms a word form may belong to.

use super::tag::{Form, Pos};

/// An ending, what stands in its place in the dictionary form, and what it marks.
struct Ending(&'static str, &'static str, Pos, &'static [Form]);

const PAST: &[Form] = &[Form::Past, Form::Participle];

#[rustfmt::skip]
const ENDINGS: &[Ending] = &[
    Ending("s", "", Pos::Noun, &[Form::Plural]),          Ending("s", "", Pos::Verb, &[Form::Present]),
    Ending("es", "", Pos::Noun, &[Form::Plural]),         Ending("es", "", Pos::Verb, &[Form::Present]),
    Ending("ies", "y", Pos::Noun, &[Form::Plural]),       Ending("ies", "y", Pos::Verb, &[Form::Present]),
    Ending("ed", "", Pos::Verb, PAST),                    Ending("ed", "e", Pos::Verb, PAST),
    Ending("ied", "y", Pos::Verb, PAST),                  Ending("cked", "c", Pos::Verb, PAST),
    Ending("ing", "", Pos::Verb, &[Form::Ing]),           Ending("ing", "e", Pos::Verb, &[Form::Ing]),
    Ending("cking", "c", Pos::Verb, &[Form::Ing]),
    Ending("er", "", Pos::Adjective, &[Form::Comparative]),   Ending("er", "e", Pos::Adjective, &[Form::Comparative]),
    Ending("ier", "y", Pos::Adjective, &[Form::Comparative]), Ending("est", "", Pos::Adjective, &[Form::Superlative]),
    Ending("est", "e", Pos::Adjective, &[Form::Superlative]), Ending("iest", "y", Pos::Adjective, &[Form::Superlative]),
    Ending("er", "", Pos::Adverb, &[Form::Comparative]),      Ending("est", "", Pos::Adverb, &[Form::Superlative]),
];

/// Calls `found` with every dictionary form that the rules allow for `form`, known or not. `form` is folded.
pub fn strip(form: &str, mut found: impl FnMut(&str, Pos, Form)) {
    let mut lemma = String::new();
    let last = form.as_bytes().last();
    for Ending(ending, instead, pos, forms) in ENDINGS.iter().filter(|e| e.0.as_bytes().last() == last) {
        let Some(stem) = form.strip_suffix(ending).filter(|s| s.len() >= 2) else { continue };
        if !fits(ending, stem) {
            continue;
        }
        lemma.clear();
        lemma.push_str(stem);
        lemma.push_str(instead);
        forms.iter().for_each(|f| found(&lemma, *pos, *f));
        let vowel_ending = ending.starts_with(['e', 'i']) && *ending != "es";
        if vowel_ending && instead.is_empty() && doubled(stem) {
            lemma.pop();
            forms.iter().for_each(|f| found(&lemma, *pos, *f));
        }
    }
}

fn fits(ending: &str, stem: &str) -> bool {
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|e| stem.ends_with(e));
    match ending {
        "s" => !stem.ends_with('s'),
        "es" => sibilant || stem.ends_with('o'),
        _ => true,
    }
}

/// Whether a stem ends in a double consonant, which a short vowel may have caused: stopp-ed, travell-ing.
fn doubled(stem: &str) -> bool {
    let mut back = stem.bytes().rev();
    let (Some(last), Some(before)) = (back.next(), back.next()) else { return false };
    last == before && !b"aeiouwxy".contains(&last) && last.is_ascii_alphabetic()
}

/// Readings of a form that no dictionary form explains, likeliest first; the lemma is a guess by the ending.
pub fn guess(form: &str, mut found: impl FnMut(&str, Pos, Form)) {
    if let Some(stem) = form.strip_suffix("ing").filter(|s| s.len() >= 3) {
        found(&restored(stem), Pos::Verb, Form::Ing);
        found(form, Pos::Noun, Form::Base);
    } else if let Some(stem) = form.strip_suffix("ied").filter(|s| s.len() >= 3) {
        PAST.iter().for_each(|f| found(&format!("{stem}y"), Pos::Verb, *f));
    } else if let Some(stem) = form.strip_suffix("ed").filter(|s| s.len() >= 3) {
        PAST.iter().for_each(|f| found(&restored(stem), Pos::Verb, *f));
        found(form, Pos::Adjective, Form::Base);
    } else if form.ends_with("ly") {
        found(form, Pos::Adverb, Form::Base);
        found(form, Pos::Adjective, Form::Base);
    } else if ADJECTIVES.iter().any(|e| form.ends_with(e)) {
        found(form, Pos::Adjective, Form::Base);
        found(form, Pos::Noun, Form::Base);
    } else if VERBS.iter().any(|e| form.ends_with(e)) {
        found(form, Pos::Verb, Form::Base);
        found(form, Pos::Noun, Form::Base);
    } else if form.ends_with('s') && !["ss", "us", "is"].iter().any(|e| form.ends_with(e)) && form.len() > 3 {
        let singular = form.strip_suffix("ies").filter(|s| s.len() > 2).map(|s| format!("{s}y"));
        let stem = singular.unwrap_or_else(|| form.trim_end_matches('s').to_string());
        found(&stem, Pos::Noun, Form::Plural);
        if VERBS.iter().any(|e| stem.ends_with(e)) {
            found(&stem, Pos::Verb, Form::Present);
        }
    } else {
        found(form, Pos::Noun, Form::Base);
    }
}

const ADJECTIVES: &[&str] = &["ous", "ful", "ive", "able", "ible", "ical", "ish", "less", "esque", "ian", "ic", "ary"];
const VERBS: &[&str] = &["ize", "ise", "ify"];

/// A stem with the -e or without the doubling that its ending hid: recod- → recode, blogg- → blog.
fn restored(stem: &str) -> String {
    if doubled(stem) && !["ll", "ss", "ff", "zz"].iter().any(|e| stem.ends_with(e)) {
        let mut short = stem.to_string();
        short.pop();
        return short;
    }
    let mute = ["v", "c", "z", "u", "s", "dg", "rg", "at", "iz", "bl", "tl", "gl"].iter().any(|e| stem.ends_with(e));
    if mute && !stem.ends_with("ss") { format!("{stem}e") } else { stem.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemmas(form: &str, pos: Pos) -> Vec<String> {
        let mut out = Vec::new();
        strip(form, |l, p, _| {
            if p == pos && !out.contains(&l.to_string()) {
                out.push(l.to_string());
            }
        });
        out
    }

    #[test]
    fn endings_are_undone() {
        for (form, pos, want) in [
            ("stopped", Pos::Verb, "stop"),
            ("travelling", Pos::Verb, "travel"),
            ("denies", Pos::Verb, "deny"),
            ("passes", Pos::Verb, "pass"),
            ("vetoes", Pos::Noun, "veto"),
            ("making", Pos::Verb, "make"),
            ("bigger", Pos::Adjective, "big"),
            ("happiest", Pos::Adjective, "happy"),
            ("movies", Pos::Noun, "movy"),
            ("panicked", Pos::Verb, "panic"),
        ] {
            assert!(lemmas(form, pos).iter().any(|l| l == want), "{form}: {:?}", lemmas(form, pos));
        }
        assert!(lemmas("pass", Pos::Verb).is_empty());
    }

    #[test]
    fn unknown_words_are_guessed_by_their_ending() {
        let first = |form: &str| {
            let mut out = None;
            guess(form, |l, p, f| out = out.take().or(Some((l.to_string(), p, f))));
            out.unwrap()
        };
        assert_eq!(first("doomscrolling"), ("doomscroll".into(), Pos::Verb, Form::Ing));
        assert_eq!(first("vlogged"), ("vlog".into(), Pos::Verb, Form::Past));
        assert_eq!(first("memecoins"), ("memecoin".into(), Pos::Noun, Form::Plural));
    }
}
