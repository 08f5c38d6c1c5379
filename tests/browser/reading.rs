//! What the page shows, and the ways through it.

use super::Case;
use super::desk::Desk;
use super::driver::{Driver, Page};
use serde_json::json;

pub const CASES: &[Case] = &[
    ("reading: every mark has its glyph, number and words", every_mark_is_told),
    ("reading: draft, card and source lead to one another", all_three_lead_to_one_another),
    ("reading: evidence of several sources stands in tabs", evidence_stands_in_tabs),
    ("reading: filters by state, kind and standing", filters_hide),
    ("reading: words are found in the draft and in notes", words_are_found),
    ("reading: the card tells all that is known", the_card_tells_all),
    ("reading: keys move, and rest while something is written", keys_rest_in_fields),
    ("reading: without script the texts can be read", without_script),
];

fn open(desk: &Desk, driver: &Driver) -> Page {
    let page = desk.window(driver);
    page.go(&desk.page(&["source.txt"]));
    page
}

fn every_mark_is_told(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    for (state, glyph) in
        [("contradicted", "✗"), ("absent", "?"), ("flagged", "!"), ("supported", "✓"), ("unchecked", "–")]
    {
        assert!(page.count(&format!("#text mark.{state}[data-tag*='{glyph}']")) > 0, "no {state}");
    }
    let hidden = page.js("return document.querySelector('#text mark.contradicted .hidden').textContent");
    assert_eq!(hidden, json!(" (contradicted, query 2)"));
    assert!(page.count("#text mark.supported[data-end='c']") > 0, "a caveat has its sign");
    assert!(page.text(".coverage").contains("spans checked"));
    assert!(page.text("#counts").contains("queries decided"));
    let lines = page.js("return [...document.querySelectorAll('#text p')].map((p) => Number(p.dataset.line))");
    assert_eq!(lines, json!([1, 3, 5, 7, 9]));
    assert!(page.text(".meta").contains("factmark") && page.text(".meta").contains("source.txt"));
    page.picture("1-open");
}

fn all_three_lead_to_one_another(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    let lit = || page.js("return document.querySelector('#source mark.on')?.firstChild.data ?? ''");
    page.click("#text mark.contradicted");
    assert!(page.text("#finding").contains("the source says seven; the statement says eight"));
    assert_eq!(lit(), "seven bridges", "its evidence is lit");
    assert!(page.is("(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector('#source mark.on').getBoundingClientRect())"));
    page.picture("2-contradicted");
    page.keys("jj");
    assert!(page.count("#text mark.on") > 0 && lit() != "seven bridges");
    page.js(
        "[...document.querySelectorAll('#source mark')].find((m) => m.firstChild.data === 'seven bridges').click()",
    );
    assert!(page.text("#finding").contains("the statement says eight"), "and back from the source");
}

fn evidence_stands_in_tabs(driver: &Driver) {
    let other = "Lira gets eight bridges.\nThe council of Lira approved eight bridges on Monday.\n";
    let desk =
        Desk::with(&[("draft.md", super::desk::DRAFT), ("source.txt", super::desk::SOURCE), ("other.txt", other)]);
    let page = desk.window(driver);
    page.go(&desk.page(&["source.txt", "other.txt"]));
    assert_eq!(page.count("[role=tab]"), 2);
    page.click("#tab1");
    assert!(page.is("!document.getElementById('panel1').hidden && document.getElementById('panel0').hidden"));
    page.keys("\u{e012}");
    assert_eq!(page.js("return document.activeElement.id"), json!("tab0"), "the left arrow goes along the tabs");
    assert!(page.is("document.getElementById('panel1').hidden"));
    page.js("document.activeElement.blur()");
    let words = "#text p[data-line='3'] mark";
    page.click(words);
    assert!(page.text("#head").contains("sources-differ"), "{}", page.text("#finding"));
    page.click(words);
    let card = page.text("#finding");
    assert!(
        card.contains("✓ supported other.txt") && card.contains("✗ contradicted source.txt"),
        "each source, by a second click: {card}"
    );
}

