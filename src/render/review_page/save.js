// Where the lines go: into the browser's store and a downloaded file (static page), or to the program at once (--serve).

const OF_DRAFT = `lines ${data.draft.name} `;
const STORE = `${OF_DRAFT}${data.stamp}`;
/** How many of the lines made here were downloaded. */
let downloaded = shelf.get(`downloaded ${data.stamp}`) ?? 0;
let sending = false;
let stopped = false;
let wait = 1000;

/** Messages that stay until their cause is gone, by cause. */
const alarms = new Map();
const warn = (cause, message, ...more) => { alarms.set(cause, [message, ...more]); drawAlarms(); };
const hush = (cause) => { if (alarms.delete(cause)) drawAlarms(); };
const drawAlarms = () => byId("alarm").replaceChildren(
  ...[...alarms.values()].map(([message, ...more]) => make("p", { class: "alarm" }, message, " ", ...more)));

const keep = () => {
  shelf.set(STORE, unsaved);
  if (live) send();
};

/** Lines that an earlier visit of this page left in the browser. */
const restore = () => {
  for (const line of shelf.get(STORE) ?? []) enterMine(line);
  downloaded = Math.min(downloaded, unsaved.length);
  marks.forEach(settle);
  offerEarlier();
  if (live && unsaved.length > 0) send();
};

/** Lines that were made here when the draft was another, and that nobody has saved since. */
const earlier = () => shelf.names(OF_DRAFT).filter((name) => name !== STORE)
  .flatMap((name) => (shelf.get(name) ?? []).slice(shelf.get(`downloaded ${name.slice(OF_DRAFT.length)}`) ?? 0));

const offerEarlier = () => {
  const list = earlier();
  if (list.length === 0) return;
  warn("earlier", `${plural(list.length, "line")} made here before the draft, a source or a rule changed, never saved:`, button("save-earlier", "Save as a file"));
};

const saveEarlier = () => {
  download(file(), lines(earlier()), "application/jsonl");
  shelf.names(OF_DRAFT).filter((name) => name !== STORE).forEach(shelf.drop);
  hush("earlier");
};

const lines = (list) => list.map((line) => `${JSON.stringify(line)}\n`).join("");

const file = () => `${data.draft.name.split(/[\\/]/).pop()}.decisions.jsonl`;

const save = () => {
  if (unsaved.length === 0) return tell("There is nothing to save yet.");
  download(file(), lines(unsaved), "application/jsonl");
  if (!live) {
    downloaded = unsaved.length;
    shelf.set(`downloaded ${data.stamp}`, downloaded);
  }
  draw();
  tell(`${plural(unsaved.length, "line")} saved as a file.`);
};

const pending = () => unsaved.length - (live ? 0 : downloaded);

const post = async (list) => {
  const response = await fetch("/record", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Factmark-Token": data.token, "X-Factmark-Stamp": data.stamp },
    body: JSON.stringify(list),
  });
  const answer = await response.json().catch(() => ({}));
  return { code: response.status, answer };
};

/** Sends what is not saved, in order; one request at a time, so that the record keeps the order of the acts. */
const send = async () => {
  if (sending || stopped) return;
  sending = true;
  const batch = [...unsaved];
  try {
    receive(batch, await post(batch));
  } catch {
    again(batch.length, "the program does not answer. Is factmark still running?");
  }
  sending = false;
  if (!stopped && !alarms.has("save") && unsaved.length > 0) send();
};

const receive = (batch, { code, answer }) => {
  if (code >= 500) return again(batch.length, answer.error ?? `the program answered ${code}`);
  if (code !== 200) return refused(code, answer);
  const done = new Set(batch.map((line) => line.id));
  unsaved = unsaved.filter((line) => !done.has(line.id));
  shelf.set(STORE, unsaved);
  wait = 1000;
  hush("save");
  adopt(answer);
  draw();
};

/** The program could not be reached, or could not write: the same lines, with the same ids, go again. */
const again = (count, why) => {
  const what = count > 0 ? `${plural(count, "line")} not saved: ` : "";
  warn("save", `${what}${why} It is tried again.`, count > 0 ? button("save", "Save them as a file") : "");
  draw();
  setTimeout(send, wait);
  wait = Math.min(wait * 2, 30000);
};

/** Sent again, these lines would be refused again: they stay here, and can be taken along as a file. */
const refused = (code, answer) => {
  stopped = true;
  const why = answer.error ?? `the program answered ${code}`;
  const rest = unsaved.length > 0 ? [button("save", `Save ${plural(unsaved.length, "unsaved line")} as a file`), " "] : [];
  warn("save", `${unsaved.length > 0 ? "Not saved: " : ""}${why}.`, ...rest, button("reload", "Load again"));
  draw();
};

/** Another window may have decided meanwhile. */
const refresh = () => { if (live && document.visibilityState === "visible") send(); };

const leaving = (event) => { if (pending() > 0 || drafts.size > 0) event.preventDefault(); };

const exports = () => {
  const list = byId("exports");
  const open = list.hidden;
  list.hidden = !open;
  document.querySelector("[data-do=export]").setAttribute("aria-expanded", String(open));
  const names = { csv: "CSV sheet", json: "JSON", sarif: "SARIF", docx: "Word with comments" };
  list.replaceChildren(...Object.entries(names).map(([format, label]) => make("li", {},
    make("a", { href: `/export?format=${format}&token=${encodeURIComponent(data.token)}`, download: true }, label))));
  if (open) list.querySelector("a").focus();
};
