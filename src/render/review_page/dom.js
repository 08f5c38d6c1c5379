// The page's elements. Texts become text, never markup: no string is parsed as HTML anywhere in these files.

const byId = (id) => document.getElementById(id);

/** An element with attributes and children; an attribute that is null or false is left out, and so is such a child. */
const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};

/** Words of a text or a person, which may run from right to left. */
const words = (text) => make("bdi", {}, text);

/** Words for those who do not see the page. */
const hidden = (text) => make("span", { class: "hidden" }, text);

const key = (letter) => make("kbd", {}, letter);

/** A button that does one of the acts of keys.js. */
const button = (act, label, letter, attributes = {}) =>
  make("button", { type: "button", "data-do": act, "aria-keyshortcuts": letter?.replace(/[A-Z]/, "Shift+$&"), ...attributes },
    label, letter ? " " : null, letter ? key(letter) : null);

/** Says something to those who do not see the page. */
const tell = (message) => {
  byId("told").textContent = "";
  // the same words twice are told twice
  setTimeout(() => { byId("told").textContent = message; }, 30);
};

const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** A point in time as people read it, in the reader's own zone. */
const when = (at) => {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return String(at ?? "");
  const two = (number) => String(number).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`;
};

/** What a browser may refuse (private windows, a full disk) is kept as long as the page is open. */
const shelf = {
  get: (name) => { try { return JSON.parse(localStorage.getItem(`factmark ${name}`)); } catch { return null; } },
  names: (begin) => { try { return Object.keys(localStorage).map((key) => key.replace("factmark ", "")).filter((key) => key.startsWith(begin)); } catch { return []; } },
  drop: (name) => { try { localStorage.removeItem(`factmark ${name}`); } catch { /* see above */ } },
  set: (name, value) => { try { localStorage.setItem(`factmark ${name}`, JSON.stringify(value)); } catch { /* see above */ } },
};

/** Hands a file to the person. */
const download = (name, text, type) => {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

/** One dialog for all: its title, what stands in it and its buttons, the last of which closes it. */
const dialog = {
  open(title, body, ...buttons) {
    byId("dialog-title").textContent = title;
    byId("dialog-body").replaceChildren(...body);
    const close = make("button", { type: "button", "data-do": "close" }, "Close");
    byId("dialog-buttons").replaceChildren(...buttons, close);
    if (!byId("dialog").open) byId("dialog").showModal();
    byId("dialog-title").focus();
  },
  close() { byId("dialog").close(); },
};
