//! HTML: the article of a page, without what stands around it.

use super::boilerplate::{authors, boilerplate};
use super::document::{Document, LARGEST, Unread};
use super::model::Extracted;
use super::tags::parsable;
use dom_query::{Document as Page, NodeRef};
use dom_smoothie::{Article, Config, Readability};
use jiff::civil::Date;
use serde_json::Value;

/// The most elements of a page.
const ELEMENTS: usize = 200_000;
/// How deep elements may nest: what finds the article calls itself for each level.
const DEEPEST: usize = 400;
/// Below this many characters, what was found is no article, and the whole page is read.
const SHORTEST: usize = 140;

/// Elements whose words nobody reads: programs, forms, what is struck out.
const UNSEEN: [&str; 16] = [
    "script", "style", "noscript", "template", "button", "select", "textarea", "svg", "math", "iframe", "object",
    "del", "s", "head", "title", "rt",
];
/// Elements that tell the day of publication.
const DATES: &str = "meta[name='dcterms.date'], meta[name='date'], meta[name='DC.date.issued'], \
    meta[itemprop='datePublished'], time[itemprop='datePublished']";
/// Elements around an article.
const AROUND: [&str; 5] = ["nav", "header", "footer", "aside", "dialog"];
/// Elements within a paragraph; all others end it.
const INLINE: [&str; 30] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "ruby", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
];

/// The article of a page.
///
/// # Errors
/// The page is too large, nests too deep, or holds no text.
pub fn html(file: &str) -> Result<Document, Unread> {
    if file.len() > LARGEST || !parsable(file) {
        return Err(Unread::TooLarge);
    }
    let page = Page::from(file);
    let within = measured(&page)?;
    let heading = page.select("h1").iter().next().map(|h| text(h.nodes().first(), &[]));
    let whole = text(Some(&page.root()), &AROUND);
    let linked = linked(&page);
    let config = Config { max_elements_to_parse: ELEMENTS, ..Config::default() };
    let found = (within > 0)
        .then(|| Readability::with_document(page, None, Some(config)).ok().and_then(|mut r| r.parse().ok()))
        .flatten();
    let mut out = found.as_ref().map_or_else(Document::default, |a| about(a, linked));
    let article = found.map(|a| text(Some(&Page::from(a.content).root()), &[])).unwrap_or_default();
    let mut kept = if article.chars().count() < SHORTEST.min(whole.chars().count()) { whole } else { article };
    // the heading that says the same as the title is taken out of the article, but people read it
    if let Some(heading) = heading.filter(|h| !h.is_empty() && !kept.contains(h.as_str())) {
        kept = format!("{heading}\n\n{kept}");
    }
    if !kept.chars().any(char::is_alphanumeric) {
        return Err(Unread::NoText);
    }
    out.text = Extracted::plain(kept);
    Ok(out)
}

/// How many elements a page has.
fn measured(page: &Page) -> Result<usize, Unread> {
    let (mut count, mut depth, mut at) = (0usize, 0usize, page.root().first_child());
    while let Some(node) = at {
        count += usize::from(node.is_element());
        if count > ELEMENTS || depth > DEEPEST {
            return Err(Unread::TooLarge);
        }
        at = node.first_child();
        depth += usize::from(at.is_some());
        let mut last = node;
        while at.is_none() {
            at = last.next_sibling();
            let (None, Some(parent)) = (&at, last.parent()) else { break };
            depth = depth.saturating_sub(1);
            last = parent;
        }
    }
    Ok(count)
}

/// What a page says of its article.
fn about(article: &Article, linked: Option<String>) -> Document {
    let title = joined_words(&article.title);
    let published = article.published_time.clone().or(linked);
    Document {
        title: (!title.is_empty()).then_some(title),
        authors: article.byline.as_deref().map(|b| authors(&joined_words(b))).unwrap_or_default(),
        published: published.and_then(|p| day(&p)),
        ..Document::default()
    }
}

fn joined_words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The day of a time as pages write it ("2026-03-12T06:30:00+01:00"), where it was published.
fn day(time: &str) -> Option<Date> {
    time.trim().get(..10)?.parse().ok()
}

