// Finding words in the draft, also where a mark stands between them.

const search = {
  hits: [],
  at: -1,
  look(text) {
    this.hits = text === "" ? [] : [...byId("text").children].flatMap((block) => places(block, text));
    this.at = -1;
    paint("found", this.hits);
    paint("found-here", []);
  },
  step(back) {
    if (this.hits.length === 0) return;
    this.at = back ? (this.at <= 0 ? this.hits.length - 1 : this.at - 1) : (this.at + 1) % this.hits.length;
    const hit = this.hits[this.at];
    paint("found-here", [hit]);
    hit.startContainer.parentElement.scrollIntoView({ block: "center" });
    byId("found").textContent = this.told();
  },
  told() {
    if (shown.find === "") return "";
    const place = this.at < 0 ? "" : `${this.at + 1} of `;
    return `${place}${plural(this.hits.length, "place")} in the draft`;
  },
};

/** Colours stretches without touching the text; a browser that cannot still counts and scrolls. */
const paint = (style, ranges) => {
  if (typeof Highlight === "undefined") return;
  CSS.highlights.set(style, new Highlight(...ranges));
};

/** The pieces of text of a block that a reader sees, each with where it begins. */
const pieces = (block) => {
  const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.classList.contains("hidden") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const list = [];
  let start = 0;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    list.push({ node, start });
    start += node.data.length;
  }
  return list;
};

const places = (block, text) => {
  const list = pieces(block);
  // letters that grow when they are made small would shift what follows
  const whole = list.map(({ node }) => [...node.data].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join("")).join("");
  const spot = (offset, end) => {
    const piece = list.findLast(({ start }) => (end ? start < offset : start <= offset));
    return [piece.node, offset - piece.start];
  };
  const found = [];
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + text.length)) {
    const range = document.createRange();
    range.setStart(...spot(at, false));
    range.setEnd(...spot(at + text.length, true));
    found.push(range);
  }
  return found;
};

const seekKey = (event) => {
  if (event.key === "Escape") {
    event.target.value = "";
    INPUTS.find(event.target);
    event.target.blur();
  }
  if (event.key !== "Enter") return;
  event.preventDefault();
  search.step(event.shiftKey);
};
