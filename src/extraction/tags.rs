//! A look at the tags of a page before it is parsed: the time that a parser takes grows with the square of their nesting.

/// How deep tags may nest; what is open by mistake counts too.
const DEEPEST: usize = 1_500;
/// The most tags that end in themselves: such an end counts in drawings alone.
const CLOSED: usize = 20_000;

/// Elements that another one ends, or that have no content.
const ENDED: [&str; 31] = [
    "p", "li", "dd", "dt", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rt", "rp",
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "html", "body",
];

/// Whether a parser can read a page in bounded time.
pub fn parsable(page: &str) -> bool {
    let (mut depth, mut closed) = (0usize, 0usize);
    for tag in page.split('<').skip(1) {
        let (end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name = tag.get(..tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len())).unwrap_or_default();
        if name.is_empty() || ENDED.iter().any(|ended| name.eq_ignore_ascii_case(ended)) {
            continue;
        }
        let itself = tag.split('>').next().is_some_and(|tag| tag.ends_with('/'));
        closed += usize::from(itself);
        depth = if end { depth.saturating_sub(1) } else { depth + usize::from(!itself) };
        if depth > DEEPEST || closed > CLOSED {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_and_what_does_not() {
        assert!(parsable(&"<p>It rained.<br><img src=x>".repeat(10_000)));
        assert!(parsable(&"<div><b>It</b> rained.</div><svg><path d='x'/></svg>".repeat(9_000)));
        assert!(parsable("a < b, <3 and <>"));
        assert!(!parsable(&"<div>".repeat(2_000)));
        assert!(!parsable(&"<DIV/>".repeat(30_000)));
    }
}
