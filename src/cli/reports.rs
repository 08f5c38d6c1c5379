//! Reports of a run: one on standard output, others in files, each written row by row.

use super::desk::{Desk, Stop};
use super::input::shown;
use super::output::Reader;
use super::squeezed::{self, Plain, Sink};
pub use super::wanted::Wanted;
use crate::batch::{Answer, Fault, FaultCode, Summary};
use crate::render::json::Line;
use crate::render::report::lines::JsonLines;
use crate::render::report::{About, Form, Reported, form};
use rayon::prelude::*;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// A report in a file.
struct Filed {
    form: Box<dyn Form>,
    name: String,
    sink: Box<dyn Sink>,
}

/// All reports of a run.
pub struct Reports<'a> {
    desk: &'a Desk,
    form: Option<Box<dyn Form>>,
    filed: Vec<Filed>,
    file: Arc<str>,
}

impl<'a> Reports<'a> {
    /// Opens the files and writes what stands before the first row; `shown` is the form on standard output, if any. `kept` is a
    /// file of JSON Lines that is gone on with, and then nothing stands on standard output but what it came to. `read` are the
    /// files that the run reads.
    ///
    /// # Errors
    /// A form is not known, two reports go to one file, one goes to a file that is read, or a file cannot be written.
    pub fn open(
        desk: &'a Desk,
        shown: Option<&str>,
        wanted: &[Wanted],
        about: &About,
        kept: Option<(&Path, File)>,
        read: &[String],
    ) -> Result<Self, Stop> {
        let unknown = |name: &str| Fault::new(FaultCode::Usage, format!("there is no format `{name}`"));
        let mut filed: Vec<Filed> = Vec::new();
        for one in wanted {
            let name = one.path.to_string_lossy().into_owned();
            if filed.iter().any(|f| f.name == name) {
                let fault = Fault::new(FaultCode::Usage, format!("two reports go to {name}"));
                return Err(fault.help("give each a file of its own").into());
            }
            unread(&one.path, read)?;
            let form = form(&one.form, about.clone()).ok_or_else(|| {
                unknown(&one.form).help("text, line, json, jsonl, csv, sarif, github, junit and html are known")
            })?;
            filed.push(Filed { form, sink: squeezed::create(&one.path)?, name });
        }
        let form = shown.map(|name| form(name, about.clone()).ok_or_else(|| unknown(name))).transpose()?;
        if let Some((path, file)) = kept {
            let name = path.to_string_lossy().into_owned();
            filed.push(Filed { form: Box::new(JsonLines), name, sink: Box::new(Plain::new(file)) });
        }
        let mut reports = Self { desk, form, filed, file: "-".into() };
        let head = reports.form.as_mut().map(|form| form.head());
        desk.write(&head.unwrap_or_default())?;
        for one in &mut reports.filed {
            let head = one.form.head();
            one.write(&head)?;
        }
        Ok(reports)
    }

    /// The input whose rows come next.
    pub fn input(&mut self, file: &str) {
        let name = shown(file);
        self.form.iter_mut().for_each(|form| form.input(name));
        self.filed.iter_mut().for_each(|one| one.form.input(name));
        self.file = file.into();
    }

    /// Writes some rows, in order.
    ///
    /// # Errors
    /// Standard output or a file cannot be written.
    pub fn rows(&mut self, answers: &[Answer]) -> Result<Reader, Stop> {
        let file = &self.file;
        let lines: Vec<Line> = answers.par_iter().map(|a| Line::of(a, file)).collect();
        let rows: Vec<Reported> = answers.iter().zip(&lines).map(|(answer, line)| Reported { answer, line }).collect();
        let text = self.form.as_mut().map(|form| form.rows(&rows)).unwrap_or_default();
        for one in &mut self.filed {
            let text = one.form.rows(&rows);
            one.write(&text)?;
        }
        self.desk.write(&text)
    }

    /// Writes what stands behind the last row, and closes the files.
    ///
    /// # Errors
    /// Standard output or a file cannot be written.
    pub fn end(mut self, summary: &Summary) -> Result<Reader, Stop> {
        for mut one in std::mem::take(&mut self.filed) {
            let text = one.form.end(summary);
            one.write(&text)?;
            let Filed { sink, name, .. } = one;
            sink.close().map_err(|e| squeezed::unwritable(&name, &e))?;
        }
        let text = self.form.as_mut().map(|form| form.end(summary)).unwrap_or_default();
        self.desk.write(&text)
    }
}

/// Whether a file may be written: none of those that are read.
///
/// # Errors
/// It is one of them.
pub fn unread(path: &Path, read: &[String]) -> Result<(), Fault> {
    let Some(read) = read.iter().find(|read| same(path, Path::new(read))) else { return Ok(()) };
    let message = format!("the report {} would be written over {read}", path.display());
    Err(Fault::new(FaultCode::Usage, message).help("give it a file of its own"))
}

/// Whether two paths lead to one file that is there.
fn same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other && one.is_file())
}

impl Filed {
    /// Whole rows at once, so that a run that is stopped leaves whole rows.
    fn write(&mut self, text: &str) -> Result<(), Fault> {
        let done = self.sink.write_all(text.as_bytes()).and_then(|()| self.sink.flush());
        done.map_err(|e| squeezed::unwritable(&self.name, &e))
    }
}
