//! A text while its paragraphs come, and the words that comments are about.

/// The most bytes of the words that a comment is shown with.
const ABOUT: usize = 600;

/// A text while its paragraphs come.
#[derive(Debug, Default)]
pub struct Flow {
    done: String,
    /// Paragraphs that are not ended: the last stands within those before it, as in a text box.
    open: Vec<String>,
    /// What goes on in the next paragraph.
    carried: String,
    /// Comments whose words are still coming.
    marked: Vec<(String, String)>,
    about: Vec<(String, String)>,
}

impl Flow {
    /// A paragraph begins.
    pub fn begin(&mut self) {
        self.open.push(std::mem::take(&mut self.carried));
    }

    /// Words of the paragraph; outside of one there are none.
    pub fn words(&mut self, words: &str) {
        if let Some(open) = self.open.last_mut() {
            open.push_str(words);
            for (_, about) in self.marked.iter_mut().filter(|(_, about)| about.len() < ABOUT) {
                about.push_str(words);
            }
        }
    }

    /// The paragraph ends.
    pub fn end(&mut self) {
        let Some(ended) = self.open.pop() else { return };
        let ended = ended.trim();
        if !ended.is_empty() {
            if !self.done.is_empty() {
                self.done.push_str("\n\n");
            }
            self.done.push_str(ended);
        }
        for (_, about) in self.marked.iter_mut().filter(|(_, about)| !about.is_empty() && about.len() < ABOUT) {
            about.push(' ');
        }
    }

    /// The paragraph has no end of its own: the next one goes on with it.
    pub fn carry(&mut self) {
        self.carried.extend(self.open.pop());
    }

    /// The words begin that a comment is about.
    pub fn mark(&mut self, id: String) {
        self.marked.push((id, String::new()));
    }

    /// They end.
    pub fn unmark(&mut self, id: &str) {
        if let Some(at) = self.marked.iter().position(|(known, _)| known == id) {
            self.about.push(self.marked.remove(at));
        }
    }

    /// The words that a comment was about, once they have ended.
    pub fn about(&self, id: &str) -> Option<String> {
        let (_, words) = self.about.iter().find(|(known, _)| known == id)?;
        let words = words.trim();
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// The whole text, a paragraph every second line.
    pub fn finish(mut self) -> String {
        if !self.carried.is_empty() {
            self.begin();
        }
        while !self.open.is_empty() {
            self.end();
        }
        self.done
    }

    /// Adds another text behind this one, as a paragraph of its own.
    pub fn append(&mut self, text: &str) {
        self.begin();
        self.words(text);
        self.end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_within_and_across() {
        let mut flow = Flow::default();
        flow.words("outside of all");
        flow.begin();
        flow.words("The port ");
        flow.mark("1".into());
        flow.begin();
        flow.words("A box.");
        flow.end();
        flow.words("grew");
        flow.carry();
        flow.begin();
        flow.words(" fast.");
        flow.unmark("1");
        flow.end();
        flow.begin();
        flow.end();
        flow.append("Sund");
        assert_eq!(flow.about("1").as_deref(), Some("A box. grew fast."));
        assert_eq!(flow.finish(), "A box.\n\nThe port grew fast.\n\nSund");
    }
}
