// Small helps, none of which a page needs to be read: tips on statements, keys for reviewing, copying a citation.
"use strict";

function once(target, kind, act) { target.addEventListener(kind, act); }

// -- a statement under the pointer or the focus shows who says it, by which rule, when -------------------------------
const tip = document.getElementById("tip");
function light(number) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!tip) return;
  const card = number && document.getElementById("card-" + number);
  if (!card) { tip.hidden = true; return; }
  tip.replaceChildren(...[...card.children].map((part) => part.cloneNode(true)));
  tip.hidden = false;
  card.classList.add("lit");
  for (const piece of document.querySelectorAll('.text [data-s="' + number + '"]')) piece.classList.add("lit");
}
const text = document.querySelector(".text");
if (text && tip) {
  const find = (event) => { const piece = event.target.closest("[data-s]"); light(piece && piece.dataset.s); };
  once(text, "mouseover", find);
  once(text, "focusin", find);
  once(text, "mouseleave", () => light(null));
  once(document, "keydown", (event) => { if (event.key === "Escape") light(null); });
}

// -- keys ------------------------------------------------------------------------------------------------------------
const pressed = (key) => document.querySelector('button[data-key="' + key + '"], form[data-key="' + key + '"] button');
once(document, "keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "u") {
    const form = document.querySelector("form[data-undo]");
    if (form) { event.preventDefault(); form.querySelector("button").click(); }
  } else if (event.key === "c") {
    const correct = document.querySelector("details.correct");
    if (correct) { event.preventDefault(); correct.open = true; correct.querySelector("input[name=speaker]").focus(); }
  } else if (event.key === "n" || event.key === "p") {
    const way = document.querySelector('a[rel="' + (event.key === "n" ? "next" : "prev") + '"]');
    if (way) way.click();
  } else if ("arsdx".includes(event.key)) {
    const button = pressed(event.key);
    if (button) { event.preventDefault(); button.click(); }
  } else if (event.key === "/") {
    const find = document.getElementById("find");
    if (find) { event.preventDefault(); find.focus(); }
  }
});

// -- a citation is selected whole by a click, ready to be copied -----------------------------------------------------
for (const block of document.querySelectorAll(".copyable")) {
  once(block, "click", () => {
    const range = document.createRange();
    range.selectNodeContents(block);
    const selection = window.getSelection();
    if (selection.isCollapsed) { selection.removeAllRanges(); selection.addRange(range); }
  });
}
