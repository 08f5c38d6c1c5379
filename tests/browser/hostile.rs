//! Texts that want to be more than text, and texts that do not fit.

use super::Case;
use super::desk::Desk;
use super::driver::Driver;
use serde_json::json;

pub const CASES: &[Case] = &[
    ("hostile: no text runs", no_text_runs),
    ("hostile: a note cannot end the script", a_note_cannot_end_the_script),
    ("hostile: right to left, and words without end", right_to_left_and_long_words),
    ("hostile: nothing is loaded from anywhere", nothing_is_loaded),
];

/// Everything that would set `window.hit` if it were more than text.
const HIT: &str =
    "</script><script>window.hit=1</script><img src=x onerror=\"window.hit=1\"><svg onload=window.hit=1> {{ 7*7 }}";

fn no_text_runs(driver: &Driver) {
    let draft = format!("The council of Lira approved eight bridges {HIT} on Monday.\n\nThe mayor spoke. {HIT}\n");
    let source = format!("The council of Lira approved seven bridges {HIT} on Monday.\n{HIT}\n");
    let rule = "[[rule]]\nid = \"<img src=x onerror=window.hit=1>\"\n";
    let desk = Desk::with(&[("draft.txt", &draft), ("<b>x.txt", &source), ("odd.toml", rule)]);
    desk.factmark(&["review", "draft.txt", "-s", "<b>x.txt", "--html", "page.html", "--fail-on", "never", "-q"])
        .assert()
        .success();
    let page = desk.window(driver);
    page.go(&format!("file://{}", desk.path("page.html").display()));
    page.fill("#name", HIT);
    for _ in 0..page.count("#text mark[data-tag]") {
        page.keys("mx");
        page.fill("#note", HIT);
        page.keys("q");
    }
    page.js("dispatchEvent(new Event('beforeprint'))");
    page.reload();
    page.keys("m");
    assert_eq!(page.js("return window.hit ?? null"), json!(null));
    assert_eq!(page.count("img, svg, main script"), 0);
    assert!(page.text("#text").contains("<script>window.hit=1</script>"), "it is shown as it is written");
    assert!(page.text("#tabs").contains("<b>x.txt"));
    assert_eq!(page.log("browser"), Vec::<serde_json::Value>::new(), "and the page has no fault");
}

fn a_note_cannot_end_the_script(driver: &Driver) {
    let desk = Desk::new();
    let page = desk.window(driver);
    page.go(&desk.page(&["source.txt"]));
    page.fill("#name", "A. </script><script>window.hit=1</script>");
    page.click("#text mark.contradicted");
    page.fill("#note", HIT);
    page.keys("q");
    page.click("#save");
    desk.downloaded("draft.md.decisions.jsonl");
    desk.import();
    page.js("localStorage.clear()");
    page.go(&desk.page(&["source.txt"]));
    page.click("#text mark.contradicted");
    assert!(page.text("#past").contains("<img src=x"), "the record gives it back as text");
    assert_eq!(page.js("return window.hit ?? null"), json!(null));
    // a script that got in all the same would not run: the page names the hash of its own
    page.js("const s = document.createElement('script'); s.textContent = 'window.hit = 2'; document.body.append(s)");
    assert_eq!(page.js("return window.hit ?? null"), json!(null));
}

fn right_to_left_and_long_words(driver: &Driver) {
    let long = "x".repeat(5000);
    let draft =
        format!("קודם {long} אחרי.\n\nقال الوزير إن 8 جسور في ليرا.\n\n\u{202e}The council approved eight bridges.\n");
    let desk =
        Desk::with(&[("draft.md", &draft), ("source.txt", &format!("The council approved seven bridges. {long}\n"))]);
    let page = desk.window(driver);
    page.go(&desk.page(&["source.txt"]));
    assert!(page.is("document.documentElement.scrollWidth <= innerWidth"));
    assert_eq!(
        page.js("return getComputedStyle(document.querySelector('#text p[data-line=\"3\"]')).direction"),
        json!("rtl")
    );
    assert_eq!(page.js("return getComputedStyle(document.querySelector('#text p')).unicodeBidi"), json!("isolate"));
    page.keys("mmm");
    for pane in ["#text", "#finding", "#panel0"] {
        assert!(
            page.is(&format!("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('{pane}'))")),
            "{pane} scrolls sideways"
        );
    }
    page.picture("13-long-words");
}

fn nothing_is_loaded(driver: &Driver) {
    let desk = Desk::new();
    let page = desk.window(driver);
    let url = desk.page(&["source.txt"]);
    page.requests();
    page.go(&url);
    page.keys("jjnmex?");
    let asked: Vec<String> = page.requests().into_iter().filter(|u| !u.starts_with(&url)).collect();
    assert_eq!(asked, Vec::<String>::new());
    let refused = page.js_async("fetch('http://127.0.0.1:9/').then(() => done('sent'), () => done('refused'))");
    assert_eq!(refused, json!("refused"));
    assert!(page.log("browser").iter().any(|l| l["message"].as_str().unwrap().contains("Content Security Policy")));
}
