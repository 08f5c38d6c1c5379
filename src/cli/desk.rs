//! What a run has at hand: output, rules, and the sources of the command line.

use super::args::Common;
use super::config::{self, Found};
use super::document::{self, Read};
use super::encoding::{Decoded, decode};
use super::input::{self, STDIN, shown};
use super::layers::{Layer, layers};
use super::library::{Kept, Texts};
use super::output::{Output, Reader};
use super::squeezed;
pub use super::stop::Stop;
use crate::batch::{Article, Fault, FaultCode, Library, Named};
use crate::check::{Checker, Guarded, RuleText};
use crate::extraction::{Document, Extracted};
use crate::outcome::DetailKind;
use crate::render::{Style, fault};
use crate::rule::CONFIG_NAMES;
use crate::text::Diagnostic;
use anstream::adapter::strip_str;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Where messages and answers go, and how they look.
#[derive(Clone)]
pub struct Desk {
    /// Standard output and standard error.
    pub out: Output,
    /// How answers look.
    pub style: Style,
    /// The options of every command.
    pub common: Common,
    /// The configuration in force.
    pub found: Found,
    /// The rule files beside the core, by who named them.
    pub layers: Vec<Layer>,
    /// The kinds of detail that are looked at; none are named where all are.
    pub kinds: Vec<DetailKind>,
    given_strict: bool,
}

impl Desk {
    /// The desk of a command line.
    pub fn new(common: &Common) -> Self {
        let (out, style) = (Output::new(common.color), Style { ascii: common.ascii });
        Self {
            out,
            style,
            common: common.clone(),
            found: Found::default(),
            layers: Vec::new(),
            kinds: Vec::new(),
            given_strict: common.strict,
        }
    }

    /// The same with the configuration that holds for an input, and all rule files that were named.
    ///
    /// # Errors
    /// The configuration is faulty, or names what is not there.
    pub fn configured(&self, input: Option<&str>) -> Result<Self, Stop> {
        let mut desk = self.clone();
        desk.common.strict = self.given_strict;
        desk.found = config::find(&self.common, input, self.style)?;
        if let Some(project) = &desk.found.project {
            desk.note(&format!("using config: {}", project.name));
            desk.common.strict |= project.config.strict.as_ref().is_some_and(|on| *on.get_ref());
        }
        if let (Some(other), Some(project)) = (&desk.found.passed_over, &desk.found.project) {
            desk.warn(&format!("{other} is not read: {} stands beside it", project.name));
        }
        desk.layers = layers(desk.found.project.as_ref(), &self.common)?;
        Ok(desk)
    }

    /// Whether the command line or the environment asks for strictness.
    pub fn given_strict(&self) -> bool {
        self.given_strict
    }

    /// Whether the configuration wants two persons to sign.
    pub fn second(&self) -> bool {
        let config = self.found.project.as_ref().map(|p| &p.config);
        config.and_then(|c| c.require_second.as_ref()).is_some_and(|on| *on.get_ref())
    }

    /// The same with all rule files read anew, and those of `more` behind them.
    ///
    /// # Errors
    /// A rule file is gone, or cannot be read.
    pub fn reread(&self, more: &[PathBuf]) -> Result<Self, Stop> {
        let mut desk = self.clone();
        desk.common.rules.extend_from_slice(more);
        desk.layers = layers(desk.found.project.as_ref(), &desk.common)?;
        Ok(desk)
    }

