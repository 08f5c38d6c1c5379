//! What stands between the paragraphs of a web page and is no part of its article: by the lists of `boilerplate.toml`.

use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Default, Deserialize)]
struct Lists {
    whole: List,
    starts: List,
    holds: List,
    byline: Byline,
}

#[derive(Default, Deserialize)]
struct List {
    longest: usize,
    lines: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Byline {
    before: Vec<String>,
    between: Vec<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| toml::from_str(include_str!("boilerplate.toml")).unwrap_or_default());

/// Whether a paragraph is no part of the article around it.
pub fn boilerplate(paragraph: &str) -> bool {
    let mut words = paragraph.split_whitespace();
    let count = words.clone().count();
    let Lists { whole, starts, holds, .. } = &*LISTS;
    if count > whole.longest.max(starts.longest).max(holds.longest) {
        return false;
    }
    let first = words.next().unwrap_or_default().to_lowercase();
    let plain = words.fold(first, |all, word| all + " " + &word.to_lowercase()).replace('’', "'");
    let bare = plain.trim_matches(|c: char| !c.is_alphanumeric());
    let starts_with = |line: &String| {
        let behind = plain.strip_prefix(line.as_str());
        // "photo by" is no begin of "photo bylaws"
        behind.is_some_and(|b| line.ends_with(|c: char| !c.is_alphanumeric()) || !b.starts_with(char::is_alphanumeric))
    };
    (count <= whole.longest && whole.lines.iter().any(|line| line == bare))
        || (count <= starts.longest && starts.lines.iter().any(starts_with))
        || (count <= holds.longest && holds.lines.iter().any(|line| plain.contains(line.as_str())))
}

/// The persons whom a byline names.
pub fn authors(byline: &str) -> Vec<String> {
    let lists = &LISTS.byline;
    let mut rest = vec![byline.trim().to_owned()];
    for mark in &lists.between {
        rest = rest.iter().flat_map(|part| part.split(mark.as_str())).map(|part| part.trim().to_owned()).collect();
    }
    let named = |part: String| {
        let lower = part.to_lowercase();
        let before = lists.before.iter().filter(|b| lower.starts_with(&format!("{b} "))).map(String::len).max();
        part.get(before.unwrap_or(0)..).unwrap_or_default().trim().to_owned()
    };
    rest.into_iter().map(named).filter(|name| name.chars().any(char::is_alphabetic)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read() {
        let lists: Lists = toml::from_str(include_str!("boilerplate.toml")).unwrap();
        for line in lists.whole.lines.iter().chain(&lists.starts.lines).chain(&lists.holds.lines) {
            assert_eq!(*line, line.trim().to_lowercase());
        }
    }

    #[test]
    fn what_is_dropped() {
        for line in
            ["ADVERTISEMENT", "– Advertisement –", "Photo: Lena Gran/Courier", "Share this story", "© Sund Daily"]
        {
            assert!(boilerplate(line), "{line}");
        }
        for line in [
            "Advertisement is a trade.",
            "Photographers came.",
            "The port uses 40 cranes.",
            "–",
            "He signed up for the army.",
        ] {
            assert!(!boilerplate(line), "{line}");
        }
        let long =
            "The ministry said that the site would use cookies in the canteen and would bake them itself ".repeat(4);
        assert!(!boilerplate(&long));
    }

    #[test]
    fn who_wrote_it() {
        assert_eq!(authors("By Marta Lindqvist and Tom Okeke"), ["Marta Lindqvist", "Tom Okeke"]);
        assert_eq!(authors("Byron Falk"), ["Byron Falk"]);
        assert_eq!(authors(" "), [""; 0]);
    }
}
