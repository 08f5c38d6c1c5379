// The card: everything that is known of the chosen mark, and what was decided of it.

/** Notes that were begun and belong to no decision yet, by mark. */
const drafts = new Map(shelf.get(`notes ${data.stamp}`) ?? []);

const verdict = (state) => make("span", { class: `verdict ${state}` },
  make("span", { "aria-hidden": "true" }, GLYPH[state]), ` ${state}`);

const row = (term, ...content) => content.flat().length === 0 ? [] : [make("dt", {}, term), make("dd", {}, ...content)];

const position = (place) => `${place.source}:${place.line}:${place.column}`;

const valued = (exact, value) => [words(exact), value && value !== exact ? ` (${value})` : null];

const quoted = (place) => make("p", {}, ...valued(place.exact, place.value), " ", make("span", { class: "place" }, words(position(place))));

/** What was computed; and beside it, never in its place, what it was overridden to. */
const title = (mark) => {
  const made = mark.standing === "decided" ? decision(mark) : null;
  const over = made?.decision === "override" ? [" ", make("span", { class: "over" }, "overridden: ", verdict(made.as))] : [];
  return [verdict(mark.state), ...over, ` · ${mark.kind} · line ${mark.line} · `, make("strong", {}, stand(mark))];
};

const facts = (mark) => make("dl", {},
  ...row("Draft", ...valued(mark.claim, mark.value)),
  ...row("Source", mark.evidence.map(quoted)),
  ...row("Why", words(mark.why)),
  ...row("Caveats", mark.caveats.map((caveat) => make("p", {}, make("code", {}, caveat.code), ` ${caveat.meaning}`))),
  ...row("Nearest", mark.nearest ? quoted(mark.nearest) : []),
  ...row("Not found", mark.missing.length > 0 ? words(mark.missing.map((word) => `“${word}”`).join(", ")) : []),
  ...row("Sources", mark.each.length > 1 ? mark.each.map((state, k) =>
    make("p", {}, verdict(state), " ", words(data.sources[k].name))) : []),
);

const details = (mark) => mark.details.length === 0 ? null : make("details", {},
  make("summary", {}, plural(mark.details.length, "detail")),
  make("ul", { class: "details" }, ...mark.details.map((detail) => make("li", {},
    verdict(detail.verdict), ` ${detail.kind}: `, ...valued(detail.claim, detail.value), ". ", words(detail.why), " ", make("code", {}, detail.rule)))));

const rule = (id) => make("details", {}, make("summary", {}, "Rule ", make("code", {}, id)),
  make("pre", { tabindex: "0", role: "group", "aria-label": `Rule ${id}` }, data.rules[id] ?? "This is built in: it has no text of its own."));

const sentence = (mark) => mark.sentence === mark.claim ? null
  : make("details", {}, make("summary", {}, "Sentence"), make("p", {}, words(mark.sentence)));

/** One decision in words. */
const told = (line) => [
  make("strong", {}, CHOICES[line.decision] ?? line.decision),
  line.as ? ` as ${line.as}` : null,
  line.reason ? `: ${REASONS[line.reason] ?? line.reason}` : null,
  line.note ? [" – “", words(line.note), "”"] : null,
  " · ", words(line.by), line.role ? ` (${line.role})` : null, ` · ${when(line.at)}`,
];

/** How a decision stands today. */
const fate = (mark, line) => {
  const back = withdrawn.get(line.id);
  if (back) return `withdrawn: by ${back.by}, ${when(back.at)}`;
  if (!mark.heads.includes(line.id)) return "superseded";
  return { stale: "stale: decided before something changed", contested: "contested", decided: "stands" }[mark.standing] ?? "stands";
};

const past = (mark) => {
  const all = history(mark).sort((one, other) => (one.at < other.at ? 1 : -1));
  const corrections = corrected.get(mark.finding) ?? [];
  if (all.length + corrections.length === 0) return [];
  const was = (line) => line.fingerprint?.claim && line.fingerprint.claim.exact !== mark.claim
    ? [make("br"), "decided on: “", words(line.fingerprint.claim.exact), "”"] : null;
  return [make("h3", {}, "Decisions"), make("ul", { class: "past" },
    ...corrections.map((line) => make("li", {}, make("strong", {}, "correction after publication"), ": ", words(line.note),
      " · ", words(line.by), ` · ${when(line.at)}`)),
    ...all.map((line) => make("li", { class: fate(mark, line).split(":")[0] },
      ...told(line), " · ", make("em", {}, words(fate(mark, line))), was(line))))];
};

