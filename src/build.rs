//! Compiles `rules/lexicon/*.toml` into the binary: one encoded [`file::LexiconFile`], so that starting is cheap.

#[allow(dead_code)]
#[path = "lexicon/people_file.rs"]
mod people_file;
#[allow(dead_code)]
#[path = "lexicon/file.rs"]
mod file;

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=rules/lexicon");
    println!("cargo:rerun-if-changed=src/lexicon/file.rs");
    println!("cargo:rerun-if-changed=src/lexicon/people_file.rs");
    let mut paths: Vec<_> = fs::read_dir("rules/lexicon")?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    let mut all = file::LexiconFile::default();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        let one: file::LexiconFile = toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        all.extend(one);
    }
    let bytes = postcard::to_stdvec(&all)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("lexicon.bin"), bytes)?;
    Ok(())
}
