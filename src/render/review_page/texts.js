// The draft and the sources: which marks are shown, which one is chosen, and the way between the two.

const shown = { states: new Set(STATES), kind: "", standing: "", find: "" };
let current = null;
let step = 0;

const within = (root, n) => root.querySelectorAll(`[data-m~="${n}"]`);
const numbers = (element) => element.dataset.m.split(" ").map((word) => Number(word.split(".")[0]));

/** Whether the filters let a mark through. */
const passes = (mark) =>
  shown.states.has(mark.state)
  && (shown.kind === "" || mark.kind === shown.kind)
  && (shown.standing === "" || stand(mark) === shown.standing || mark.standing === shown.standing)
  && (shown.find === "" || mark.sought.includes(shown.find) || notes(mark).includes(shown.find));

const notes = (mark) => history(mark).map((line) => line.note ?? "").join("\n").toLowerCase();

/** Takes the look of a mark from those that are filtered out; a stretch under several marks keeps it while one is shown. */
const dim = () => {
  const visible = new Set(marks.filter(passes).map((mark) => mark.n));
  for (const element of byId("text").getElementsByTagName("mark")) {
    element.classList.toggle("off", !numbers(element).some((n) => visible.has(n)));
  }
  return visible.size;
};

/** Scrolls no more than it must, so that a reader keeps the place. */
const reveal = (element) => element.scrollIntoView({ block: matchMedia("(max-width: 799px)").matches ? "center" : "nearest" });

const unlight = (root) => {
  for (const element of [...root.getElementsByClassName("on")]) element.classList.remove("on");
  for (const element of root.querySelectorAll("mark[tabindex='0']")) element.tabIndex = -1;
};

/** Lights elements, and makes the first one the stop of the Tab key. */
const light = (elements) => {
  elements.forEach((element) => element.classList.add("on"));
  const first = elements.find((element) => element.hasAttribute("tabindex")) ?? elements[0];
  if (first?.hasAttribute("tabindex")) first.tabIndex = 0;
  return first;
};

/** Makes a mark the chosen one: lit in the draft, told in the card, its evidence in sight. */
const choose = (mark, focus = false) => {
  current = mark;
  unlight(byId("text"));
  const first = light([...within(byId("text"), mark.n)]);
  if (first) reveal(first);
  if (focus) first?.focus({ preventScroll: true });
  drawCard();
  evidence(0);
};

/** Shows the evidence of that number, and brings its source to the front. */
const evidence = (number) => {
  byId("source").querySelectorAll("[role=tabpanel]").forEach(unlight);
  const places = current === null ? [] : current.evidence;
  step = places.length === 0 ? 0 : (number + places.length) % places.length;
  const place = places[step] ?? current?.nearest;
  byId("step").textContent = places.length > 0 ? `evidence ${step + 1} of ${places.length}`
    : place ? "nearest passage" : "no evidence";
  if (!place) return;
  openTab(place.number);
  const panel = byId(`panel${place.number}`);
  const exact = [...within(panel, `${current.n}.${current.evidence.indexOf(place)}`)];
  const spot = light(exact.length > 0 ? exact : paragraph(panel, place.line));
  if (spot) spot.scrollIntoView({ block: "center" });
};

/** The paragraph that holds a line: the last one that begins at it or before it. */
const paragraph = (panel, line) => {
  const before = [...panel.children].filter((p) => Number(p.dataset.line) <= line);
  return before.slice(-1);
};

const openTab = (number) => {
  for (const tab of byId("tabs").children) {
    const on = tab.id === `tab${number}`;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).hidden = !on;
    if (on) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
};

/** Arrows go along the tabs, as in every list of tabs. */
const tabKey = (event) => {
  const tabs = [...byId("tabs").children];
  const at = tabs.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const number = (to + tabs.length) % tabs.length;
  openTab(number);
  tabs[number].focus();
};

/** The mark to go to, from the chosen one, among those that are wanted and shown. */
const next = (wanted, back = false) => {
  const all = marks.filter((mark) => wanted(mark) && passes(mark));
  const at = current?.n ?? (back ? Infinity : -1);
  const beyond = back ? all.filter((mark) => mark.n < at).pop() : all.find((mark) => mark.n > at);
  return beyond ?? (back ? all[all.length - 1] : all[0]) ?? null;
};

const go = (wanted, back, none) => {
  const mark = next(wanted, back);
  if (mark === null) return tell(none);
  choose(mark);
  tell(`${name(mark)}: ${mark.claim}. ${mark.why}`);
};

/** A stretch under several marks: each click goes to the next wider one. */
const pick = (element, focus) => {
  const here = numbers(element).filter((n, k, all) => all.indexOf(n) === k);
  const list = here.filter((n) => passes(marks[n]));
  const among = list.length > 0 ? list : here;
  choose(marks[among[(among.indexOf(current?.n ?? -1) + 1) % among.length]], focus);
};

/** What is out of sight is laid out when there is time for it: the page opens sooner, and then scrolls without a stop. */
const layOut = () => {
  const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 30));
  const rest = [...document.querySelectorAll(".text p")];
  const some = () => {
    rest.splice(0, 25).forEach((block) => block.classList.add("laid"));
    if (rest.length > 0) idle(some);
  };
  idle(some);
};
