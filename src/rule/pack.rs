//! Packs: which files belong together, in which version, and what they need of each other.

use super::fault::{Faults, FileFaults, clip, nearest, span};
use super::parse::{Typed, parse};
use crate::text::Span;
use semver::{Version, VersionReq};
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// The name of the file that makes a folder a pack.
pub const MANIFEST: &str = "pack.toml";

/// A file of rules: its name, its text, and what is typed in it.
pub type Read<'a> = (&'a str, &'a str, Typed);

/// A pack that was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Its name, as in front of its rules.
    pub name: String,
    /// Its name for people.
    pub title: Option<String>,
    /// Its version.
    pub version: Option<Version>,
    /// Its licence.
    pub licence: Option<String>,
    /// The file that says so.
    pub file: String,
}

/// Gives every file the pack of its folder, and puts packs behind those that they need; the first `shipped` files are the
/// program's own. The packs, in the order of loading.
pub fn settle(files: &mut Vec<Read<'_>>, shipped: usize, faults: &mut Faults) -> Vec<Pack> {
    let homes: Vec<Option<usize>> = (0..files.len()).map(|k| home(files, k, shipped)).collect();
    for (k, home) in homes.iter().enumerate() {
        let pack = home.and_then(|h| files.get(h)).and_then(|(_, _, typed)| typed.head.pack.clone());
        if let Some((_, _, typed)) = files.get_mut(k).filter(|(_, _, typed)| typed.head.pack.is_none()) {
            typed.head.pack = pack;
        }
    }
    let mut heads: Vec<usize> = Vec::new();
    for k in 0..files.len() {
        let Some((name, text, typed)) = files.get(k).filter(|(name, _, typed)| is_head(name, typed)) else { continue };
        let mut told = FileFaults { file: name, text, all: faults };
        if whole(name, typed, &mut told) && !again(files, &heads, k, &mut told) {
            heads.push(k);
        }
    }
    let known: BTreeMap<&str, usize> = heads.iter().filter_map(|k| Some((pack_of(files, *k)?, *k))).collect();
    let needs: BTreeMap<usize, Vec<usize>> = (0..files.len()).map(|k| (k, needs(files, k, &known, faults))).collect();
    let order = Order { files, homes: &homes, needs: &needs, done: BTreeSet::new(), path: Vec::new() }.all(faults);
    let place: BTreeMap<usize, usize> = order.iter().enumerate().map(|(at, k)| (*k, at)).collect();
    heads.sort_by_key(|k| place.get(k).copied());
    let packs = heads.iter().filter_map(|k| files.get(*k)).map(pack).collect();
    let mut rest: Vec<Option<Read<'_>>> = std::mem::take(files).into_iter().map(Some).collect();
    files.extend(order.iter().filter_map(|k| rest.get_mut(*k)?.take()));
    packs
}

/// The names of the packs that a rule file needs.
pub fn requires(text: &str) -> Vec<String> {
    let mut faults = Faults::default();
    let typed = parse(text, &mut FileFaults { file: "", text, all: &mut faults });
    typed.head.requires.keys().map(|name| name.get_ref().clone()).collect()
}

fn pack((file, _, typed): &Read<'_>) -> Pack {
    let head = &typed.head;
    let text = |t: &Option<Spanned<String>>| t.as_ref().map(|t| t.get_ref().clone());
    Pack {
        name: text(&head.pack).unwrap_or_default(),
        title: text(&head.name),
        version: version(typed),
        licence: text(&head.licence),
        file: (*file).to_owned(),
    }
}

/// The folder of a file, with the stroke at its end.
fn folder(name: &str) -> &str {
    name.rfind(['/', '\\']).map_or("", |at| name.get(..=at).unwrap_or(""))
}

fn file_name(name: &str) -> &str {
    name.get(folder(name).len()..).unwrap_or(name)
}

