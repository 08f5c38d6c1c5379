// What was found and what was decided. Lines of the record are only ever added; how a mark stands follows from them.

const data = JSON.parse(byId("data").textContent);
const marks = data.marks;
const live = data.token !== null;

const GLYPH = { contradicted: "✗", absent: "?", flagged: "!", supported: "✓", unchecked: "–" };
const STATES = Object.keys(GLYPH);
const STANDINGS = ["open", "decided", "to mend", "asked", "stale", "contested"];
const CHOICES = { agree: "agreed, to be mended", override: "overridden", query: "writer asked", stet: "stet: stays as it is" };
const REASONS = {
  "false-positive": "the finding is wrong", "source-outdated": "the source is out of date",
  "other-source": "another source bears it out", "house-style": "house style", "rule-wrong": "the rule is wrong", other: "another reason",
};

/** Lines by their id: those of the record, and those made here. */
const entries = new Map();
/** Lines made here that the record does not hold yet. */
let unsaved = [];
/** Decisions whose words are gone. */
let orphans = new Set(data.orphans);
let signed = data.signed;

/** Ids of decisions by finding, and what was taken back. */
const decisions = new Map();
const withdrawn = new Map();
const read = new Map();
/** What was corrected after publication, by finding. */
const corrected = new Map();

const enter = (line) => {
  if (!line.id || entries.has(line.id)) return false;
  entries.set(line.id, line);
  if (line.type === "decision") decisions.set(line.finding, [...(decisions.get(line.finding) ?? []), line.id]);
  if (line.type === "withdrawal") withdrawn.set(line.of, line);
  if (line.type === "correction") corrected.set(line.finding, [...(corrected.get(line.finding) ?? []), line]);
  if (line.type === "read") for (const finding of line.findings) read.set(finding, line);
  return true;
};

/** A line that was made here. Whatever is decided later, a sign-off was not about. */
const enterMine = (line) => {
  if (!enter(line)) return;
  unsaved.push(line);
  if (line.type === "signoff") signed = { by: line.by, second: null, at: line.at, valid: true, here: true };
  else if (signed && line.type !== "read") signed = { ...signed, valid: false };
};

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Decisions that have to do with a mark: those on its words, and those that they took the place of. */
const history = (mark) => {
  const own = (decisions.get(mark.finding) ?? []).filter((id) => !orphans.has(id));
  const all = new Set([...mark.base.heads, ...own]);
  // a set that grows is walked to its end
  for (const id of all) for (const older of entries.get(id)?.supersedes ?? []) if (entries.has(older)) all.add(older);
  return [...all].map((id) => entries.get(id)).filter(Boolean);
};

/** The decisions of a mark that nothing took the place of. */
const heads = (mark) => {
  const stand = history(mark).filter((decision) => !withdrawn.has(decision.id));
  const gone = new Set(stand.flatMap((decision) => decision.supersedes));
  return stand.map((decision) => decision.id).filter((id) => !gone.has(id)).sort();
};

/** As `standing.rs` says it; where it cannot be known here whether an old decision still holds, it is stale. */
const standing = (mark) => {
  if (same(mark.heads, mark.base.heads)) return mark.base.standing;
  if (mark.heads.length === 0) return "open";
  const holding = mark.heads.map((id) => entries.get(id))
    .filter((decision) => decision.computed === mark.state && same(decision.fingerprint, mark.fingerprint));
  if (holding.length === 0) return "stale";
  const what = new Set(holding.map((decision) => `${decision.decision} ${decision.as}`));
  return what.size === 1 ? "decided" : "contested";
};

/** The last decision that stands for a mark. */
const decision = (mark) => mark.heads.map((id) => entries.get(id)).filter(Boolean)
  .sort((one, other) => (one.at < other.at ? 1 : -1))[0] ?? null;

/** How a mark stands, in the words of the filter. */
const stand = (mark) => {
  if (mark.standing !== "decided") return mark.standing;
  const last = decision(mark);
  // who overrides it because the draft is wrong agrees that it must be mended
  if (last?.decision === "override" && last.as === "contradicted") return "to mend";
  return { agree: "to mend", query: "asked" }[last?.decision] ?? "decided";
};

const settle = (mark) => {
  mark.heads = heads(mark);
  mark.standing = standing(mark);
};

/** Takes over what the program says of the record; lines that it has not seen stand on that. */
const adopt = (answer) => {
  (answer.entries ?? []).forEach(enter);
  orphans = new Set(answer.orphans);
  signed = answer.signed;
  for (const told of answer.marks) {
    const mark = marks[told.n];
    mark.base = { heads: [...told.heads].sort(), standing: told.standing };
    if (unsaved.length === 0) Object.assign(mark, mark.base);
    else settle(mark);
  }
};

const isQuery = (mark) => mark.query !== null;
const name = (mark) => `${mark.state}${isQuery(mark) ? `, query ${mark.query}` : ""}`;

const stamp = () => ({ by: byId("name").value.trim(), role: null, at: new Date().toISOString().replace(/\.\d+/, "") });

/** A name that no other line has: a letter, and 64 random bits. */
const fresh = (letter) => {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `${letter}-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
};

for (const mark of marks) {
  mark.base = { heads: [...mark.heads].sort(), standing: mark.standing };
  mark.sought = [mark.claim, mark.sentence, mark.value, mark.why].join("\n").toLowerCase();
}
data.entries.forEach(enter);
