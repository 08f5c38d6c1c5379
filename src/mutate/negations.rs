//! Negations put in and taken out.

use super::model::{Edit, Kind};
use super::site::Site;
use crate::lexicon::Tag;
use crate::text::Kind as Token;

/// Every negation taken out; into a sentence that denies nothing, one put in.
pub fn negations(site: &Site) -> Vec<(Kind, Vec<Edit>)> {
    let quoted: Vec<_> = site.quoted().collect();
    let free = |at: &usize| !quoted.iter().any(|q| q.has(*at));
    let document = site.document();
    if site.run.iter().any(|at| site.changes.denials.contains(&document.word(at))) {
        let out = site.run.iter().filter(free).filter(|at| removable(site, *at));
        return out.map(|at| (Kind::NegationOut, vec![site.cut(at)])).collect();
    }
    let question = site.run.end.checked_sub(1).is_some_and(|last| document.surface(last).contains('?'));
    if question || site.changes.negation.is_empty() {
        return Vec::new();
    }
    let main = site.run.iter().filter(free).take_while(|at| !site.changes.barriers.contains(&document.word(*at)));
    let auxiliary = |at: &usize| {
        site.changes.auxiliaries.contains(&document.word(*at))
            && (site.is(*at, Tag::Auxiliary) || site.is(*at, Tag::Modal))
    };
    // at the start of a sentence an auxiliary asks
    let found = main.filter(|at| *at > site.run.start).find(auxiliary);
    found.map(|at| (Kind::NegationIn, vec![site.put(at, &site.changes.negation)])).into_iter().collect()
}

fn removable(site: &Site, at: usize) -> bool {
    let document = site.document();
    let (before, after) = (at.wrapping_sub(1), at + 1);
    let whole = document.token(at).spaced || !site.changes.stumps.contains(&document.word(before));
    site.changes.negations.contains(&document.word(at))
        && at > site.run.start
        && whole
        && document.token(after).kind == Token::Word
        && !site.changes.soft.contains(&document.word(after))
        && !site.changes.joints.contains(&document.word(before))
}
