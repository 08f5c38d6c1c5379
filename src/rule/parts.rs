//! The keys of one rule as they stand in its file, each with its line.

use crate::text::Lines;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One key, or one item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key: "about", "slots.amount"; every item of a list has the key of the list.
    pub key: String,
    /// The value as written, on one line.
    pub value: String,
    /// Its line in the file, from 1.
    pub line: usize,
}

/// The lists of tables that hold examples: these are told elsewhere.
const EXAMPLES: [&str; 3] = ["example", "reads", "ignores"];

/// The parts of the rule whose `id` stands on `line`, in the order of the file; nothing where the text is no TOML.
pub fn parts(text: &str, line: usize) -> Vec<Key> {
    let (table, _) = DeTable::parse_recoverable(text);
    let lines = Lines::new(text);
    let at = |span: std::ops::Range<usize>| lines.position(text, span.start).0;
    let Some(DeValue::Array(rules)) = table.get_ref().get("rule").map(Spanned::get_ref) else { return Vec::new() };
    let id = |rule: &DeTable<'_>| rule.get("id").is_some_and(|id| at(id.span()) == line);
    let rule = rules.iter().find_map(|r| r.get_ref().as_table().filter(|t| id(t)));
    let mut found: Vec<(usize, Key)> = Vec::new();
    for (key, value) in rule.into_iter().flat_map(DeTable::iter) {
        let key = key.get_ref().as_ref();
        if !EXAMPLES.contains(&key) {
            walk(key, value, &mut |key, span| {
                let value = flat(text.get(span.start..span.end).unwrap_or(""));
                found.push((span.start, Key { key: key.to_owned(), value, line: at(span) }));
            });
        }
    }
    found.sort_by_key(|(start, _)| *start);
    found.into_iter().map(|(_, part)| part).collect()
}

/// Tables and lists are taken apart, one level deep.
fn walk(key: &str, value: &Spanned<DeValue<'_>>, found: &mut impl FnMut(&str, std::ops::Range<usize>)) {
    match value.get_ref() {
        DeValue::Table(table) if !key.contains('.') => {
            for (inner, value) in table.iter() {
                walk(&format!("{key}.{}", inner.get_ref()), value, found);
            }
        }
        DeValue::Array(items) if !items.is_empty() && !key.contains('.') && key != "key" => {
            items.iter().for_each(|item| found(key, item.span()));
        }
        _ => found(key, value.span()),
    }
}

/// What stands on several lines, on one.
fn flat(written: &str) -> String {
    if !written.contains('\n') {
        return written.to_owned();
    }
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_line() {
        let text = "pack = \"a\"\n[[rule]]\nid = \"b\"\npatterns = [\n  \"x\", # no\n  \"y\",\n]\nslots = { x = \"name\" }\n\n[rule.policy]\nname = {}\n";
        let found: Vec<(String, String, usize)> =
            parts(text, 3).into_iter().map(|p| (p.key, p.value, p.line)).collect();
        let want = [
            ("id", "\"b\"", 3),
            ("patterns", "\"x\"", 5),
            ("patterns", "\"y\"", 6),
            ("slots.x", "\"name\"", 8),
            ("policy.name", "{}", 11),
        ];
        assert_eq!(found, want.map(|(k, v, l)| (k.to_owned(), v.to_owned(), l)));
        assert!(parts(text, 4).is_empty() && parts("[", 1).is_empty());
    }
}
