//! A folder with a draft and its sources, and factmark at work in it.

use super::driver::{Driver, Page};
use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use tempfile::TempDir;

pub const SOURCE: &str = "\
The council of Lira approved seven bridges on Monday, Mayor Dana Orr said.
The bridges will cost 40 million euros and will be built by 2030.
“We will not raise taxes,” Orr said at the town hall in Lira.
Up to 500 workers will be hired in the north of the region.
";

/// Something of every state: two contradicted, one flagged, absent, supported with and without a caveat, unchecked.
pub const DRAFT: &str = "\
# Seven bridges for Lira

The council of Lira approved eight bridges on Monday.

The bridges will cost 40 million euros. About 500 workers will be hired in the north of the region.

The mayor of Lira bought a boat in Genoa in 2019. “We will never raise taxes,” Orr said.

Why not?
";

/// A folder with `draft.md` and `source.txt`.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self::with(&[("draft.md", DRAFT), ("source.txt", SOURCE)])
    }

    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("downloads")).unwrap();
        let desk = Self { folder };
        files.iter().for_each(|(name, text)| desk.write(name, text));
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// A window that saves files here.
    pub fn window(&self, driver: &Driver) -> Page {
        driver.open(1440, 900, &self.path("downloads"))
    }

    pub fn factmark(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factmark"));
        command.current_dir(self.folder.path()).args(args);
        command
    }

    /// Writes the static page, and gives its address.
    pub fn page(&self, sources: &[&str]) -> String {
        let mut args = vec!["review", "draft.md", "--html", "page.html", "--fail-on", "never", "-q"];
        sources.iter().for_each(|s| args.extend(["-s", s]));
        self.factmark(&args).assert().success();
        format!("file://{}", self.path("page.html").display())
    }

    /// Takes the decisions that were saved as a file into the record.
    pub fn import(&self) {
        let done = self
            .factmark(&["signoff", "draft.md", "-s", "source.txt", "--import", "downloads/draft.md.decisions.jsonl"])
            .output()
            .unwrap();
        // 1 is only that something is open
        assert!(matches!(done.status.code(), Some(0 | 1)), "{done:?}");
    }

    /// The page of a server, as long as the answer lives.
    pub fn serve(&self) -> Served {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_factmark"))
            .args(["review", "draft.md", "-s", "source.txt", "--serve"])
            .current_dir(self.folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let url = lines.filter_map(|l| l.find("http://").map(|at| l[at..].trim().to_owned())).next();
        Served { child, url: url.expect("it tells its address") }
    }

    /// The lines of the record.
    pub fn record(&self) -> Vec<Value> {
        lines(&self.path("draft.md.signoff.jsonl"))
    }

    /// The lines of the decisions that the page saved as a file, once it is whole.
    pub fn downloaded(&self, name: &str) -> Vec<Value> {
        let path = self.path("downloads").join(name);
        for _ in 0..600 {
            if path.is_file() && !path.with_extension("jsonl.crdownload").is_file() {
                return lines(&path);
            }
            std::thread::sleep(std::time::Duration::from_millis(30));
        }
        panic!("{name} was not saved");
    }
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// A running `factmark review --serve`; it ends with this.
pub struct Served {
    child: Child,
    pub url: String,
}

impl Served {
    pub fn stop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }

    /// The address without the token.
    pub fn bare(&self) -> &str {
        self.url.split("?token=").next().unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop();
    }
}
