"use strict";
(() => {
  const box = document.getElementById("pair");
  const svg = document.getElementById("lines");
  const told = document.getElementById("told");
  const find = (id) => document.getElementById(id);
  const ends = (word) => (word.dataset.to || "").split(" ").map((id) => id && find(id)).filter(Boolean);
  let lit = [];

  const clear = () => {
    svg.replaceChildren();
    lit.forEach((word) => word.classList.remove("lit"));
    lit = [];
  };

  const draw = (from, to) => {
    const origin = box.getBoundingClientRect();
    const [a, b] = [from, to].map((word) => word.getClientRects()[0] || word.getBoundingClientRect());
    const beside = a.right < b.left || b.right < a.left;
    const [first, last] = a.left <= b.left ? [a, b] : [b, a];
    const x1 = (beside ? first.right : first.left + first.width / 2) - origin.left;
    const x2 = (beside ? last.left : last.left + last.width / 2) - origin.left;
    const y1 = first.top + first.height / 2 - origin.top;
    const y2 = last.top + last.height / 2 - origin.top;
    const middle = (x1 + x2) / 2;
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", `M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`);
    if (from.classList.contains("against")) path.setAttribute("class", "against");
    svg.append(path);
  };

  const show = (word) => {
    clear();
    const others = ends(word);
    lit = [word, ...others];
    lit.forEach((one) => one.classList.add("lit"));
    others.forEach((other) => draw(word, other));
    told.textContent = word.dataset.why;
  };

  const rest = () => {
    const held = document.activeElement;
    if (held && box.contains(held) && held.dataset.why) show(held);
    else { clear(); told.textContent = ""; }
  };

  box.querySelectorAll("[data-why]").forEach((word) => {
    word.addEventListener("mouseenter", () => show(word));
    word.addEventListener("mouseleave", rest);
    word.addEventListener("focus", () => show(word));
    word.addEventListener("blur", rest);
  });
  addEventListener("resize", rest);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement) document.activeElement.blur();
  });
})();
