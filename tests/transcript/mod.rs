//! Documents that show commands: their blocks, and what the commands print now.

use assert_cmd::Command;
use std::path::Path;

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The program, run in a folder, without anything of the user's own.
pub fn factmark(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factmark"));
    for name in [
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "FORCE_COLOR",
        "FACTMARK_CONFIG",
        "FACTMARK_RULES",
        "FACTMARK_STRICT",
        "FACTMARK_TODAY",
    ] {
        command.env_remove(name);
    }
    // the time of what is signed
    command.env("SOURCE_DATE_EPOCH", "1771336800").current_dir(folder);
    command
}

/// A fenced block of a document.
#[derive(Clone)]
pub struct Block {
    /// The number of its first line, from 1.
    pub line: usize,
    /// What stands behind the three strokes.
    pub info: String,
    /// Its lines.
    pub lines: Vec<String>,
}

/// The fenced blocks of a document, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in text.lines().enumerate() {
        match &mut open {
            None => {
                let info = line.strip_prefix("```").map(str::to_owned);
                open = info.map(|info| Block { line: number + 2, info, lines: Vec::new() });
            }
            Some(_) if line == "```" => out.extend(open.take()),
            Some(block) => block.lines.push(line.to_owned()),
        }
    }
    assert!(open.is_none(), "a block that does not end");
    out
}

/// Words of a command line: blanks separate, single and double quotation marks join.
fn words(line: &str) -> Vec<String> {
    let (mut out, mut word, mut mark, mut any) = (Vec::new(), String::new(), None, false);
    for c in line.chars() {
        match mark {
            Some(m) if c == m => mark = None,
            Some(_) => word.push(c),
            None if c == '"' || c == '\'' => (mark, any) = (Some(c), true),
            None if c == ' ' => {
                if any || !word.is_empty() {
                    out.push(std::mem::take(&mut word));
                }
                any = false;
            }
            None => word.push(c),
        }
    }
    if any || !word.is_empty() {
        out.push(word);
    }
    out
}

/// The lines of a `console` block with what its commands print now in a folder: standard output, then standard error.
pub fn replay(folder: &Path, lines: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    let mut code = None;
    for line in lines.iter().filter(|l| l.starts_with("$ ")) {
        out.push(line.clone());
        if line == "$ echo $?" {
            out.push(code.map_or("none".to_string(), |c: i32| c.to_string()));
            continue;
        }
        let command = line.strip_prefix("$ factmark ").unwrap_or_else(|| panic!("not a factmark command: {line}"));
        let output = factmark(folder).args(words(command)).output().unwrap();
        code = output.status.code();
        let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        out.extend(text.trim_end().lines().map(String::from));
    }
    out
}

/// A document with other lines in these blocks, and a line end at its end.
pub fn rewritten(text: &str, blocks: &[Block]) -> String {
    let mut lines: Vec<String> = text.lines().map(String::from).collect();
    let old = self::blocks(text);
    for block in blocks.iter().rev() {
        let was = old.iter().find(|b| b.line == block.line).unwrap();
        lines.splice(block.line - 1..block.line - 1 + was.lines.len(), block.lines.clone());
    }
    lines.join("\n") + "\n"
}