const reading = (mark) => {
  const block = marks.filter((other) => other.state === "supported" && other.line === mark.line);
  if (block.length === 0) return [];
  const by = block.map((other) => read.get(other.finding)).filter(Boolean);
  const done = by.length === block.length ? ["read by ", words(by[0].by), ` · ${when(by[0].at)} `] : [];
  return [`Line ${mark.line}: ${plural(block.length, "✓", "✓s")} `, ...done, button("read", "Mark ✓s as read")];
};

const acts = (mark) => {
  const query = isQuery(mark);
  return make("div", { class: "acts", role: "group", "aria-label": "Decide" },
    button("agree", "Agree, fix needed", "a", { disabled: !query }),
    button("override", "Override…", "o", { "aria-expanded": "false", "aria-controls": "override" }),
    button("query", "Query writer", "q"),
    button("stet", "Stet", "t"),
    button("skip", "Skip", "s"),
    button("undo", "Undo", "u"));
};

const noting = (mark) => {
  const field = make("textarea", { id: "note", rows: "2", maxlength: "4000", dir: "auto", "aria-describedby": "wanted" });
  field.value = drafts.get(mark.finding) ?? "";
  return make("div", { class: "field" }, make("label", { for: "note" }, "Note"), field,
    make("p", { id: "wanted", class: "wanted" }, "A note goes with the next decision; alone it decides nothing."));
};

const option = (value, label) => make("option", { value }, label);

/** The form of an override; without all three the browser does not hand it in. */
const overriding = (mark) => make("form", { id: "override", hidden: true },
  make("fieldset", {}, make("legend", {}, "Take it as"), ...["supported", "contradicted", "absent"].filter((as) => as !== mark.state)
    .map((as) => make("label", {}, make("input", { type: "radio", name: "as", value: as, required: true }), ` ${GLYPH[as]} ${as}`))),
  make("label", {}, "Reason ", make("select", { name: "reason", required: true }, option("", "choose"),
    ...Object.entries(REASONS).map(([code, meaning]) => option(code, meaning)))),
  make("div", { class: "field" }, make("label", { for: "because" }, "Note (needed)"),
    make("textarea", { id: "because", name: "note", rows: "2", maxlength: "4000", dir: "auto", required: true })),
  make("p", { class: "buttons" }, make("button", { type: "submit" }, "Save override"), button("cancel", "Cancel")));

/** Back and forth, by a pair of keys. */
const pair = (label, [back, before], [forth, after]) => make("span", { class: "pair", role: "group", "aria-label": label }, `${label} `,
  button(back, ["‹", hidden(` ${label} before`)], before), button(forth, ["›", hidden(` next ${label}`)], after));

const buildMoves = () => byId("moves").append(
  pair("query", ["back", "k"], ["forth", "j"]), pair("unchecked", ["unchecked-back", "N"], ["unchecked", "n"]),
  pair("any", ["mark-back", "M"], ["mark", "m"]));

const kindOf = (mark) => isQuery(mark) ? `Query ${mark.query} of ${marks.filter(isQuery).length}`
  : mark.state === "supported" ? "Supported" : "Unchecked";

/** Draws the chosen mark's card anew. */
const drawCard = () => {
  const mark = current;
  byId("card-title").textContent = kindOf(mark);
  byId("finding").replaceChildren(...[
    make("p", { id: "head" }), facts(mark), sentence(mark), details(mark), ...mark.rules.map(rule), acts(mark), overriding(mark),
    noting(mark), make("section", { id: "past", "aria-label": "Decisions" }), make("p", { id: "reading" })].filter(Boolean));
  drawDecided();
};

/** Draws what decisions change, and leaves alone what is being written. */
const drawDecided = () => {
  byId("head").replaceChildren(...title(current));
  byId("past").replaceChildren(...past(current));
  byId("reading").replaceChildren(...reading(current));
  document.querySelector("[data-do=undo]").disabled = current.heads.length === 0;
};
