//! Words that say the opposite or more, and other words inside quotations.

use super::model::{Edit, Kind};
use super::site::Site;
use super::table::Exchange;
use crate::text::{Caps, Kind as Token, Run, Word, fold};
use crate::value::Value;

/// The shortest quotation in which a word is changed, in bytes.
const QUOTE: usize = 25;
/// The shortest word of a quotation that is changed, in bytes.
const WORD: usize = 5;
/// How many tokens of an article are looked at as other words.
const MOST: usize = 10_000;

/// Every word or phrase of the tables with what says another thing in its place.
pub fn words(site: &Site) -> Vec<(Kind, Vec<Edit>)> {
    let changes = site.changes;
    let tables =
        [(Kind::Opposite, &changes.opposites), (Kind::Operator, &changes.operators), (Kind::Guard, &changes.guards)];
    let quoted: Vec<Run> = site.quoted().collect();
    let mut out = Vec::new();
    for (kind, table) in tables {
        for at in site.run.iter() {
            let fits = |e: &&Exchange| matches(site, e, at) && !quoted.iter().any(|q| q.has(at));
            let found: Vec<&Exchange> = table.iter().filter(fits).collect();
            if let Some(one) = site.pick(&found, kind.code()) {
                out.push((kind, vec![site.write(Run::new(at, at + one.from.len()), &one.to)]));
            }
        }
    }
    out
}

/// Whether the words of an exchange stand at a token, and what would stand there does not yet stand in the sentence.
fn matches(site: &Site, exchange: &Exchange, at: usize) -> bool {
    let document = site.document();
    let run = Run::new(at, at + exchange.from.len());
    let here = || run.iter().zip(&exchange.from).all(|(k, word)| document.word(k) == *word);
    let plain = || run.iter().all(|k| !site.named(k) && !site.dated(k));
    let said = || {
        let first = fold(&exchange.to).split(' ').next().map(Word::of);
        site.run.iter().any(|k| Some(document.word(k)) == first)
    };
    // "first-born" and "public-private" are one word
    let joined = |k: usize| document.surface(k) == "-" && !document.token(k).spaced;
    site.run.contains(run) && here() && plain() && !joined(run.end) && !joined(at.wrapping_sub(1)) && !said()
}

/// In every quotation, its middle word with another word of the article, of the same form, in its place.
pub fn quotations(site: &Site) -> Vec<(Kind, Vec<Edit>)> {
    let mut out = Vec::new();
    for mention in site.mentions() {
        let Value::Quote(quote) = &mention.value else { continue };
        let long = site.document().span(quote.words).len() >= QUOTE;
        if !long || quote.nested || !quote.closed || !site.run.contains(quote.words) {
            continue;
        }
        let inside: Vec<usize> = quote.words.iter().filter(|at| changeable(site, *at)).collect();
        let Some(at) = inside.get(inside.len() / 2).copied() else { continue };
        let others = alike(site, at);
        if let Some(to) = site.pick(&others, "quote") {
            out.push((Kind::Quote, vec![site.write(Run::one(at), to)]));
        }
    }
    out
}

fn changeable(site: &Site, at: usize) -> bool {
    let token = site.document().token(at);
    token.kind == Token::Word
        && token.caps == Caps::Lower
        && token.span.len() >= WORD
        && site.term(at).is_some_and(|t| t.tag.pos().is_some())
}

/// Words of the article of the same form that the sentence does not hold.
fn alike(site: &Site, at: usize) -> Vec<String> {
    let Some(own) = site.term(at) else { return Vec::new() };
    let document = site.document();
    let same =
        |k: &usize| site.term(*k).is_some_and(|t| t.tag == own.tag && t.form == own.form && t.lemma != own.lemma);
    let held = |k: &usize| site.run.iter().any(|j| document.word(j) == document.word(*k));
    let all = (0..document.len().min(MOST)).filter(same).filter(|k| changeable(site, *k) && !held(k));
    let mut out: Vec<String> = all.map(|k| document.surface(k).to_owned()).collect();
    out.sort();
    out.dedup();
    out
}
