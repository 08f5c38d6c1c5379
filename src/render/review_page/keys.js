// Keys and buttons: one table of acts, which the help is made of too.

const filterBy = (state) => {
  if (!shown.states.delete(state)) shown.states.add(state);
  draw();
  tell(`${state} ${shown.states.has(state) ? "shown" : "hidden"}`);
};

const expand = () => {
  const all = [...byId("finding").querySelectorAll("details")];
  const open = all.some((one) => !one.open);
  all.forEach((one) => { one.open = open; });
};

/** Act: its key, what it does in words, and what it does. */
const ACTS = {
  forth: ["j", "next query", () => go(isQuery, false, "No query is shown.")],
  back: ["k", "query before", () => go(isQuery, true, "No query is shown.")],
  unchecked: ["n", "next unchecked span", () => go((mark) => mark.state === "unchecked", false, "No unchecked span is shown.")],
  "unchecked-back": ["N", "unchecked span before", () => go((mark) => mark.state === "unchecked", true, "No unchecked span is shown.")],
  mark: ["m", "next mark of any kind", () => go(() => true, false, "No mark is shown.")],
  "mark-back": ["M", "mark before, of any kind", () => go(() => true, true, "No mark is shown.")],
  evidence: ["e", "next evidence", () => evidence(step + 1)],
  "evidence-back": ["E", "evidence before", () => evidence(step - 1)],
  expand: ["x", "open or close details and rules", expand],
  agree: ["a", "agree: the finding is right, the draft must be mended", agree],
  override: ["o", "override: the finding is wrong (reason and note needed)", openOverride],
  query: ["q", "query: the writer is asked", () => decide("query")],
  stet: ["t", "stet: it stays as it is (a note is needed for ✗ and !)", stet],
  skip: ["s", "skip to the next open query; writes nothing", skip],
  undo: ["u", "undo the decision on this mark", undo],
  ...Object.fromEntries(STATES.map((state, k) => [`state-${state}`, [String(k + 1), `show or hide ${GLYPH[state]} ${state}`, () => filterBy(state)]])),
  seek: ["/", "find in draft, marks and notes (Enter: next place)", () => byId("find").focus()],
  help: ["?", "this help", () => help()],
  print: ["p", "print", () => window.print()],
  // buttons without a key
  read: [null, "", markRead], save: [null, "", save], "save-earlier": [null, "", saveEarlier], cancel: [null, "", closeOverride], close: [null, "", () => dialog.close()],
  export: [null, "", exports], reload: [null, "", () => location.reload()], sign: [null, "", openSign], "sign-now": [null, "", sign],
  orphans: [null, "", () => openOrphans()],
};

const BY_KEY = new Map(Object.values(ACTS).filter(([letter]) => letter).map(([letter, , act]) => [letter, act]));

const help = () => dialog.open("Keys", [
  make("dl", { class: "keys" }, ...Object.values(ACTS).filter(([letter]) => letter)
    .map(([letter, words]) => [make("dt", {}, key(letter)), make("dd", {}, words)]).flat()),
  make("p", {}, "Arrow keys scroll and never decide. Keys rest while a field is being written in; the switch “Letter keys” above turns them off. ",
    "✗ contradicted, ? settled by no source, ! does not fit the rest of the draft, ✓ supported (ᶜ with caveats), – not checked."),
]);

const openOrphans = () => dialog.open("Orphaned decisions", [
  make("p", {}, "Their words are gone from the draft, or stand there more or less often than they did. They decide nothing now."),
  make("ul", {}, ...[...orphans].map((id) => entries.get(id)).filter(Boolean).map((line) => make("li", {},
    "“", words(line.fingerprint?.claim?.exact ?? line.finding), `” (${line.computed}): `, ...told(line).flat()))),
]);

const writing = (target) => target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]") !== null;

const onKey = (event) => {
  if (event.key === "Escape") return closeOverride();
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writing(event.target)) return;
  const picked = event.target.closest("mark[role=button]");
  if (picked && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); return pick(picked, true); }
  const act = BY_KEY.get(event.key);
  if (!act || !byId("letters").checked || byId("dialog").open) return;
  event.preventDefault();
  act();
};

const onClick = (event) => {
  const pressed = event.target.closest("[data-do]");
  if (pressed) return ACTS[pressed.dataset.do][2]();
  const tab = event.target.closest("[role=tab]");
  if (tab) return openTab(tab.id.slice(3));
  const view = event.target.closest("[data-view]");
  if (view && view.tagName === "BUTTON") return look(view.dataset.view);
  const mark = event.target.closest("mark[data-m]");
  // who selects words to copy them does not mean to choose a mark
  if (!mark || !getSelection().isCollapsed) return;
  pick(mark, false);
  if (mark.closest("#text")) look("card"); else look("draft");
};
