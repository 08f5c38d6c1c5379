//! Decisions on the static page: made, taken back, kept, saved, and read by `factmark signoff`.

use super::Case;
use super::desk::{DRAFT, Desk, SOURCE};
use super::driver::{Driver, Page};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    ("deciding: by keys, with a note, and undone", by_keys_and_undone),
    ("deciding: nothing without a name", nothing_without_a_name),
    ("deciding: an override needs all three", an_override_needs_all_three),
    ("deciding: stet of a contradiction needs a note", stet_needs_a_note),
    ("deciding: what was read is logged as read", read_is_no_agreement),
    ("deciding: saved, loaded again, imported", saved_and_imported),
    ("deciding: the sign-off tells what it waits for", sign_off_waits),
    ("deciding: leaving with unsaved decisions warns", leaving_warns),
    ("deciding: stale and orphaned decisions are shown", stale_and_orphaned),
];

fn open(desk: &Desk, driver: &Driver) -> Page {
    let page = desk.window(driver);
    page.go(&desk.page(&["source.txt"]));
    page.fill("#name", "A. Kaya");
    page
}

/// The lines that the page would save.
fn saved(desk: &Desk, page: &Page) -> Vec<Value> {
    page.click("#save");
    desk.downloaded("draft.md.decisions.jsonl")
}

fn by_keys_and_undone(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    page.click("#text mark.contradicted");
    page.fill("#note", "call the mayor’s office");
    page.keys("q");
    assert!(page.text("#past").contains("writer asked") && page.text("#past").contains("call the mayor’s office"));
    assert!(page.text("#counts").contains("asked 1"));
    page.keys("a");
    assert!(page.text("#past").contains("superseded") && page.text("#counts").contains("to mend 1"));
    page.keys("u");
    assert!(
        page.text("#past").contains("withdrawn") && page.text("#counts").contains("asked 1"),
        "the one before stands again"
    );
    page.picture("4-history");
    let lines = saved(&desk, &page);
    let types: Vec<&str> = lines.iter().filter_map(|l| l["type"].as_str()).collect();
    assert_eq!(types, ["decision", "decision", "withdrawal"]);
    assert_eq!(
        (&lines[0]["decision"], &lines[0]["computed"], &lines[0]["by"]),
        (&json!("query"), &json!("contradicted"), &json!("A. Kaya"))
    );
    assert_eq!(lines[1]["supersedes"], json!([lines[0]["id"]]));
    assert_eq!(lines[2]["of"], lines[1]["id"]);
}

fn nothing_without_a_name(driver: &Driver) {
    let desk = Desk::new();
    let page = desk.window(driver);
    page.go(&desk.page(&["source.txt"]));
    page.keys("ja");
    assert!(page.text("#alarm").contains("Write your name"));
    assert_eq!(page.js("return document.activeElement.id"), json!("name"));
    assert!(page.text("#counts").contains("unsaved 0"));
}

fn an_override_needs_all_three(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    page.click("#text mark.contradicted");
    page.keys("o");
    page.click("#override [type=submit]");
    assert!(page.text("#counts").contains("unsaved 0"), "nothing is chosen");
    page.click("#override [value=supported]");
    page.choose("#override select", "source-outdated");
    page.write("#because", "   ");
    page.click("#override [type=submit]");
    assert!(page.text("#counts").contains("unsaved 0"), "blanks are no note");
    page.picture("5-override");
    page.write("#because", "the council voted again");
    page.click("#override [type=submit]");
    let head = page.text("#head");
    assert!(
        head.contains("contradicted") && head.contains("overridden") && head.contains("supported"),
        "both are shown: {head}"
    );
    let line = &saved(&desk, &page)[0];
    assert_eq!(
        (&line["decision"], &line["as"], &line["reason"]),
        (&json!("override"), &json!("supported"), &json!("source-outdated"))
    );
    assert_eq!(line["note"], "the council voted again");
}

fn stet_needs_a_note(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    page.click("#text mark.contradicted");
    page.keys("t");
    assert!(page.text("#wanted").contains("needs a note") && page.text("#counts").contains("unsaved 0"));
    assert_eq!(page.js("return document.activeElement.id"), json!("note"));
    page.fill("#note", "the mayor confirmed it by phone");
    page.keys("t");
    assert!(page.text("#past").contains("stet"));
    page.click("#text mark.absent");
    page.keys("t");
    assert!(page.text("#past").contains("stet"), "what is absent may stay without a word");
}

