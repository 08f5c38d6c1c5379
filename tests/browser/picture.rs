//! The picture of README.md. `FACTMARK_BLESS=1 cargo test --test browser picture` takes it anew.

use super::Case;
use super::desk::Desk;
use super::driver::Driver;
use std::path::Path;
use std::{env, fs};

pub const CASES: &[Case] = &[("picture: README.md shows the page", the_picture)];

/// The most that it may weigh, in bytes.
const HEAVIEST: u64 = 300_000;

const DRAFT: &str = "\
# Cartels on the list

Canada has labelled eight drug cartels as “terrorist entities”, among them the Gulf Cartel and MS-13.

Around 750,000 weapons from US manufacturers are smuggled into Mexico each year.

The Gulf Cartel is on the US list. “They’re armed with military-style weapons,” said Claudia Sheinbaum.

About 480,000 people have died since 2016. What can be done?
";

fn the_picture(driver: &Driver) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let article = fs::read_to_string(root.join("seeds/cartel-designations.txt")).unwrap();
    let desk = Desk::with(&[("draft.md", DRAFT), ("article.txt", &article)]);
    let page = desk.window(driver);
    page.size(1280, 760, false);
    page.go(&desk.page(&["article.txt"]));
    page.fill("#name", "A. Kaya");
    page.click("#text mark.contradicted");
    page.fill("#note", "eight is the US list, line 4");
    page.keys("a");
    page.picture("review");
    let kept = root.join("tests/browser/review.png");
    if env::var_os("FACTMARK_BLESS").is_some() {
        fs::copy(root.join("target/screenshots/review.png"), &kept).unwrap();
    }
    let weight = fs::metadata(&kept).expect("the picture is kept").len();
    assert!(weight <= HEAVIEST, "{weight} bytes");
}
