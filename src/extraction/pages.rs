//! The lines of printed pages as one text: heads and feet left out, lines joined into paragraphs, notes at the end.

use super::lines::Line;
use std::collections::BTreeMap;

/// So many lines from the top and from the bottom of a page may be its head or foot.
const EDGE: usize = 3;

/// The text of pages.
pub fn text(mut pages: Vec<Vec<Line>>) -> String {
    unheaded(&mut pages);
    let body = usual(&pages);
    let notes: Vec<Vec<Line>> = pages.iter_mut().map(|page| footnotes(page, body)).collect();
    let mut done = paragraphs(&pages);
    done.extend(paragraphs(&notes).into_iter().map(|note| unnumbered(&note).to_owned()));
    done.join("\n\n")
}

/// Takes out what stands at the same height of several pages, but for its figures.
fn unheaded(pages: &mut [Vec<Line>]) {
    let mut seen: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for page in pages.iter() {
        let mut own: Vec<_> =
            page.iter().zip(edges(page)).filter(|(_, edge)| *edge).map(|(line, _)| key(line)).collect();
        own.sort();
        own.dedup();
        for key in own {
            *seen.entry(key).or_default() += 1;
        }
    }
    let often = (pages.len() / 3).max(2);
    for page in pages.iter_mut() {
        let mut edge = edges(page).into_iter();
        page.retain(|line| !(edge.next().unwrap_or(false) && seen.get(&key(line)).is_some_and(|n| *n >= often)));
    }
}

fn key(line: &Line) -> (String, i64) {
    let figure = |c: char| if c.is_ascii_digit() { '0' } else { c };
    let mut text: String = line.text.chars().map(figure).collect();
    // page 9 is followed by page 10
    while text.contains("00") {
        text = text.replace("00", "0");
    }
    (text, (line.y / 4.0).round() as i64)
}

/// Which lines of a page stand at its top or bottom.
fn edges(page: &[Line]) -> Vec<bool> {
    let mut heights: Vec<i64> = page.iter().map(|line| line.y.round() as i64).collect();
    heights.sort_unstable();
    heights.dedup();
    let low = heights.get(EDGE - 1).or(heights.last()).copied().unwrap_or(0);
    let high = heights.iter().rev().nth(EDGE - 1).or(heights.first()).copied().unwrap_or(0);
    page.iter().map(|line| line.y.round() as i64).map(|y| y <= low || y >= high).collect()
}

/// The size of font in which most of a text is set.
fn usual(pages: &[Vec<Line>]) -> f64 {
    let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
    for line in pages.iter().flatten() {
        *sizes.entry((line.size * 4.0).round() as i64).or_default() += line.text.len();
    }
    sizes.into_iter().max_by_key(|(_, count)| *count).map_or(0.0, |(size, _)| size as f64 / 4.0)
}

/// Takes the notes out of a page: what is set in smaller letters at its end.
fn footnotes(page: &mut Vec<Line>, body: f64) -> Vec<Line> {
    let small = page.iter().rev().take_while(|line| line.size < body * 0.94).count();
    page.split_off(page.len() - small)
}

/// A note without its number.
fn unnumbered(note: &str) -> &str {
    let rest = note.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('.');
    let text = rest.trim_start();
    if note.len() - rest.len() < 4 && rest.len() > text.len() && text.starts_with(char::is_uppercase) {
        text
    } else {
        note
    }
}

/// The lines of pages as paragraphs.
fn paragraphs(pages: &[Vec<Line>]) -> Vec<String> {
    let all: Vec<(usize, &Line)> = pages.iter().enumerate().flat_map(|(k, p)| p.iter().map(move |l| (k, l))).collect();
    let whole: String = all.iter().map(|(_, l)| l.text.to_lowercase() + "\n").collect();
    let leading = leading(&all);
    let (mut done, mut before): (Vec<String>, Option<(usize, &Line)>) = (Vec::new(), None);
    for (at, line) in &all {
        let page = pages.get(*at).map(Vec::as_slice).unwrap_or_default();
        match (done.last_mut(), before) {
            (Some(open), Some((last, above))) if goes_on(last, above, *at, line, pages, leading) => {
                join(open, &line.text, &whole);
            }
            _ if page.is_empty() => (),
            _ => done.push(line.text.trim_start_matches(bullet).trim_start().to_owned()),
        }
        before = Some((*at, line));
    }
    done.retain(|paragraph| !paragraph.is_empty());
    done
}

/// How far apart lines usually are, in sizes of their font.
fn leading(all: &[(usize, &Line)]) -> f64 {
    let pairs =
        all.iter().zip(all.iter().skip(1)).filter(|((p, a), (q, b))| p == q && same(a.size, b.size) && below(a, b));
    let mut gaps: Vec<f64> = pairs.map(|((_, a), (_, b))| (a.y - b.y) / a.size).collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(1.2)
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.06 * a.max(b)
}

/// Whether a line stands below another, in the same column.
fn below(a: &Line, b: &Line) -> bool {
    a.turn == b.turn && a.y - b.y > a.size * 0.3 && b.x < a.end && b.end > a.x
}

fn bullet(c: char) -> bool {
    matches!(c, '•' | '◦' | '▪' | '‣' | '●' | '○' | '■' | '·' | '\u{f0b7}' | '\u{2043}')
}

/// Whether the paragraph of line `a` goes on in line `b`.
fn goes_on(page: usize, a: &Line, next: usize, b: &Line, pages: &[Vec<Line>], leading: f64) -> bool {
    if !same(a.size, b.size) || b.text.starts_with(bullet) {
        return false;
    }
    let column = |line: &&Line| (line.x - a.x).abs() < a.size * 3.0 && line.turn == a.turn;
    let own = || pages.get(page).map(Vec::as_slice).unwrap_or_default().iter().filter(column);
    let left = own().map(|l| l.x).fold(a.x, f64::min);
    let right = own().map(|l| l.end).fold(a.end, f64::max);
    let full = a.end > right - (right - left) * 0.2;
    let ends = a.text.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with(['.', '!', '?', ':']);
    if page == next && below(a, b) {
        let indented = b.x > left + a.size * 0.8 && a.x < b.x;
        return (a.y - b.y) / a.size < leading * 1.3 && !(ends && (!full || indented));
    }
    // at the top of the next column or page
    let goes = b.text.starts_with(char::is_lowercase);
    (page != next || b.y > a.y + a.size) && !ends && (full || goes)
}

/// Puts a line behind a paragraph; a hyphen at its end goes, unless the word has it elsewhere too.
fn join(open: &mut String, line: &str, whole: &str) {
    let hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{ad}');
    let Some(stem) = open.strip_suffix(hyphen).filter(|s| s.ends_with(char::is_alphabetic)) else {
        let dashed = open.ends_with(hyphen) && !open.ends_with(" -");
        open.push_str(if dashed { "" } else { " " });
        open.push_str(line);
        return;
    };
    let word = |c: char| !c.is_alphabetic();
    let (before, after) = (stem.rsplit(word).next().unwrap_or(""), line.split(word).next().unwrap_or(""));
    let compound = || whole.contains(&format!("{before}-{after}").to_lowercase());
    let kept = stem.len();
    if line.starts_with(char::is_lowercase) && !compound() {
        open.truncate(kept);
    }
    open.push_str(line);
}
