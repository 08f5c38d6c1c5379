//! Other figures and other dates.

use super::model::{Edit, Kind};
use super::site::Site;
use crate::lexicon::Tag;
use crate::text::{Kind as Token, Run, Word, fold};

/// A figure behind a bound or hedge up to so many tokens in front of it is left alone.
const REACH: usize = 3;
/// Years that a number of four digits may be.
const YEARS: std::ops::Range<u32> = 1900..2100;
/// How far a year is moved.
const MOVED: u32 = 3;

/// Every figure, number word, year and word of the calendar with another one in its place.
pub fn figures(site: &Site) -> Vec<(Kind, Vec<Edit>)> {
    let mut out = Vec::new();
    for at in site.run.iter().filter(|at| !site.named(*at)) {
        let found = match site.document().token(at).kind {
            Token::Number => year(site, at).or_else(|| figure(site, at)),
            Token::Word if site.is(at, Tag::Number) => number(site, at),
            Token::Word if site.dated(at) => moved(site, at),
            _ => None,
        };
        out.extend(found.map(|(kind, to)| (kind, vec![site.write(Run::one(at), &to)])));
    }
    out
}

fn figure(site: &Site, at: usize) -> Option<(Kind, String)> {
    let joined = |k: usize| matches!(site.document().surface(k), "-" | "–" | "/" | "—");
    if site.dated(at)
        || site.behind(&site.changes.bounds, at, REACH)
        || joined(at + 1)
        || joined(at.wrapping_sub(1))
        || site.document().is(at + 1, "to")
    {
        return None;
    }
    let to = other(site.document().surface(at))?;
    (!site.words.contains(&Word::of(&to))).then_some((Kind::Figure, to))
}

/// Another figure, well away from this one, written as it is.
fn other(surface: &str) -> Option<String> {
    let plain = surface.replace(',', "");
    let (whole, decimals) = plain.split_once('.').map_or((plain.as_str(), ""), |(w, d)| (w, d));
    if whole.len() + decimals.len() > 15 {
        return None;
    }
    let scale = 10_u64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let units: u64 = format!("0{whole}{decimals}").parse().ok()?;
    let moved = units.checked_mul(17)? / 10 + scale;
    let (whole, rest) = (moved / scale, moved % scale);
    let whole = if surface.contains(',') { grouped(whole) } else { whole.to_string() };
    let width = decimals.len();
    Some(if width == 0 { whole } else { format!("{whole}.{rest:0width$}") })
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut out = String::new();
    for (k, digit) in digits.chars().enumerate() {
        if k > 0 && k % 3 == first {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn year(site: &Site, at: usize) -> Option<(Kind, String)> {
    let surface = site.document().surface(at);
    let year: u32 = surface.parse().ok().filter(|y| surface.len() == 4 && YEARS.contains(y))?;
    let to = (year - MOVED).to_string();
    let free = site.dated(at) && !site.behind(&site.changes.date_bounds, at, REACH);
    (free && !site.words.contains(&Word::of(&to))).then_some((Kind::Year, to))
}

fn number(site: &Site, at: usize) -> Option<(Kind, String)> {
    let words = &site.changes.numbers;
    let own = fold(site.document().surface(at));
    if site.dated(at) || site.behind(&site.changes.bounds, at, REACH) || !words.iter().any(|w| *w == *own) {
        return None;
    }
    let others: Vec<&String> = words.iter().filter(|w| !site.words.contains(&Word::of(w))).collect();
    site.pick(&others, "number").map(|to| (Kind::Number, (*to).clone()))
}

fn moved(site: &Site, at: usize) -> Option<(Kind, String)> {
    let own = site.document().word(at);
    let kind = site.changes.moved.iter().find(|kind| kind.iter().any(|w| Word::folded(w) == own))?;
    if site.behind(&site.changes.date_bounds, at, REACH - 1) {
        return None;
    }
    let others: Vec<&String> = kind.iter().filter(|w| !site.words.contains(&Word::folded(w))).collect();
    site.pick(&others, "date").map(|to| (Kind::Date, (*to).clone()))
}

#[cfg(test)]
mod tests {
    use super::other;

    #[test]
    fn another_figure_is_written_as_the_first() {
        for (from, to) in [("40", "69"), ("1,200", "2,041"), ("2.5", "5.2"), ("3.05", "6.18"), ("999,999", "1,699,999")]
        {
            assert_eq!(other(from).as_deref(), Some(to));
        }
        assert_eq!(other("12345678901234567"), None);
    }
}