    /// The files and folders that the rules beside the core were read from.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.layers.iter().filter_map(|l| l.path.clone()).collect()
    }

    /// The files that a configuration was read from, or would be.
    pub fn configuration(&self) -> Vec<PathBuf> {
        let own = self.found.project.as_ref().map(|p| PathBuf::from(&p.name));
        let none = own.is_none() && !self.common.no_config;
        own.into_iter().chain(CONFIG_NAMES.first().filter(|_| none).map(PathBuf::from)).collect()
    }

    /// The rule files beside the core, in the order of loading.
    pub fn files(&self) -> Vec<RuleText> {
        self.layers.iter().flat_map(|l| l.files.iter().cloned()).collect()
    }

    /// A warning on standard error, unless the run is quiet.
    pub fn warn(&self, message: &str) {
        if !self.common.quiet {
            self.out.tell(&fault::warning(message, self.style));
        }
    }

    /// Why a run stops, on standard error.
    pub fn told(&self, stop: &Stop) {
        self.out.tell(&match stop {
            Stop::Fault(one) => fault::fault(one, self.style),
            Stop::Rules(text) => text.clone(),
            Stop::Output(error) => fault::fault(&squeezed::unwritable("standard output", error), self.style),
        });
    }

    /// A note on standard error, if the run is verbose.
    pub fn note(&self, message: &str) {
        if self.common.verbose {
            self.out.tell(&format!("{message}\n"));
        }
    }

    /// Writes whole lines of the answer.
    ///
    /// # Errors
    /// Standard output cannot be written.
    pub fn write(&self, lines: &str) -> Result<Reader, Stop> {
        Ok(self.out.lines(lines)?)
    }

    /// The rules in the binary, those that were named, and then `more`.
    ///
    /// # Errors
    /// A rule file is missing or faulty.
    pub fn checker(&self, more: &[RuleText]) -> Result<Checker, Stop> {
        let mut files = self.files();
        files.extend_from_slice(more);
        for file in &files {
            self.note(&format!("using rules: {}", file.name));
        }
        let checker = Checker::load(&files).map_err(|all| {
            let text = |name: &str| files.iter().find(|f| f.name == name).map(|f| f.text.clone());
            Stop::Rules(fault::diagnostics(&all, text, self.style))
        })?;
        self.note(&format!("rules sha256: {}", checker.rules_sha256()));
        if self.common.verbose {
            self.diagnose(&checker.loaded().warnings, &files);
        }
        Ok(checker.strict(self.common.strict).of_kinds(&self.kinds))
    }

    /// What looks wrong in these rule files and stops nothing, on standard error, unless the run is quiet.
    pub fn diagnose(&self, found: &[Diagnostic], files: &[RuleText]) {
        let text = |name: &str| files.iter().find(|f| f.name == name).map(|f| f.text.clone());
        if !found.is_empty() && !self.common.quiet {
            self.out.tell(&fault::diagnostics(found, text, self.style));
        }
    }

    /// Says where an article is not the one that the file beside it was written for.
    ///
    /// # Errors
    /// The article does not bear out what the file guards.
    fn compare(&self, checker: &Checker, path: &str, article: &Article) -> Result<(), Stop> {
        // the file was read a moment ago: if it is gone now, there is nothing to point at
        let Ok(Some(beside)) = input::claims(path) else { return Ok(()) };
        let told = checker.loaded().articles.iter().filter(|a| a.file == beside.name);
        let found: Vec<Diagnostic> = told.filter_map(|a| a.changed(path, &article.sha256)).collect();
        let unborne: Vec<Diagnostic> = article.source.guards.iter().filter_map(Guarded::unborne).collect();
        self.diagnose(&found, std::slice::from_ref(&beside));
        if unborne.is_empty() {
            return Ok(());
        }
        let text = |name: &str| (name == beside.name).then(|| beside.text.clone());
        Err(Stop::Rules(fault::diagnostics(&unborne, text, self.style)))
    }

    /// A file, or standard input, as text; in which encoding it was is said where that was not UTF-8.
    ///
    /// # Errors
    /// The file cannot be read, or its encoding is not certain.
    pub fn text(&self, path: &str, what: &str) -> Result<String, Fault> {
        Ok(self.decoded(decode(shown(path), input::bytes(path, what)?)?, path))
    }

    /// A draft or a source of any format; `what` is what it is to the user.
    ///
    /// # Errors
    /// It cannot be read, or is a document that cannot be read.
    pub fn document(&self, path: &str, what: &str) -> Result<Read, Fault> {
        self.document_of(path, what, input::bytes(path, what)?)
    }

    /// The same from its bytes.
    ///
    /// # Errors
    /// It is a document that cannot be read.
    pub fn document_of(&self, path: &str, what: &str, bytes: Vec<u8>) -> Result<Read, Fault> {
        let read = document::of(path, what, bytes)?;
        read.warnings.iter().for_each(|warning| self.warn(warning));
        Ok(read)
    }

    /// What a document says of itself, if the run is verbose.
    pub fn introduced(&self, what: &str, title: Option<&str>, published: Option<&str>) {
        if let Some(title) = title {
            self.note(&format!("{what}: titled “{title}”"));
        }
        if let Some(day) = published {
            self.note(&format!("{what}: published {day}"));
        }
    }

    /// The text of what was decoded; in which encoding it was is said where that was not UTF-8.
    pub fn decoded(&self, decoded: Decoded, path: &str) -> String {
        if let Some(encoding) = decoded.encoding {
            self.warn(&format!("{} is not UTF-8; it was read as {encoding}", shown(path)));
        }
        decoded.text
    }
}

/// The rules and sources of a run that checks.
pub struct Shelves<'a> {
    desk: &'a Desk,
    checker: Arc<Checker>,
    common: Vec<Named>,
    folder: PathBuf,
    texts: Option<Texts>,
    own_rules: Mutex<BTreeMap<PathBuf, Arc<Checker>>>,
    compared: Mutex<BTreeSet<PathBuf>>,
}

