// The bar below: what still stands between the draft and its sign-off.

const count = (wanted) => marks.filter(wanted).length;

/** What stands in the way, as people read it. The program asks the same before it signs. */
const obstacles = () => {
  const left = (wanted, text) => { const n = count(wanted); return n > 0 ? [`${n} ${text}`] : []; };
  const serious = (mark) => mark.state === "contradicted" || mark.state === "flagged";
  return {
    decisions: [
      ...left((mark) => serious(mark) && mark.standing === "open", "✗ or ! open"),
      ...left((mark) => stand(mark) === "to mend", "to mend"),
      ...left((mark) => stand(mark) === "asked", "asked"),
      ...left((mark) => mark.standing === "stale", "stale"),
      ...left((mark) => mark.standing === "contested", "contested"),
    ],
    absent: byId("absent-read").checked ? [] : left((mark) => mark.state === "absent" && mark.standing === "open", "? not read"),
    unchecked: byId("unchecked-note").value.trim() ? []
      : left((mark) => mark.state === "unchecked" && mark.standing === "open", "unchecked without a note"),
    name: byId("name").value.trim() ? [] : ["no reviewer named"],
  };
};

const drawSignoff = () => {
  const open = obstacles();
  const why = Object.values(open).flat();
  byId("outstanding").textContent = open.decisions.length === 0 ? "☑ all ✗ and ! decided" : `☐ ${open.decisions.join(" · ")}`;
  const absent = count((mark) => mark.state === "absent" && mark.standing === "open");
  const unchecked = count((mark) => mark.state === "unchecked" && mark.standing === "open");
  byId("absent-row").hidden = absent === 0;
  byId("absent-words").textContent = `${absent} ? listed and read`;
  byId("unchecked-row").hidden = unchecked === 0;
  byId("unchecked-words").textContent = `${unchecked} unchecked: note`;
  byId("sign").disabled = why.length > 0;
  byId("reasons").replaceChildren(...standingSign(), why.length > 0 ? `Not yet: ${why.join(", ")}.` : "");
};

/** The sign-off that is there, and whether it holds. */
const standingSign = () => {
  if (!signed) return [];
  const lonely = data.require_second && !signed.second;
  const second = signed.second ? [" and ", words(signed.second)] : lonely ? [" (a second person must sign too)"] : [];
  const holds = !signed.valid && !lonely ? " – it no longer holds: something has changed since"
    : signed.here ? " – counts once the saved decisions are imported" : "";
  return [make("strong", {}, "Signed by ", words(signed.by), ...second, ` · ${when(signed.at)}${holds}. `)];
};

const listed = (list) => make("ul", {}, ...list.map((mark) => make("li", {},
  `${GLYPH[mark.state]} line ${mark.line}: `, words(mark.claim), mark.why ? [" – ", words(mark.why)] : null)));

/** Asks once more before it signs, with everything that nobody decided in sight. */
const openSign = () => {
  if (Object.values(obstacles()).flat().length > 0) return;
  const undecided = (state) => marks.filter((mark) => mark.state === state && mark.standing === "open");
  const part = (title, list) => list.length > 0 ? [make("h3", {}, title), listed(list)] : [];
  dialog.open("Sign off", [
    make("p", {}, words(byId("name").value.trim()), ` signs `, words(data.draft.name),
      ` (${data.draft.sha256.slice(0, 8)}) as checked against ${plural(data.sources.length, "source")}. SUPPORTED means that the named source says so.`),
    ...part("Settled by no source, listed and read", undecided("absent")),
    ...part("Not checked", undecided("unchecked")),
    make("p", { id: "sign-answer", class: "wanted", role: "status" }),
  ], make("button", { type: "button", "data-do": "sign-now" }, "Sign"));
};

const sign = async () => {
  const line = {
    v: 1, type: "signoff", id: fresh("s"), ...stamp(), absent_read: byId("absent-read").checked,
    unchecked_note: byId("unchecked-note").value.trim() || null,
  };
  const answer = live ? await signLive(line) : signHere(line);
  if (answer) { byId("sign-answer").textContent = answer; return; }
  dialog.close();
  draw();
  tell("Signed off.");
};

/** The program signs when it imports the file; until then it counts for nothing. */
const signHere = (line) => {
  add(line);
  return "";
};

/** A sign-off is never tried again by itself: what it was about may have changed. */
const signLive = async (line) => {
  if (unsaved.length > 0) return "Decisions are still being saved; try again in a moment.";
  try {
    const { code, answer } = await post([line]);
    if (code !== 200) return answer.error ?? `The program answered ${code}.`;
    enter(line);
    adopt(answer);
    return "";
  } catch {
    return "The program does not answer; nothing is signed.";
  }
};