/// The manifest of the folder in which a file stands, or of the nearest folder above. The program's own files and those of a
/// desk are two worlds.
fn home(files: &[Read<'_>], at: usize, shipped: usize) -> Option<usize> {
    let name = files.get(at)?.0;
    let manifests = files.iter().enumerate().filter(|(k, (other, _, _))| {
        (*k < shipped) == (at < shipped) && file_name(other) == MANIFEST && name.starts_with(folder(other))
    });
    manifests.max_by_key(|(k, (other, _, _))| (folder(other).len(), std::cmp::Reverse(*k))).map(|(k, _)| k)
}

fn is_head(name: &str, typed: &Typed) -> bool {
    file_name(name) == MANIFEST || typed.head.version.is_some()
}

fn pack_of<'t>(files: &'t [Read<'_>], at: usize) -> Option<&'t str> {
    files.get(at)?.2.head.pack.as_ref().map(|p| p.get_ref().as_str())
}

fn version(typed: &Typed) -> Option<Version> {
    typed.head.version.as_ref().and_then(|v| Version::parse(v.get_ref()).ok())
}

/// Whether the head of a pack says what it must: name, version, licence.
fn whole(file: &str, typed: &Typed, faults: &mut FileFaults<'_>) -> bool {
    let head = &typed.head;
    let keys = [("pack", &head.pack), ("version", &head.version), ("licence", &head.licence)];
    for (key, _) in keys.iter().filter(|(_, value)| value.as_ref().is_none_or(|v| v.get_ref().trim().is_empty())) {
        let example = match *key {
            "pack" => "pack = \"harbour\"",
            "version" => "version = \"0.1.0\"",
            _ => "licence = \"MIT\"",
        };
        let at = head.pack.as_ref().map_or_else(Span::default, |p| span(p.span()));
        let message = format!("this pack lacks `{key}`");
        faults.add("R205", at, message, "", Some(format!("write `{example}` into {}", file_name(file))));
    }
    if let Some(text) = head.version.as_ref().filter(|_| version(typed).is_none()) {
        let message = format!("`{}` is no version", clip(text.get_ref()));
        let help = Some("write three numbers: `version = \"0.1.0\"`".to_owned());
        faults.add("R205", span(text.span()), message, "", help);
    }
    if let Some(name) = head.pack.as_ref().filter(|p| !proper(p.get_ref())) {
        let help = Some("write lower-case letters, digits and `-`".to_owned());
        faults.add("R205", span(name.span()), format!("`{}` is no name of a pack", clip(name.get_ref())), "", help);
    }
    head.pack.is_some()
}

fn proper(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Whether another folder is the same pack already (R202).
fn again(files: &[Read<'_>], heads: &[usize], at: usize, faults: &mut FileFaults<'_>) -> bool {
    let Some(name) = files.get(at).and_then(|(_, _, typed)| typed.head.pack.as_ref()) else { return false };
    let first = heads.iter().find(|k| pack_of(files, **k) == Some(name.get_ref())).and_then(|k| files.get(*k));
    if let Some((first, _, _)) = first {
        let message = format!("the pack `{}` stands in {first} already", name.get_ref());
        let help = "leave one of the two out, or give one another name in `pack`".to_owned();
        faults.add("R202", span(name.span()), message, "", Some(help));
    }
    first.is_some()
}

/// The heads of the packs that a file needs; what is not there or in another version is a fault (R210).
fn needs(files: &[Read<'_>], at: usize, known: &BTreeMap<&str, usize>, faults: &mut Faults) -> Vec<usize> {
    let Some((file, text, typed)) = files.get(at) else { return Vec::new() };
    let mut faults = FileFaults { file, text, all: faults };
    let mut out = Vec::new();
    for (name, wanted) in &typed.head.requires {
        let Some(found) = known.get(name.get_ref().as_str()).copied() else {
            let message = format!("the pack `{}` is needed here and is not loaded", clip(name.get_ref()));
            let near = nearest(name.get_ref(), known.keys().copied());
            let help = near.map_or_else(
                || format!("name it in factmark.toml: `packs = [\"{}\", ...]`", clip(name.get_ref())),
                |near| format!("did you mean `{near}`?"),
            );
            faults.add("R210", span(name.span()), message, "", Some(help));
            continue;
        };
        out.push(found);
        let Ok(range) = VersionReq::parse(wanted.get_ref()) else {
            let message = format!("`{}` is no range of versions", clip(wanted.get_ref()));
            let help = "write `\"1.2\"` (1.2.0 up to 2), `\">=1.2, <1.5\"` or `\"*\"`".to_owned();
            faults.add("R205", span(wanted.span()), message, "", Some(help));
            continue;
        };
        let has = files.get(found).and_then(|(_, _, typed)| version(typed));
        if let Some(has) = has.filter(|has| !range.matches(has)) {
            let message = format!("`{}` is loaded in version {has}", name.get_ref());
            let help = format!("take a version that `{}` allows, or widen it", wanted.get_ref());
            faults.add("R210", span(wanted.span()), message, "another version is needed", Some(help));
        }
    }
    out
}

/// Putting files into order: what a pack needs goes before it.
struct Order<'a, 't> {
    files: &'a [Read<'t>],
    homes: &'a [Option<usize>],
    needs: &'a BTreeMap<usize, Vec<usize>>,
    done: BTreeSet<usize>,
    /// The groups on the way to the one at hand.
    path: Vec<usize>,
}

impl Order<'_, '_> {
    fn all(mut self, faults: &mut Faults) -> Vec<usize> {
        let mut out = Vec::new();
        (0..self.files.len()).for_each(|k| self.group(self.leader(k), &mut out, faults));
        out
    }

    /// The head of the pack in whose folder a file stands, else the file itself.
    fn leader(&self, at: usize) -> usize {
        self.homes.get(at).copied().flatten().unwrap_or(at)
    }

    fn group(&mut self, leader: usize, out: &mut Vec<usize>, faults: &mut Faults) {
        if let Some(from) = self.path.iter().position(|k| *k == leader) {
            return self.circle(from, faults);
        }
        if !self.done.insert(leader) {
            return;
        }
        self.path.push(leader);
        let members: Vec<usize> = (0..self.files.len()).filter(|k| self.leader(*k) == leader).collect();
        for member in &members {
            for needed in self.needs.get(member).into_iter().flatten() {
                self.group(self.leader(*needed), out, faults);
            }
        }
        self.path.pop();
        out.extend(members);
    }

    /// Packs that need each other (R210).
    fn circle(&self, from: usize, faults: &mut Faults) {
        let circle: Vec<usize> = self.path.iter().skip(from).copied().collect();
        let name = |k: &usize| pack_of(self.files, *k).unwrap_or("?");
        let Some((file, text, typed)) = circle.last().and_then(|k| self.files.get(*k)) else { return };
        let first = circle.first().map_or("?", name);
        let at =
            typed.head.requires.keys().find(|k| k.get_ref() == first).map_or_else(Span::default, |k| span(k.span()));
        let names: Vec<&str> = circle.iter().map(name).chain([first]).collect();
        let message = format!("packs that need each other: {}", names.join(" → "));
        let help = Some("take one of these needs out, or make one pack of them".to_owned());
        FileFaults { file, text, all: faults }.add("R210", at, message, "", help);
    }
}
