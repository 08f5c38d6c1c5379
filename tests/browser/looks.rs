//! Narrow windows, paper, darkness, large drafts, and people who use neither eyes nor mouse.

use super::Case;
use super::desk::Desk;
use super::driver::{Driver, Page};
use serde_json::json;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

pub const CASES: &[Case] = &[
    ("looks: 390 px, everything reachable, no sideways scrolling", narrow),
    ("looks: on paper", on_paper),
    ("looks: contrast in both schemes", contrast),
    ("looks: axe finds nothing", axe_finds_nothing),
    ("looks: keys alone are enough", keys_alone),
    ("looks: 2,000 spans and ten sources", large),
];

fn open(desk: &Desk, driver: &Driver) -> Page {
    let page = desk.window(driver);
    page.go(&desk.page(&["source.txt"]));
    page
}

fn narrow(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    page.size(390, 844, true);
    let fits = "document.documentElement.scrollWidth <= innerWidth && innerWidth === 390";
    assert!(page.is(fits));
    page.picture("14-narrow-draft");
    page.fill("#name", "A. Kaya");
    page.click("#text mark.contradicted");
    assert!(page.is(fits) && page.text("#finding").contains("eight"), "a mark brings its card");
    assert!(
        page.is("(({ top }) => top >= 0 && top < 200)(document.getElementById('card-title').getBoundingClientRect())"),
        "from its top"
    );
    page.picture("15-narrow-card");
    page.click("[data-do=agree]");
    page.click("[data-do=override]");
    assert!(page.is(fits) && page.is("document.getElementById('override').getBoundingClientRect().width > 200"));
    page.click("[data-view=source]");
    assert!(page.is(fits) && page.text("#source").contains("seven"));
    page.picture("16-narrow-source");
    page.click("[data-view=draft]");
    assert!(page.text("#text").contains("Why not?"));
    page.js("document.getElementById('signoff').scrollIntoView()");
    assert!(page.is("document.getElementById('sign').getBoundingClientRect().right <= innerWidth"));
    page.keys("?");
    assert!(page.is(fits) && page.is("document.getElementById('dialog').getBoundingClientRect().right <= innerWidth"));
}

fn on_paper(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    page.fill("#name", "A. Kaya");
    page.click("#text mark.contradicted");
    page.fill("#note", "by phone");
    page.keys("t");
    page.dark(true);
    let pdf = page.pdf();
    assert!(pdf.starts_with(b"%PDF-") && pdf.len() > 10_000);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("17-sheet.pdf"), &pdf).unwrap();
    assert_eq!(page.count("#sheet table"), 0, "the sheet is taken away again");
    page.cdp(
        "Emulation.setEmulatedMedia",
        json!({ "media": "print", "features": [{ "name": "prefers-color-scheme", "value": "dark" }] }),
    );
    page.js("dispatchEvent(new Event('beforeprint'))");
    let sheet = page.text("#sheet");
    for words in [
        "eight",
        "✗ contradicted",
        "“seven bridges” source.txt:1:30",
        "stet",
        "by phone",
        "A. Kaya",
        "SUPPORTED means the named source says so",
        "Why not?",
        "sha256",
    ] {
        assert!(sheet.contains(words), "no {words:?} in\n{sheet}");
    }
    assert!(!page.is("document.getElementById('card').checkVisibility()"));
    assert_eq!(page.js("return getComputedStyle(document.querySelector('#sheet tr')).breakInside"), json!("avoid"));
    let black = "return [...new Set([...document.querySelectorAll('#text p, #text mark, #sheet td')].map((e) => getComputedStyle(e).color))]";
    assert_eq!(page.js(black), json!(["rgb(0, 0, 0)"]), "black on paper, also from a dark screen");
    assert!(page.is(
        "getComputedStyle(document.querySelector('mark.contradicted[data-margin]'), '::before').content.includes('✗2')"
    ));
    page.picture("17-sheet");
}

/// Relative luminance and contrast as WCAG 2.2 defines them.
const CONTRAST: &str = "
    const rgb = (c) => c.match(/[\\d.]+/g).map(Number);
    const light = (c) => rgb(c).slice(0, 3).map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; })
      .reduce((sum, v, k) => sum + v * [0.2126, 0.7152, 0.0722][k], 0);
    const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
    const behind = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!c.endsWith(', 0)')) return c; } return 'rgb(255, 255, 255)'; };
    const text = [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility() && !e.disabled && !e.closest('.hidden')
      && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
    const worst = text.map((e) => [ratio(getComputedStyle(e).color, behind(e)), e.outerHTML.slice(0, 120)]).sort((a, b) => a[0] - b[0])[0];
    const lines = [...document.querySelectorAll('#text mark, #source mark:not(.on)')].map((e) => { const s = getComputedStyle(e);
      const line = s.textDecorationLine === 'none' ? s.borderBottomColor : s.textDecorationColor; return [ratio(line, behind(e.parentElement)), e.className]; })
      .sort((a, b) => a[0] - b[0])[0];
    return { worst, lines };";

fn contrast(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    page.fill("#name", "A. Kaya");
    page.keys("jqjx");
    for dark in [false, true] {
        page.dark(dark);
        let found = page.js(CONTRAST);
        let ratio = |key: &str| found[key][0].as_f64().unwrap();
        println!(
            "contrast, dark {dark}: text at least {:.2}, lines of marks at least {:.2}",
            ratio("worst"),
            ratio("lines")
        );
        assert!(ratio("worst") >= 4.5, "text: {}", found["worst"]);
        assert!(ratio("lines") >= 3.0, "lines: {}", found["lines"]);
        page.picture(if dark { "18-dark" } else { "18-light" });
    }
}

/// Where axe-core is, if it is anywhere: FACTMARK_AXE, or where `.ci/run` puts it.
fn axe() -> Option<String> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/axe/package/axe.min.js");
    fs::read_to_string(env::var_os("FACTMARK_AXE").map_or(own, PathBuf::from)).ok()
}

