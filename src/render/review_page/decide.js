// What a person does: each act adds one line, and nothing else ever does.

/** A name is asked for once, before the first line. */
const named = () => {
  if (byId("name").value.trim() !== "") return true;
  byId("name").focus();
  warn("name", "Write your name as reviewer first: every decision carries it.");
  return false;
};

const add = (line) => {
  hush("name");
  enterMine(line);
  marks.forEach(settle);
  keep();
  draw();
};

/** Writes a decision on the chosen mark. */
const decide = (choice, more = {}) => {
  if (current === null || !named()) return false;
  const note = (more.note ?? byId("note")?.value ?? "").trim();
  const made = {
    v: 1, type: "decision", id: fresh("d"), finding: current.finding, fingerprint: current.fingerprint, computed: current.state,
    decision: choice, as: more.as ?? null, reason: more.reason ?? null, note: note || null, ...stamp(), supersedes: current.heads,
  };
  forget(current);
  byId("note").value = "";
  byId("note").removeAttribute("aria-invalid");
  add(made);
  tell(`${name(current)}: ${CHOICES[choice]}`);
  return true;
};

const agree = () => {
  if (current !== null && !isQuery(current)) return tell("Only a query can be agreed with.");
  decide("agree");
};

/** What stays as it is against the finding wants a word why. */
const stet = () => {
  if (current === null) return;
  const serious = current.state === "contradicted" || current.state === "flagged";
  if (serious && byId("note").value.trim() === "") {
    byId("wanted").textContent = `Stet of something ${current.state} needs a note: write why it stays.`;
    byId("wanted").classList.add("missing");
    byId("note").setAttribute("aria-invalid", "true");
    byId("note").focus();
    return tell(byId("wanted").textContent);
  }
  decide("stet");
};

const openOverride = () => {
  if (current === null) return;
  const form = byId("override");
  form.hidden = false;
  document.querySelector("[data-do=override]").setAttribute("aria-expanded", "true");
  form.elements.note.value ||= byId("note").value;
  form.querySelector("input").focus();
};

const closeOverride = () => {
  const form = byId("override");
  if (!form || form.hidden) return;
  form.hidden = true;
  const opener = document.querySelector("[data-do=override]");
  opener.setAttribute("aria-expanded", "false");
  opener.focus();
};

const submitOverride = (event) => {
  event.preventDefault();
  const { as, reason, note } = event.target.elements;
  if (note.value.trim() === "") {
    note.value = "";
    return note.reportValidity();
  }
  if (!decide("override", { as: as.value, reason: reason.value, note: note.value })) return;
  closeOverride();
  event.target.reset();
};

/** Takes back the last decision that stands for the chosen mark. */
const undo = () => {
  const last = current && decision(current);
  if (!last) return tell("Nothing to undo here.");
  if (!named()) return;
  add({ v: 1, type: "withdrawal", id: fresh("w"), of: last.id, ...stamp() });
  tell(`Withdrawn. ${name(current)} is ${stand(current)}.`);
};

/** Goes on without writing anything. */
const skip = () => go((mark) => isQuery(mark) && mark.standing === "open", false, "No open query is left.");

const markRead = () => {
  if (current === null || !named()) return;
  const found = marks.filter((mark) => mark.state === "supported" && mark.line === current.line).map((mark) => mark.finding);
  if (found.length === 0) return tell("No ✓ in this paragraph.");
  add({ v: 1, type: "read", id: fresh("r"), findings: [...new Set(found)], ...stamp() });
  tell(`${plural(found.length, "✓", "✓s")} of line ${current.line} logged as read; that is no agreement.`);
};

const keepDraft = () => {
  if (current === null) return;
  const text = byId("note").value;
  if (text.trim() === "") drafts.delete(current.finding);
  else drafts.set(current.finding, text);
  shelf.set(`notes ${data.stamp}`, [...drafts]);
};

const forget = (mark) => {
  drafts.delete(mark.finding);
  shelf.set(`notes ${data.stamp}`, [...drafts]);
};