fn read_is_no_agreement(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    page.click("#text mark.supported");
    page.click("[data-do=read]");
    assert!(page.text("#reading").contains("read by A. Kaya") && page.text("#head").contains("open"));
    let line = &saved(&desk, &page)[0];
    assert_eq!(line["type"], "read");
    assert!(line["findings"][0].as_str().unwrap().starts_with("f-"));
}

fn saved_and_imported(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    page.click("#text mark.contradicted");
    page.keys("a");
    page.reload();
    assert!(page.text("#counts").contains("to mend 1"), "the browser keeps it");
    assert_eq!(page.js("return document.getElementById('name').value"), json!("A. Kaya"));
    assert!(page.text("#counts").contains("unsaved 1"));
    let lines = saved(&desk, &page);
    assert!(page.text("#counts").contains("unsaved 0"));
    desk.import();
    assert_eq!(desk.record().iter().filter(|l| l["id"] == lines[0]["id"]).count(), 1, "{:?}", desk.record());
    page.go(&desk.page(&["source.txt"]));
    assert!(page.text("#counts").contains("to mend 1"), "now it stands in the record");
    page.js("localStorage.clear()");
    page.reload();
    assert!(page.text("#counts").contains("to mend 1") && page.text("#counts").contains("unsaved 0"));
}

/// Decides whatever calls for a decision.
pub fn decide_all(page: &Page) {
    let queries =
        page.js("return JSON.parse(document.getElementById('data').textContent).marks.filter((m) => m.query).length");
    for _ in 0..queries.as_u64().unwrap() {
        page.keys("j");
        page.fill("#note", "asked, it stays");
        page.keys("t");
    }
}

fn sign_off_waits(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    let reasons = page.text("#reasons");
    for words in ["✗ or ! open", "? not read", "unchecked without a note"] {
        assert!(reasons.contains(words), "no {words:?} in {reasons}");
    }
    assert!(page.is("document.getElementById('sign').disabled"));
    decide_all(&page);
    page.fill("#unchecked-note", "a question, nothing to check");
    assert!(!page.is("document.getElementById('sign').disabled"), "{}", page.text("#reasons"));
    page.picture("6-ready");
    page.click("#sign");
    assert!(page.text("#dialog-body").contains("Not checked"));
    page.picture("7-sign");
    page.click("[data-do=sign-now]");
    assert!(page.text("#reasons").contains("Signed by A. Kaya"));
    saved(&desk, &page);
    desk.import();
    desk.factmark(&["signoff", "draft.md", "-s", "source.txt", "--verify"]).assert().success();
    page.keys("u");
    assert!(page.text("#reasons").contains("no longer holds"));
}

fn leaving_warns(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    let leaves = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))";
    assert!(!page.is(leaves));
    page.keys("jq");
    assert!(page.is(leaves), "a decision is not saved");
    saved(&desk, &page);
    assert!(!page.is(leaves));
    page.write("#note", "half a thought");
    assert!(page.is(leaves), "a note belongs to no decision yet");
}

fn stale_and_orphaned(driver: &Driver) {
    let desk = Desk::new();
    let page = open(&desk, driver);
    page.click("#text mark.contradicted");
    page.keys("a");
    page.js("document.querySelector('#text p[data-line=\"7\"] mark.absent').click()");
    page.keys("q");
    saved(&desk, &page);
    desk.import();
    desk.write("source.txt", &SOURCE.replace("approved seven bridges", "approved six bridges"));
    desk.write("draft.md", &DRAFT.replace("The mayor of Lira bought a boat in Genoa in 2019. ", ""));
    page.go(&desk.page(&["source.txt"]));
    let counts = page.text("#counts");
    assert!(counts.contains("stale 1") && counts.contains("orphaned 1"), "{counts}");
    page.choose("#standing", "stale");
    page.keys("m");
    let past = page.text("#past");
    assert!(past.contains("stale") && past.contains("agreed") && past.contains("A. Kaya"), "{past}");
    page.picture("8-stale");
    page.click("[data-do=orphans]");
    assert!(page.text("#dialog-body").contains("boat in Genoa"));
    page.picture("9-orphaned");
    page.keys("\u{e00c}");
    page.choose("#standing", "");
    page.keys("a");
    assert!(page.text("#counts").contains("stale 0"), "it was decided anew");
}