fn axe_finds_nothing(driver: &Driver) {
    let Some(axe) = axe() else {
        println!("LEFT OUT: axe: no target/axe/package/axe.min.js, and FACTMARK_AXE is not set");
        return;
    };
    let desk = Desk::new();
    let page = open(&desk, driver);
    let check = |state: &str| {
        let found =
            page.js_async("axe.run().then((r) => done(r.violations.map((v) => [v.id, v.nodes.map((n) => n.html)])))");
        assert_eq!(found, json!([]), "{state}");
    };
    page.js(&format!("{axe}\nwindow.axe = axe;"));
    check("as it opens");
    page.fill("#name", "A. Kaya");
    page.keys("jqjxo");
    check("with a card and a form");
    page.keys("\u{e00c}");
    page.dark(true);
    check("dark");
    page.keys("?");
    check("with the help");
    page.keys("\u{e00c}");
    page.size(390, 844, true);
    check("narrow");
}

/// Presses Tab until the focus is on something that fits.
fn tab_to(page: &Page, css: &str) {
    for _ in 0..120 {
        if page.is(&format!("document.activeElement.matches({css:?})")) {
            return;
        }
        page.keys("\u{e004}");
    }
    panic!("the Tab key never comes to {css}");
}

fn keys_alone(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    tab_to(&page, "#name");
    page.keys("A. Kaya");
    // letters are off: every act must have its button
    tab_to(&page, "#letters");
    page.keys(" ");
    tab_to(&page, "#states button");
    assert!(page.is("getComputedStyle(document.activeElement).outlineStyle !== 'none'"), "the focus is seen");
    tab_to(&page, "#moves [data-do=forth]");
    page.keys("\u{e007}");
    tab_to(&page, "#finding [data-do=query]");
    page.keys("\u{e007}");
    assert!(page.text("#counts").contains("asked 1"));
    tab_to(&page, "[role=tab]");
    tab_to(&page, "[role=tabpanel]");
    tab_to(&page, "#absent-read");
    page.keys(" ");
    tab_to(&page, "#unchecked-note");
    page.keys("nothing to check");
    page.js("document.activeElement.blur()");
    tab_to(&page, "#text mark");
    page.keys("\u{e007}");
    assert!(page.count("#text mark.on") > 0, "a mark is chosen with Enter");
}

/// A draft of 2,000 spans, most of them with nothing to check in it, so that it is read in a few seconds; and ten sources.
fn large_desk() -> Desk {
    let mut draft = String::new();
    let mut sources = vec![String::new(); 10];
    for k in 0..80 {
        writeln!(draft, "In May 2019 Dana Orr of Place{k} built {} mills with Peter Vik.", k + 11).unwrap();
        draft.push_str(&"Why not? ".repeat(20));
        draft.push_str("\n\n");
        writeln!(sources[k % 10], "In May 2019 Dana Orr of Place{k} built {} mills with Peter Vik.", k + 10).unwrap();
    }
    let desk = Desk::with(&[("draft.md", &draft)]);
    sources.iter().enumerate().for_each(|(k, text)| desk.write(&format!("s{k}.txt"), text));
    desk
}

fn large(driver: &Driver) {
    let desk = large_desk();
    let names: Vec<String> = (0..10).map(|k| format!("s{k}.txt")).collect();
    let page = desk.window(driver);
    page.go(&desk.page(&names.iter().map(String::as_str).collect::<Vec<_>>()));
    let marks = page.count("#text mark[data-tag]");
    assert!(marks >= 2000, "{marks} marks");
    assert_eq!(page.count("[role=tab]"), 10);
    page.fill("#name", "A. Kaya");
    page.keys("/Place79");
    assert!(page.text("#found").contains("1 place "), "{}", page.text("#found"));
    page.keys("\u{e007}");
    assert!(page.is("(({ top }) => top > 0 && top < innerHeight)([...CSS.highlights.get('found-here')][0].getBoundingClientRect())"), "it is scrolled to");
    page.keys("\u{e00c}");
    page.keys("3k");
    assert!(
        page.text("#finding").contains("90 mills") && page.count("#source mark.on") > 0,
        "{}",
        page.text("#finding")
    );
    page.keys("q");
    assert!(page.text("#counts").contains("asked 1"));
    page.picture("19-large");
}
