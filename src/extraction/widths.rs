//! The widths of characters in fonts of PDF files, in the one of their two forms that the library reads as it should.

use pdf_extract::{Document as File, Object, ObjectId};

/// The most characters that one entry may give a width.
const RANGE: i64 = 65_536;

/// Writes `first last width` as `first [width width …]` in every font: pdf-extract 0.12 passes over the former, and words fall
/// apart.
pub fn spread(file: &mut File) {
    let fonts: Vec<ObjectId> = file.objects.iter().filter(|(_, o)| composite(o)).map(|(id, _)| *id).collect();
    for id in fonts {
        let Some(spread) = file.get_dictionary(id).ok().and_then(|font| widths(file, font.get(b"W").ok()?)) else {
            continue;
        };
        if let Some(font) = file.objects.get_mut(&id).and_then(|o| o.as_dict_mut().ok()) {
            font.set("W", Object::Array(spread));
        }
    }
}

fn composite(object: &Object) -> bool {
    let kind = object.as_dict().and_then(|d| d.get(b"Subtype")).and_then(Object::as_name);
    kind.is_ok_and(|kind| kind.starts_with(b"CIDFontType"))
}

/// The entries of a table of widths, each a number and a list; nothing where it is no such table.
fn widths(file: &File, table: &Object) -> Option<Vec<Object>> {
    let plain = |object| file.dereference(object).ok().map(|(_, object)| object);
    let mut entries = plain(table)?.as_array().ok()?.iter();
    let mut out = Vec::new();
    while let Some(first) = entries.next() {
        let first = plain(first)?.as_i64().ok()?;
        let list = match plain(entries.next()?)? {
            Object::Array(list) => list.iter().map(|w| plain(w).cloned()).collect::<Option<Vec<_>>>()?,
            last => {
                let (last, width) = (last.as_i64().ok()?, plain(entries.next()?)?);
                let count = last.checked_sub(first)?.clamp(-1, RANGE) + 1;
                vec![width.clone(); usize::try_from(count).ok()?]
            }
        };
        out.extend([Object::Integer(first), Object::Array(list)]);
    }
    Some(out)
}
