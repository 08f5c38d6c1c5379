//! The lines of a printed page, put together from its characters and where they stand.

/// A character, or a few, where they stand on a page. Lengths are in points; `y` grows upwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Its left end, along the direction of writing.
    pub x: f64,
    /// Its base line.
    pub y: f64,
    /// How far it reaches.
    pub width: f64,
    /// The size of its font.
    pub size: f64,
    /// The direction of writing, in degrees.
    pub turn: i32,
    /// What it stands for.
    pub text: String,
}

/// A line of a page, or the part of it in one column or cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its left end.
    pub x: f64,
    /// Its right end.
    pub end: f64,
    /// Its base line.
    pub y: f64,
    /// The size of its font.
    pub size: f64,
    /// The direction of writing, in degrees.
    pub turn: i32,
    /// Its words.
    pub text: String,
}

/// Characters that stand for two or three letters.
const LIGATURES: [(char, &str); 7] =
    [('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬃ', "ffi"), ('ﬄ', "ffl"), ('ﬅ', "st"), ('ﬆ', "st")];
/// From this gap on, in sizes of the font, another word begins.
const SPACE: f64 = 0.13;
/// From this gap on, another cell of a table does.
const CELL: f64 = 2.0;

/// The lines of a page, in the order in which it was written.
pub fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let mut done: Vec<Line> = Vec::new();
    let mut space: Option<&Glyph> = None;
    for glyph in glyphs.iter().filter(|g| g.size > 0.0 && [g.x, g.y, g.width, g.size].iter().all(|n| n.is_finite())) {
        if glyph.text.trim().is_empty() {
            space = Some(glyph);
            continue;
        }
        // a place where a word may be broken is written as a space that has no room
        let spaced = space.take().is_some_and(|s| s.turn == glyph.turn && glyph.x - s.x > s.width * 0.3);
        let Some(line) = done.last_mut().filter(|line| goes_on(line, glyph)) else {
            done.push(begun(glyph));
            continue;
        };
        let raised = glyph.size < line.size * 0.8 && glyph.y > line.y + line.size * 0.15;
        if raised && line.text.ends_with(ends_words) && glyph.text.chars().all(|c| c.is_ascii_digit()) {
            // the number of a note, behind a word or a mark
            continue;
        }
        if spaced || glyph.x - line.end > line.size * SPACE {
            line.text.push(' ');
        }
        add(&mut line.text, &glyph.text);
        line.end = line.end.max(glyph.x + glyph.width);
        if glyph.size > line.size {
            (line.size, line.y) = (glyph.size, glyph.y);
        }
    }
    for line in &mut done {
        line.text = line.text.trim().to_owned();
    }
    done.retain(|line| !line.text.is_empty());
    done
}

fn ends_words(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '"' | '”' | '’' | '\'')
}

fn begun(glyph: &Glyph) -> Line {
    let Glyph { x, y, width, size, turn, .. } = *glyph;
    let mut text = String::new();
    add(&mut text, &glyph.text);
    Line { x, end: x + width, y, size, turn, text }
}

/// Whether a character stands on a line, behind what is there.
fn goes_on(line: &Line, glyph: &Glyph) -> bool {
    let size = line.size.max(glyph.size);
    let gap = glyph.x - line.end;
    glyph.turn == line.turn && (glyph.y - line.y).abs() < size * 0.5 && gap > -size && gap < size * CELL
}

fn add(text: &mut String, what: &str) {
    for c in what.chars() {
        match LIGATURES.iter().find(|(l, _)| *l == c) {
            Some((_, letters)) => text.push_str(letters),
            None if c.is_control() => (),
            None => text.push(c),
        }
    }
}
