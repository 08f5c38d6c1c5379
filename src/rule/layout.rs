//! The lines of a rule file as its author sees them: the headers of its tables, and texts that are never closed.

use crate::text::Span;

/// The quotation marks of word processors, which mean nothing to TOML.
const CURLY: &[char] = &['“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‛', '″', '′'];

/// Whether a text holds a quotation mark of a word processor.
pub fn curly(text: &str) -> bool {
    text.contains(CURLY)
}

/// Where the line of a byte begins and ends.
pub fn line(text: &str, at: usize) -> Span {
    let from = text.get(..at).and_then(|s| s.rfind('\n')).map_or(0, |at| at + 1);
    let to = text.get(at..).and_then(|s| s.find('\n')).map_or(text.len(), |end| at + end);
    Span::new(from, to)
}

/// The number of the line of a byte, from 1.
pub fn number(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |s| s.matches('\n').count()) + 1
}

/// The header of the table that the line of a byte belongs to, or is: `[words.cut]`, with its place.
pub fn header(text: &str, at: usize) -> Option<(&str, Span)> {
    let mut end = line(text, at).end as usize;
    loop {
        let here = line(text, end);
        if let Some(found) = as_header(here.of(text)) {
            let from = here.start as usize + here.of(text).find('[').unwrap_or(0);
            return Some((found, Span::new(from, from + found.len())));
        }
        end = (here.start as usize).checked_sub(1)?;
    }
}

/// A line as a header, if it is one: brackets around names, and at most a comment behind them.
fn as_header(line: &str) -> Option<&str> {
    let line = line.split('#').next().unwrap_or("").trim();
    let inner = line.strip_prefix('[')?.strip_suffix(']')?;
    let inner = inner.strip_prefix('[').and_then(|i| i.strip_suffix(']')).unwrap_or(inner);
    let named = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '"' | '\'' | ' ');
    (!inner.is_empty() && inner.chars().all(named)).then_some(line)
}

/// The first text that is never closed, to the end of its line. It counts only where a value may begin, so that an apostrophe
/// in words without quotation marks opens nothing.
pub fn open_text(text: &str) -> Option<Span> {
    let (mut at, mut before) = (0, '[');
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at + c.len_utf8();
        at = match c {
            '#' => line(text, at).end as usize,
            '"' | '\'' => match closed(text, next, c) {
                Some(end) => end,
                None if matches!(before, '=' | '[' | ',' | '{' | '"' | '\'') => {
                    return Some(Span::new(at, line(text, at).end as usize));
                }
                // the rest of the line cannot be told apart
                None => line(text, at).end as usize,
            },
            _ => next,
        };
        if !c.is_whitespace() {
            before = c;
        }
    }
    None
}

/// Where the text ends that begins at `from`, behind its first mark; three marks hold a text of several lines.
fn closed(text: &str, from: usize, mark: char) -> Option<usize> {
    let rest = text.get(from..).unwrap_or("");
    let three = [mark, mark, mark].iter().collect::<String>();
    let long = rest.starts_with([mark, mark].iter().collect::<String>().as_str());
    let (body, end) = if long { (from + 2, three.as_str()) } else { (from, three.get(..1).unwrap_or("")) };
    let mut escaped = false;
    for (k, c) in text.get(body..).unwrap_or("").char_indices() {
        let here = body + k;
        match c {
            _ if escaped => escaped = false,
            '\\' if mark == '"' => escaped = true,
            '\n' if !long => return None,
            _ if text.get(here..).is_some_and(|s| s.starts_with(end)) => return Some(here + end.len()),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(text: &str) -> Option<&str> {
        open_text(text).map(|at| at.of(text))
    }

    #[test]
    fn a_text_that_no_mark_ends_on_its_line_is_open() {
        assert_eq!(open("a = \"b\"\nc = [\"d]\ne = 1\n"), Some("\"d]"));
        assert_eq!(open("a = 'b\n"), Some("'b"));
        assert_eq!(open("a = \"b \\\"\nc = 1\n"), Some("\"b \\\""));
        assert_eq!(open("a = \"\"\"b\nc\n"), Some("\"\"\"b"));
        for closed in
            ["a = \"b \\\" c\"", "a = 'b\\'", "# it's \"so\na = 1", "a = \"\"", "a = \"\"\"b\n\"c\n\"\"\"", "a = it's"]
        {
            assert_eq!(open(closed), None, "{closed}");
        }
    }

    #[test]
    fn a_line_belongs_to_the_header_above_it() {
        let text = "pack = \"x\"\n[[rule]] # one\nid = \"a\"\n  [words.cut]\nkey = [\n  [\"a\", \"b\"],\n]\n";
        let of = |word: &str| header(text, text.find(word).unwrap()).map(|(header, _)| header);
        assert_eq!(of("pack"), None);
        assert_eq!(of("id"), Some("[[rule]]"));
        assert_eq!(of("cut"), Some("[words.cut]"));
        assert_eq!(of("\"b\""), Some("[words.cut]"));
    }
}
