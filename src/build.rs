//! Compiles `rules/lexicon/*.toml` into the binary, so that starting is cheap: the tables as one encoded
//! [`lexicon::file::LexiconFile`], the entries of the dictionary apart, and the dictionary that they make;
//! and where each word set stands.

/// What the lexicon needs of the floor below.
#[allow(dead_code)]
mod text {
    pub mod fold;
    pub use fold::Word;
}
/// The part of the lexicon that makes the dictionary.
#[allow(dead_code)]
mod lexicon {
    pub mod dictionary;
    pub mod entries;
    pub mod file;
    pub mod file_join;
    pub mod inflection;
    pub mod mutation_file;
    pub mod packed;
    pub mod people_file;
    pub mod phrase;
    pub mod tag;
    pub mod value_file;
    pub mod vocabulary;
}

use lexicon::{entries::parts, file::LexiconFile, packed::pack, vocabulary::Vocabulary};
use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=rules/lexicon");
    let mut paths: Vec<_> = fs::read_dir("rules/lexicon")?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    let mut all = LexiconFile::default();
    let mut sets = String::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        for (at, line) in text.lines().enumerate() {
            if let Some((name, _)) = line.strip_prefix("[words.").and_then(|rest| rest.split_once(']')) {
                sets.push_str(&format!("{name} {} {}\n", path.display().to_string().replace('\\', "/"), at + 1));
            }
        }
        let one: LexiconFile = toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        all.extend(one);
    }
    let folder = env::var("OUT_DIR")?;
    let write = |name: &str, bytes: Vec<u8>| fs::write(Path::new(&folder).join(name), bytes);
    write("sets.txt", sets.into_bytes())?;
    write("dictionary.bin", pack(&parts(&all, &Vocabulary::new(&all))))?;
    write("entries.bin", postcard::to_stdvec(&all.entries())?)?;
    write("lexicon.bin", postcard::to_stdvec(&all.without_entries())?)?;
    Ok(())
}
