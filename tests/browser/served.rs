//! The page of `factmark review --serve`: what is decided is in the record at once.

use super::Case;
use super::deciding::decide_all;
use super::desk::{DRAFT, Desk};
use super::driver::Driver;

pub const CASES: &[Case] = &[
    ("served: a decision is in the record at once", at_once),
    ("served: two windows see each other", two_windows),
    ("served: a changed draft stops saving, and nothing is lost", a_changed_draft),
    ("served: a server that is gone is told, and nothing is lost", a_server_that_is_gone),
    ("served: nothing without the token", nothing_without_the_token),
    ("served: signing off", signing_off),
    ("served: exports", exports),
];

fn at_once(driver: &Driver) {
    let desk = Desk::new();
    let served = desk.serve();
    let page = desk.window(driver);
    page.go(&served.url);
    page.fill("#name", "A. Kaya");
    page.click("#text mark.contradicted");
    page.keys("a");
    page.until("document.getElementById('counts').textContent.includes('to mend 1')");
    for _ in 0..200 {
        if !desk.record().is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(30));
    }
    assert_eq!(desk.record()[0]["decision"], "agree");
    page.reload();
    assert!(page.text("#counts").contains("to mend 1"));
    page.click("#text mark.contradicted");
    page.keys("u");
    page.until("document.getElementById('head').textContent.includes('open')");
    page.reload();
    assert!(page.text("#counts").contains("to mend 0"));
    assert_eq!(desk.record().len(), 2);
}

fn two_windows(driver: &Driver) {
    let desk = Desk::new();
    let served = desk.serve();
    let page = desk.window(driver);
    page.go(&served.url);
    page.fill("#name", "A. Kaya");
    page.click("#text mark.contradicted");
    let first = page.another_window();
    page.go(&served.url);
    page.fill("#name", "B. Orr");
    page.click("#text mark.contradicted");
    page.keys("q");
    page.until("document.getElementById('counts').textContent.includes('asked 1')");
    page.until("document.getElementById('saved').textContent === 'all saved'");
    page.window(first);
    page.js("dispatchEvent(new Event('focus'))");
    page.until("document.getElementById('past').textContent.includes('B. Orr')");
    assert!(page.text("#counts").contains("asked 1"));
    page.keys("a");
    page.until("document.getElementById('saved').textContent === 'all saved'");
    assert_eq!(desk.record().len(), 2);
    assert_eq!(desk.record()[1]["supersedes"][0], desk.record()[0]["id"]);
}

fn a_changed_draft(driver: &Driver) {
    let desk = Desk::new();
    let served = desk.serve();
    let page = desk.window(driver);
    page.go(&served.url);
    page.fill("#name", "A. Kaya");
    page.click("#text mark.contradicted");
    desk.write("draft.md", &DRAFT.replace("approved eight bridges", "approved nine bridges"));
    page.keys("a");
    page.until("document.getElementById('alarm').textContent.includes('load it again')");
    page.picture("10-changed");
    assert!(desk.record().is_empty());
    page.click("#alarm [data-do=save]");
    assert_eq!(desk.downloaded("draft.md.decisions.jsonl")[0]["decision"], "agree");
    page.click("[data-do=reload]");
    page.until("document.getElementById('text').textContent.includes('nine')");
    // what was not saved is offered until it is
    page.until("document.getElementById('alarm').textContent.includes('1 line made here before')");
    page.click("#alarm [data-do=save-earlier]");
    page.until("document.getElementById('alarm').textContent === ''");
    page.click("#text mark.contradicted");
    page.keys("a");
    page.until("document.getElementById('saved').textContent === 'all saved'");
    assert_eq!(desk.record().len(), 1);
    desk.write("draft.md", DRAFT);
    page.reload();
    page.until("document.getElementById('counts').textContent.includes('orphaned 1')");
}

fn a_server_that_is_gone(driver: &Driver) {
    let desk = Desk::new();
    let mut served = desk.serve();
    let page = desk.window(driver);
    page.go(&served.url);
    page.fill("#name", "A. Kaya");
    page.click("#text mark.contradicted");
    served.stop();
    page.keys("a");
    page.until("document.getElementById('alarm').textContent.includes('does not answer')");
    assert!(page.text("#saved").contains("1 not saved"));
    assert!(page.is("!dispatchEvent(new Event('beforeunload', { cancelable: true }))"), "leaving warns");
    page.picture("11-gone");
    page.click("#alarm [data-do=save]");
    assert_eq!(desk.downloaded("draft.md.decisions.jsonl").len(), 1);
}

fn nothing_without_the_token(driver: &Driver) {
    let desk = Desk::new();
    let served = desk.serve();
    let page = desk.window(driver);
    page.go(&served.url);
    let codes = page.js_async(
        "const ask = (url, more) => fetch(url, more).then((r) => r.status);
         Promise.all([ask('/'), ask('/?token=wrong'), ask('/export?format=json'),
           ask('/record', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '[]' })]).then(done)",
    );
    assert_eq!(codes, serde_json::json!([403, 403, 403, 403]));
    page.go(served.bare());
    assert_eq!(page.count("#text"), 0);
}

fn signing_off(driver: &Driver) {
    let desk = Desk::new();
    let served = desk.serve();
    let page = desk.window(driver);
    page.go(&served.url);
    page.fill("#name", "A. Kaya");
    decide_all(&page);
    page.fill("#unchecked-note", "a question, nothing to check");
    page.until("document.getElementById('saved').textContent === 'all saved'");
    page.click("#sign");
    page.click("[data-do=sign-now]");
    page.until("document.getElementById('reasons').textContent.includes('Signed by A. Kaya')");
    desk.factmark(&["signoff", "draft.md", "-s", "source.txt", "--verify"]).assert().success();
    page.reload();
    assert!(page.text("#reasons").contains("Signed by A. Kaya"));
}

fn exports(driver: &Driver) {
    let desk = Desk::new();
    let served = desk.serve();
    let page = desk.window(driver);
    page.go(&served.url);
    page.click("[data-do=export]");
    assert_eq!(page.count("#exports a"), 4);
    page.picture("12-export");
    for format in ["csv", "json", "sarif", "docx"] {
        let code = page.js_async(&format!(
            "fetch(document.querySelector('#exports a[href*={format}]').href).then((r) => done(r.status))"
        ));
        assert_eq!(code, serde_json::json!(200), "{format}");
    }
}
