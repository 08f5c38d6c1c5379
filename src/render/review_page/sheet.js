// The sheet for paper: it is made when it is printed, and taken away again.

const last = (mark) => {
  const line = decision(mark);
  if (!line) return ["", "", ""];
  const as = line.as ? ` as ${line.as}` : "";
  return [`${mark.standing === "decided" ? "" : `${mark.standing}: `}${line.decision}${as}`, line.note ?? "", `${line.by}, ${when(line.at)}`];
};

const cells = (mark) => {
  const place = mark.evidence[0];
  const [choice, note, who] = last(mark);
  return [isQuery(mark) ? mark.query : "", mark.line, mark.claim, `${GLYPH[mark.state]} ${mark.state}`,
    place ? `“${place.exact}” ${position(place)}` : mark.why, choice, note, who];
};

const HEADS = ["n", "line", "claim", "verdict", "evidence", "decision", "note", "who, when"];

const table = (list) => make("table", {},
  make("thead", {}, make("tr", {}, ...HEADS.map((head) => make("th", { scope: "col" }, head)))),
  make("tbody", {}, ...list.map((mark) => make("tr", {}, ...cells(mark).map((text) => make("td", { dir: "auto" }, String(text)))))));

const hashes = () => make("ul", { class: "hashes" },
  ...[data.draft, ...data.sources].map((text) => make("li", {}, words(text.name), ` sha256 ${text.sha256}`)),
  make("li", {}, `rules sha256 ${data.rules_sha256} · factmark ${data.tool}`));

const prepare = () => {
  const unchecked = marks.filter((mark) => mark.state === "unchecked");
  byId("sheet").replaceChildren(
    make("h2", {}, "Findings"), table(marks.filter((mark) => mark.state !== "unchecked")),
    make("p", { class: "foot" }, "Checks only what the rules cover; SUPPORTED means the named source says so. Not checked: ",
      unchecked.length === 0 ? "nothing." : unchecked.map((mark) => [`line ${mark.line} “`, words(mark.claim), "”; "]).flat()),
    byId("reasons").textContent ? make("p", {}, byId("reasons").textContent) : "",
    hashes());
};

const tidy = () => byId("sheet").replaceChildren();