impl<'a> Shelves<'a> {
    /// Reads the rules (those beside the sources included) and the sources. Paths in the rows of a file are relative to it.
    ///
    /// # Errors
    /// A rule file or a source cannot be used.
    pub fn open(desk: &'a Desk, sources: &[String], rows: &str) -> Result<Self, Stop> {
        if sources.iter().filter(|s| *s == STDIN).count() + usize::from(rows == STDIN) > 1 {
            let fault =
                Fault::new(FaultCode::Usage, "standard input can be read once: as the statement or as a source");
            return Err(fault.help("give one of them as a file").into());
        }
        let mut claims: Vec<RuleText> = Vec::new();
        for source in sources {
            let more = input::claims(source)?.filter(|m| !claims.iter().any(|c| c.name == m.name));
            claims.extend(more);
        }
        let checker = desk.checker(&claims)?;
        let mut common = Vec::new();
        for source in sources {
            let document = desk.document(source, "source")?.source();
            let name = shown(source);
            let beside = input::claims_name(source).map(|p| p.to_string_lossy().into_owned());
            let article = Article::of(&checker, &format!("source {name}"), &document, beside.as_deref())?;
            desk.note(&format!("source {name}: sha256 {}", article.sha256));
            desk.introduced(&format!("source {name}"), article.title.as_deref(), article.day().as_deref());
            desk.compare(&checker, source, &article)?;
            common.push(Named { name: name.into(), article: Arc::new(article) });
        }
        let folder = folder(rows);
        Ok(Self {
            desk,
            checker: Arc::new(checker),
            common,
            folder,
            texts: None,
            own_rules: Mutex::default(),
            compared: Mutex::default(),
        })
    }

    /// The file whose rows come next: the paths in them are relative to it.
    pub fn beside(&mut self, rows: &str) {
        self.folder = folder(rows);
    }

    /// Where the sources are that rows name, if not in files beside the rows.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn library(&mut self, path: Option<&Path>) -> Result<(), Fault> {
        self.texts = path.map(Texts::open).transpose()?;
        Ok(())
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    fn kept(&self, texts: &Texts, name: &str) -> Result<Document, Fault> {
        match texts.kept(name)? {
            Kept::Text(text) => Ok(Document::of(Extracted::plain(text.to_owned()))),
            Kept::File(path) => Ok(self.desk.document(&path, "source")?.source()),
        }
    }
}

/// The folder of a file of rows.
fn folder(rows: &str) -> PathBuf {
    Path::new(rows).parent().filter(|_| rows != STDIN).unwrap_or(Path::new("")).to_path_buf()
}

impl Library for Shelves<'_> {
    fn checker(&self) -> &Checker {
        &self.checker
    }

    fn common(&self) -> &[Named] {
        &self.common
    }

    fn place(&self, path: &str) -> String {
        if self.texts.is_some() { path.to_string() } else { self.path(path).to_string_lossy().into_owned() }
    }

    fn article(&self, path: &str) -> Result<Article, Fault> {
        if let Some(texts) = &self.texts {
            return Article::of(&self.checker, path, &self.kept(texts, path)?, None);
        }
        if path == STDIN {
            return Err(Fault::new(FaultCode::SourceUnreadable, "a row cannot take its source from standard input"));
        }
        let full = self.path(path);
        let shown = full.to_string_lossy();
        let document = self.desk.document(&shown, "source")?.source();
        let checker = self.rules_for(path)?;
        let beside = input::claims_name(&shown).map(|p| p.to_string_lossy().into_owned());
        let article = Article::of(&checker, path, &document, beside.as_deref())?;
        let compared = || self.compared.lock().unwrap_or_else(PoisonError::into_inner).insert(full.clone());
        if beside.is_some() && compared() {
            self.desk
                .compare(&checker, &shown, &article)
                .map_err(|stop| faulty(stop, beside.as_deref().unwrap_or(&shown)))?;
        }
        Ok(article)
    }

    fn rules_for(&self, path: &str) -> Result<Arc<Checker>, Fault> {
        if self.texts.is_some() {
            return Ok(self.checker.clone());
        }
        let path = self.path(path);
        let Some(claims) = input::claims(&path.to_string_lossy())? else { return Ok(self.checker.clone()) };
        let mut known = self.own_rules.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(checker) = known.get(&path) {
            return Ok(checker.clone());
        }
        let name = claims.name.clone();
        let checker = self.desk.checker(&[claims]).map_err(|stop| faulty(stop, &name))?;
        let checker = Arc::new(checker);
        known.insert(path, checker.clone());
        Ok(checker)
    }
}

/// What stops a whole run as the fault of one row, whose rules stand in the file `name`.
fn faulty(stop: Stop, name: &str) -> Fault {
    match stop {
        Stop::Fault(fault) => *fault,
        Stop::Rules(text) => {
            let message = format!("the rules {name} are faulty");
            // a row of the output is no terminal
            Fault::new(FaultCode::SourceUnreadable, message).help(strip_str(text.trim()).to_string())
        }
        Stop::Output(error) => Fault::new(FaultCode::SourceUnreadable, error.to_string()),
    }
}
