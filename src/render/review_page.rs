//! The review page: one HTML file that loads nothing else. The texts stand in it as text, the marks around them; the rest is
//! data for its script. (`review_page.html`, `review_page.css`, `review_page/*.js`)

use super::review_data::{ReviewData, Told};
use super::stretches::{Paragraph, draft, evidence, paragraphs};
use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

const CSS: &str = include_str!("review_page.css");

/// The script: its files in this order, a file uses what stands before it.
const JS: &str = concat!(
    "(() => {\n\"use strict\";\n",
    include_str!("review_page/dom.js"),
    include_str!("review_page/state.js"),
    include_str!("review_page/texts.js"),
    include_str!("review_page/find.js"),
    include_str!("review_page/card.js"),
    include_str!("review_page/decide.js"),
    include_str!("review_page/save.js"),
    include_str!("review_page/signoff.js"),
    include_str!("review_page/sheet.js"),
    include_str!("review_page/keys.js"),
    include_str!("review_page/main.js"),
    "})();\n"
);

/// What the template fills in.
#[derive(Template)]
#[template(path = "review_page.html", config = "src/render/askama.toml")]
struct Page<'a> {
    data: &'a ReviewData,
    json: String,
    draft: Vec<Paragraph>,
    sources: Vec<SourceView>,
    policy: String,
    css: &'static str,
    js: &'static str,
}

impl Page<'_> {
    /// The beginning of a hash, enough for the eye.
    fn short(hash: &str) -> &str {
        hash.get(..8).unwrap_or(hash)
    }
}

/// A source with what decided.
#[derive(Clone, Debug)]
pub struct SourceView {
    /// The file, as it was named.
    pub name: String,
    /// Its lines.
    pub paragraphs: Vec<Paragraph>,
}

/// The page of a review.
pub fn page(told: &Told, data: &ReviewData) -> String {
    let sources = told.sources.iter().enumerate().map(|(number, source)| {
        let (text, lines) = (source.article.text(), &source.article.lines);
        let line = |at: usize| lines.position(text, at).0;
        SourceView { name: source.name.to_string(), paragraphs: paragraphs(text, &evidence(data, number), line) }
    });
    let page = Page {
        data,
        // a closing tag inside a text would end the script
        json: serde_json::to_string(data).unwrap_or_default().replace('<', "\\u003c"),
        draft: draft(told, data),
        sources: sources.collect(),
        policy: policy(data.token.is_some()),
        css: CSS,
        js: JS,
    };
    // writing into memory does not fail
    page.render().unwrap_or_default()
}

/// What a browser may load and run: this style and this script, and nothing from elsewhere.
fn policy(live: bool) -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text));
    let connect = if live { "'self'" } else { "'none'" };
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; connect-src {connect}; base-uri 'none'; form-action 'none'",
        hash(JS),
        hash(CSS)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_what_it_lets_run() {
        assert!(JS.starts_with("(() => {\n\"use strict\";\n"));
        let hash = STANDARD.encode(Sha256::digest(JS));
        assert!(policy(true).contains(&format!("script-src 'sha256-{hash}'")));
        assert!(policy(true).contains("connect-src 'self'") && policy(false).contains("connect-src 'none'"));
        assert!(!JS.contains("</script") && !CSS.contains("</style"), "either would end itself");
    }
}
