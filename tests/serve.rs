//! The page at an address: who is answered, what is written, and when.
#![cfg(feature = "serve")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A review that is served, in a folder of its own.
struct Served {
    folder: TempDir,
    child: Child,
    port: u16,
    token: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer: its status, its head, its body.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

const DRAFT: &str = "The strike blocked 14 berths. The mayor sang in the rain.\n";
const PORT: &str = "The strike blocked 12 berths on Monday.\n";

fn served() -> Served {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("draft.txt"), DRAFT).unwrap();
    fs::write(folder.path().join("port.txt"), PORT).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_factmark"))
        .args(["review", "draft.txt", "-s", "port.txt", "--serve", "--no-config"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let (address, token) = line.trim().split_once("/?token=").unwrap();
    let port = address.strip_prefix("http://127.0.0.1:").unwrap().parse().unwrap();
    Served { folder, child, port, token: token.to_owned() }
}

impl Served {
    fn ask(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).unwrap();
        let all = String::from_utf8_lossy(&all).into_owned();
        let (head, body) = all.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port))
    }

    fn post(&self, token: &str, stamp: &str, body: &str) -> Answer {
        let head = format!("Host: 127.0.0.1:{}\r\nX-Factmark-Token: {token}\r\nX-Factmark-Stamp: {stamp}", self.port);
        self.ask(&format!(
            "POST /record HTTP/1.1\r\n{head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        ))
    }

    fn page(&self) -> Value {
        let page = self.get(&format!("/?token={}", self.token));
        assert_eq!(page.status, 200, "{}", page.body);
        let (_, data) = page.body.split_once("id=\"data\">").unwrap();
        serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap()
    }

    fn record(&self) -> String {
        fs::read_to_string(self.folder.path().join("draft.txt.signoff.jsonl")).unwrap_or_default()
    }
}

fn decision(page: &Value, n: usize, id: &str, choice: &str) -> Value {
    let mark = &page["marks"][n];
    json!({
        "v": 1, "type": "decision", "id": id, "finding": mark["finding"], "fingerprint": mark["fingerprint"],
        "computed": mark["state"], "decision": choice, "note": "as told", "by": "A. Kaya",
        "at": "2026-01-01T00:00:00Z", "supersedes": mark["heads"],
    })
}

#[test]
fn only_its_own_page_is_answered() {
    let server = served();
    let path = format!("/?token={}", server.token);
    let good = server.get(&path);
    assert_eq!(good.status, 200);
    for wanted in ["cache-control: no-store", "x-content-type-options: nosniff", "x-frame-options: deny"] {
        assert!(good.head.contains(wanted), "{}", good.head);
    }
    for path in ["/", "/?token=", "/?token=00000000000000000000000000000000", "/export?format=csv"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 403, "{path}");
        assert!(!answer.body.contains("berths"), "{path}");
    }
    let other = server.ask(&format!("GET {path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"));
    assert_eq!(other.status, 403);
    let own = format!("Host: 127.0.0.1:{}", server.port);
    let foreign = format!(
        "POST /record HTTP/1.1\r\n{own}\r\nOrigin: http://evil.example\r\nX-Factmark-Token: {}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]",
        server.token
    );
    assert_eq!(server.ask(&foreign).status, 403);
    assert_eq!(server.post("", "", "[]").status, 403);
    assert_eq!(server.get("/etc/passwd").status, 404);
}

#[test]
fn what_is_decided_is_written_at_once_and_once() {
    let server = served();
    let page = server.page();
    let stamp = page["stamp"].as_str().unwrap();
    let body = json!([decision(&page, 0, "d-1", "stet")]).to_string();
    for _ in 0..2 {
        let answer = server.post(&server.token, stamp, &body);
        assert_eq!(answer.status, 200, "{}", answer.body);
        let state: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(state["marks"][0]["standing"], "decided");
        assert_eq!(server.record().lines().count(), 1);
    }
    assert_eq!(server.page()["marks"][0]["heads"], json!(["d-1"]));
}

#[test]
fn a_page_of_another_draft_writes_nothing() {
    let server = served();
    let page = server.page();
    let stamp = page["stamp"].as_str().unwrap();
    server.post(&server.token, stamp, &json!([decision(&page, 0, "d-1", "stet")]).to_string());
    fs::write(server.folder.path().join("draft.txt"), DRAFT.replace("14", "15")).unwrap();
    let body = json!([decision(&page, 1, "d-2", "agree")]).to_string();
    let answer = server.post(&server.token, stamp, &body);
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains("load it again"));
    assert_eq!(server.record().lines().count(), 1);
    let anew = server.page();
    assert_ne!(anew["stamp"], page["stamp"]);
    assert_eq!(anew["orphans"], json!(["d-1"]));
}

#[test]
fn what_lacks_something_is_refused_with_the_reason() {
    let server = served();
    let page = server.page();
    let stamp = page["stamp"].as_str().unwrap();
    let mut bare = decision(&page, 0, "d-1", "override");
    bare["as"] = json!("supported");
    for (body, why) in
        [(json!([bare]).to_string(), "reason"), ("[{\"v\":1}]".to_owned(), "type"), ("nonsense".to_owned(), "line 1")]
    {
        let answer = server.post(&server.token, stamp, &body);
        assert_eq!(answer.status, 400);
        assert!(answer.body.contains(why), "{}", answer.body);
    }
    let sign = json!([{ "v": 1, "type": "signoff", "id": "s-1", "by": "A. Kaya", "at": "2026-01-01T00:00:00Z" }]);
    let answer = server.post(&server.token, stamp, &sign.to_string());
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains("not decided"), "{}", answer.body);
    assert_eq!(server.record(), "");
}

#[test]
fn a_draft_is_signed_off_and_written_out() {
    let server = served();
    let page = server.page();
    let stamp = page["stamp"].as_str().unwrap();
    let sign = json!({ "v": 1, "type": "signoff", "id": "s-1", "by": "A. Kaya", "at": "2026-01-01T00:00:00Z", "absent_read": true });
    let both = json!([decision(&page, 0, "d-1", "stet"), sign]).to_string();
    let answer = server.post(&server.token, stamp, &both);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let state: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(
        state["signed"],
        json!({ "by": "A. Kaya", "second": null, "at": "2026-01-01T00:00:00Z", "valid": true })
    );
    let sheet = server.get(&format!("/export?format=csv&token={}", server.token));
    assert!(sheet.head.contains("attachment; filename=\"draft.txt.signoff.csv\""), "{}", sheet.head);
    assert!(sheet.body.contains("stet by A. Kaya: as told"), "{}", sheet.body);
    assert_eq!(server.get(&format!("/export?format=xls&token={}", server.token)).status, 400);
    fs::write(server.folder.path().join("port.txt"), PORT.replace("Monday", "Tuesday")).unwrap();
    assert_eq!(server.page()["signed"]["valid"], false);
}