/// The day of publication where the page's data for search engines tell it of an article among other things, or a plain
/// element does.
fn linked(page: &Page) -> Option<String> {
    let scripts = page.select("script[type='application/ld+json']");
    let told = scripts.iter().find_map(|script| dated(&serde_json::from_str(&script.text()).ok()?, 8));
    let plain = || {
        let element = page.select(DATES);
        element.attr("content").or_else(|| element.attr("datetime")).map(|day| day.to_string())
    };
    told.or_else(plain)
}

fn dated(value: &Value, deep: usize) -> Option<String> {
    let inner = |v: &Value| deep.checked_sub(1).and_then(|deep| dated(v, deep));
    match value {
        Value::Object(all) => {
            let article = all.get("@type").is_some_and(|t| t.to_string().contains("Article"));
            let own = all.get("datePublished").and_then(Value::as_str).filter(|_| article);
            own.map(str::to_owned).or_else(|| all.values().find_map(inner))
        }
        Value::Array(all) => all.iter().find_map(inner),
        _ => None,
    }
}

/// The paragraphs below a node, without those that are no part of an article and the elements of `without`.
fn text(root: Option<&NodeRef>, without: &[&str]) -> String {
    let Some(root) = root else { return String::new() };
    let (mut done, mut open) = (Vec::new(), String::new());
    let mut at = Some(*root);
    while let Some(node) = at {
        let seen = begins(&node, without, &mut open, &mut done);
        at = if seen { node.first_child() } else { None };
        let mut last = node;
        while at.is_none() {
            ends(&last, &mut open, &mut done);
            if last.id == root.id {
                return joined(done, open);
            }
            at = last.next_sibling();
            let (None, Some(parent)) = (&at, last.parent()) else { break };
            last = parent;
        }
    }
    joined(done, open)
}

fn joined(mut done: Vec<String>, mut open: String) -> String {
    cut(&mut open, &mut done);
    done.retain(|paragraph| !boilerplate(paragraph));
    done.join("\n\n")
}

/// Takes what a node brings at its begin; whether what is below it is read.
fn begins(node: &NodeRef, without: &[&str], open: &mut String, done: &mut Vec<String>) -> bool {
    if node.is_text() {
        for c in node.text().chars() {
            let space = c.is_ascii_whitespace();
            if !space || !(open.is_empty() || open.ends_with([' ', '\n'])) {
                open.push(if space { ' ' } else { c });
            }
        }
        return false;
    }
    let Some(name) = node.node_name() else { return true };
    let name = &*name;
    if UNSEEN.contains(&name) || without.contains(&name) || hidden(node) || (name == "sup" && calls(node)) {
        return false;
    }
    match name {
        "br" => open.push('\n'),
        _ if INLINE.contains(&name) => (),
        _ => cut(open, done),
    }
    // the way back from a note to its place
    !(name == "a" && node.attr("role").is_some_and(|r| &*r == "doc-backlink"))
}

fn ends(node: &NodeRef, open: &mut String, done: &mut Vec<String>) {
    if node.node_name().is_some_and(|name| &*name != "br" && !INLINE.contains(&&*name)) {
        cut(open, done);
    }
}

fn cut(open: &mut String, done: &mut Vec<String>) {
    let paragraph = open.trim_matches(|c: char| c.is_whitespace() || "↩\u{fe0e}".contains(c));
    if !paragraph.is_empty() {
        done.push(paragraph.to_owned());
    }
    open.clear();
}

fn hidden(node: &NodeRef) -> bool {
    let style = node.attr("style").map(|s| s.replace(' ', "").to_lowercase());
    node.has_attr("hidden") || style.is_some_and(|s| s.contains("display:none") || s.contains("visibility:hidden"))
}

/// Whether what is raised calls a note.
fn calls(node: &NodeRef) -> bool {
    let link = |n: &NodeRef| n.attr("href").is_some_and(|h| h.contains('#'));
    node.parent().is_some_and(|p| link(&p)) || node.children_it(false).any(|c| link(&c))
}
