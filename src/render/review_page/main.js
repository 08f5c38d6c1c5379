// Puts the parts together: what is drawn after each change, and what listens to what.

/** Narrow screens show one column at a time, each at the place that matters. */
const look = (view) => {
  document.querySelector("main").dataset.view = view;
  for (const one of byId("views").children) one.setAttribute("aria-pressed", String(one.dataset.view === view));
  if (!byId("views").checkVisibility()) return;
  const lit = view === "card" ? null : byId(view).querySelector(".on");
  if (lit) lit.scrollIntoView({ block: "center" });
  else byId("views").nextElementSibling.scrollIntoView();
};

const buildStates = () => byId("states").append(...STATES.map((state, k) => {
  const total = count((mark) => mark.state === state);
  return make("button", { type: "button", "data-do": `state-${state}`, "aria-keyshortcuts": String(k + 1), class: state, title: state },
    make("b", {}, GLYPH[state]), ` ${total} `, hidden(state), key(String(k + 1)));
}));

const drawStates = () => {
  for (const one of byId("states").children) one.setAttribute("aria-pressed", String(shown.states.has(one.className)));
};

const buildChoices = () => {
  const kinds = [...new Set(marks.map((mark) => mark.kind))].sort();
  byId("kind").append(...kinds.map((kind) => option(kind, kind)));
  byId("standing").append(...STANDINGS.map((what) => option(what, what)));
  const names = new Set(data.entries.map((line) => line.by).filter(Boolean));
  byId("names").append(...[...names].sort().map((one) => option(one, one)));
};

const savedWords = () => !live ? `unsaved ${pending()}` : pending() > 0 ? `${pending()} not saved` : "all saved";

const drawCounts = () => {
  const queries = marks.filter(isQuery);
  const decided = queries.filter((mark) => mark.standing === "decided").length;
  const of = (what) => count((mark) => stand(mark) === what);
  const part = (n, label) => make("span", { class: n > 0 && ["stale", "contested", "orphaned"].includes(label) ? "count bad" : "count" }, `${label} ${n}`);
  byId("counts").replaceChildren(
    make("span", { class: "count" }, make("strong", {}, `${decided}/${queries.length}`), " queries decided"),
    part(queries.filter((mark) => mark.standing === "open").length, "open"), part(of("to mend"), "to mend"), part(of("asked"), "asked"),
    part(of("stale"), "stale"), part(of("contested"), "contested"), part(orphans.size, "orphaned"),
    orphans.size > 0 ? button("orphans", "List") : "", make("span", { class: "count", id: "saved" }, savedWords()));
};

/** Draws everything that a decision or a filter changes. */
const draw = () => {
  drawStates();
  drawCounts();
  drawSignoff();
  const visible = dim();
  const filtered = visible < marks.length ? `${visible} of ${marks.length} marks shown` : "";
  byId("found").textContent = [search.told(), filtered].filter(Boolean).join(" · ");
  if (current !== null) drawDecided();
};

const listen = () => {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("submit", (event) => { if (event.target.id === "override") submitOverride(event); });
  document.addEventListener("input", onInput);
  document.addEventListener("change", onInput);
  byId("find").addEventListener("keydown", seekKey);
  byId("tabs").addEventListener("keydown", tabKey);
  addEventListener("beforeunload", leaving);
  addEventListener("focus", refresh);
  addEventListener("beforeprint", prepare);
  addEventListener("afterprint", tidy);
};

const INPUTS = {
  name: (field) => { shelf.set("name", field.value); hush("name"); drawSignoff(); },
  letters: (field) => shelf.set("letters", field.checked),
  kind: (field) => { shown.kind = field.value; draw(); },
  standing: (field) => { shown.standing = field.value; draw(); },
  find: (field) => { shown.find = field.value.trim().toLowerCase(); search.look(shown.find); draw(); },
  note: keepDraft,
  "absent-read": drawSignoff,
  "unchecked-note": drawSignoff,
};

/** A list tells by `change` that it was chosen from, by whatever means; a field by `input` that it was written in. */
const onInput = (event) => {
  if ((event.type === "change") === (event.target.tagName === "SELECT")) INPUTS[event.target.id]?.(event.target);
};

byId("name").value = shelf.get("name") ?? "";
byId("letters").checked = shelf.get("letters") ?? true;
byId("absent-read").checked = false;
byId("find").value = "";
buildStates();
buildChoices();
buildMoves();
openTab(0);
restore();
listen();
draw();
layOut();