fn filters_hide(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    let lit = || page.count("#text mark:not(.off)");
    let all = lit();
    page.keys("1");
    assert_eq!(page.count("#text mark.contradicted:not(.off)"), 0);
    assert!(page.is("document.querySelector('#states .contradicted').getAttribute('aria-pressed') === 'false'"));
    assert!(page.text("#found").contains("marks shown"));
    page.keys("j");
    assert!(!page.text("#head").contains("contradicted"), "what is hidden is not gone to");
    page.keys("1");
    page.choose("#kind", "quantity");
    assert!(lit() < all && page.count("#text mark.contradicted:not(.off)") == 1);
    page.choose("#kind", "");
    page.choose("#standing", "stale");
    assert_eq!(lit(), 0);
    page.choose("#standing", "");
    assert_eq!(lit(), all);
}

fn words_are_found(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    page.keys("/");
    assert_eq!(page.js("return document.activeElement.id"), json!("find"));
    page.keys("approved EIGHT bridges");
    assert!(page.text("#found").contains("1 place in the draft"), "also across the beginning of a mark");
    page.keys("\u{e007}");
    assert!(page.text("#found").contains("1 of 1 place"));
    page.keys("\u{e00c}");
    page.fill("#name", "A. Kaya");
    page.click("#text mark.contradicted");
    page.fill("#note", "ask the zeppelin desk");
    page.keys("q");
    page.keys("/zeppelin");
    assert!(page.text("#found").contains("1 of "), "a note is found: {}", page.text("#found"));
}

fn the_card_tells_all(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    page.click("#text mark.contradicted");
    page.keys("x");
    let card = page.text("#finding");
    for words in ["contradicted", "quantity", "line 3", "eight", "seven", "source.txt:1:30", "detail", "Rule", "open"] {
        assert!(card.contains(words), "no {words:?} in\n{card}");
    }
    page.click("#text mark[data-end='c']");
    assert!(page.text("#finding").contains("bound-dropped"));
    page.js("document.querySelector('#text p[data-line=\"7\"] mark.absent').click()");
    assert!(page.text("#finding").contains("Nearest"), "{}", page.text("#finding"));
}

fn keys_rest_in_fields(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    page.fill("#name", "A. Kaya");
    page.keys("j");
    let title = page.text("#card-title");
    page.write("#note", "jjaatt");
    assert_eq!(page.text("#card-title"), title);
    assert!(page.text("#counts").contains("unsaved 0"), "what is written decides nothing");
    page.js("document.activeElement.blur()");
    page.keys("\u{e015}\u{e013}\u{e014}\u{e012}");
    assert!(page.text("#counts").contains("unsaved 0"), "arrows decide nothing");
    page.click("#letters");
    page.js("document.activeElement.blur()");
    page.keys("ja");
    assert_eq!(page.text("#card-title"), title, "letters can be turned off");
    assert!(page.text("#counts").contains("unsaved 0"));
    page.click("[data-do=forth]");
    assert_ne!(page.text("#card-title"), title, "every key has a button");
    page.click("#letters");
    page.js("document.activeElement.blur()");
    page.keys("?");
    assert!(page.is("document.getElementById('dialog').open"));
    assert!(page.text("#dialog-body").contains("the writer is asked"));
    page.picture("3-keys");
    page.keys("a\u{e00c}");
    assert!(page.text("#counts").contains("unsaved 0") && !page.is("document.getElementById('dialog').open"));
}

fn without_script(driver: &Driver) {
    let desk = Desk::new();
    let page = desk.window(driver);
    page.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    desk.write("other.txt", "The mill is old.\n");
    page.go(&desk.page(&["source.txt", "other.txt"]));
    assert!(page.text("#text").contains("approved eight"));
    assert!(page.text("#source").contains("approved seven") && page.text("#source").contains("The mill is old."));
    assert!(page.text("body").contains("Scripts are off"));
}
