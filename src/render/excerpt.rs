//! A piece of a text on one line, with carets under the words that matter.

use super::style::Style;
use crate::text::Span;
use unicode_width::UnicodeWidthChar;

/// The widest excerpt, in columns. It does not follow the terminal, so that the same input gives the same output.
const WIDTH: usize = 100;

/// How much is shown before the first mark, in columns.
const BEFORE: usize = 44;

/// A line of text and the line of carets below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, cut at blanks where it was too long.
    pub line: String,
    /// Blanks and carets; empty where nothing is marked.
    pub marks: String,
}

/// The part of `whole` (a sentence, or the statement) around `marks`, which are spans into the same `text`.
pub fn excerpt(text: &str, whole: Span, marks: &[Span], style: Style) -> Excerpt {
    let first = marks.iter().map(|m| m.start).filter(|m| *m >= whole.start).min().unwrap_or(whole.start);
    let (start, end) = window(text, whole, first as usize);
    let dots = if style.ascii { "..." } else { "…" };
    let (mut line, mut under) = (String::new(), String::new());
    if start > whole.start as usize {
        line.push_str(dots);
        under.push_str(&" ".repeat(dots.chars().count()));
    }
    let mut at = start;
    for c in Span::new(start, end).of(text).chars() {
        let drawn = style.text(if c.is_control() { ' ' } else { c }.to_string());
        let width: usize = drawn.chars().map(|c| c.width().unwrap_or(0)).sum();
        let marked = marks.iter().any(|m| (m.start as usize) <= at && at < m.end as usize);
        under.extend(std::iter::repeat_n(if marked { '^' } else { ' ' }, width));
        line.push_str(&drawn);
        at += c.len_utf8();
    }
    if end < whole.end as usize {
        line.push_str(dots);
    }
    Excerpt { line, marks: under.trim_end().to_string() }
}

/// The bytes that are shown: from a blank some way before `first`, at most [`WIDTH`] columns, to a blank.
fn window(text: &str, whole: Span, first: usize) -> (usize, usize) {
    let (low, high) = (whole.start as usize, (whole.end as usize).min(text.len()));
    let head = text.get(low..first.clamp(low, high)).unwrap_or("");
    let total: usize = columns(text.get(low..high).unwrap_or(""));
    let mut start = low;
    if total > WIDTH && columns(head) > BEFORE {
        let back = head.char_indices().rev().nth(BEFORE).map_or(0, |(i, _)| i);
        let blank = head.get(back..).and_then(|h| h.find(' ')).map_or(back, |i| back + i + 1);
        start = low + blank;
    }
    let rest = text.get(start..high).unwrap_or("");
    if columns(rest) <= WIDTH {
        return (start, high);
    }
    let mut width = 0;
    let cut = rest.char_indices().find(|(_, c)| {
        width += c.width().unwrap_or(0);
        width > WIDTH
    });
    let cut = cut.map_or(rest.len(), |(i, _)| i);
    let blank = rest.get(..cut).and_then(|r| r.rfind(' ')).filter(|b| *b > cut / 2).unwrap_or(cut);
    (start, start + blank)
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_stand_under_wide_and_narrow_letters() {
        let text = "The 東京 court fined Zoë Müller twice";
        let at = text.find("Müller").unwrap_or(0);
        let span = Span::new(at, at + "Müller".len());
        let shown = excerpt(text, Span::new(0, text.len()), &[span], Style::default());
        assert_eq!(shown.marks, format!("{}^^^^^^", " ".repeat(25)));
        let shown = excerpt(text, Span::new(0, text.len()), &[span], Style { ascii: true });
        assert!(shown.line.is_ascii() && shown.marks.ends_with("^^^^^^"), "{shown:?}");
    }

    #[test]
    fn long_text_is_cut_at_blanks_around_the_mark() {
        let text = "word ".repeat(100) + "here " + &"more ".repeat(100);
        let at = text.find("here").unwrap_or(0);
        let shown = excerpt(&text, Span::new(0, text.len()), &[Span::new(at, at + 4)], Style::default());
        assert!(shown.line.starts_with("…word ") && shown.line.ends_with("more…"), "{}", shown.line);
        assert!(shown.line.chars().count() <= WIDTH + 2);
        let column = shown.marks.chars().count() - 4;
        assert_eq!(shown.line.chars().skip(column).take(4).collect::<String>(), "here");
    }
}
