// What is typed while the server's dialog is still on its way is meant for the dialog: it must not run
// the keys of the page. It is kept, and typed where the focus is once the dialog is open.

import { isVisible } from "./words.js";

let kept = null;

document.addEventListener("htmx:beforeRequest", ({ detail: { elt, target } }) => {
  if (target?.matches("dialog") && !target.contains(elt)) kept = [];
});

document.addEventListener("keydown", (event) => {
  if (!kept || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.length !== 1 && event.key !== "Enter" && event.key !== "Tab") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  kept.push(event.key);
}, { capture: true });

// The dialog opens as it loads (dialogs.js, heard before); where none came, nothing is typed.
document.addEventListener("htmx:load", ({ detail: { elt } }) => {
  if (elt.matches?.("dialog[data-opens]")) typeAll(elt);
});
document.addEventListener("htmx:afterRequest", ({ detail: { target } }) => {
  if (target?.matches("dialog")) kept = null;
});

function typeAll(dialog) {
  const keys = kept ?? [];
  kept = null;
  for (const key of keys) {
    const field = document.activeElement;
    if (key === "Tab") next(dialog, field);
    else if (key === "Enter") field.matches("button, a") ? field.click() : field.form?.requestSubmit();
    else if (field.matches("select")) choose(field, key);
    else if (field.matches("input, textarea")) document.execCommand("insertText", false, key);
  }
}

function next(dialog, field) {
  const all = [...dialog.querySelectorAll("a[href], button, input, select, textarea")].filter(isVisible);
  all[all.indexOf(field) + 1]?.focus();
}

// The first choice that begins with the letter, as browsers choose.
function choose(field, letter) {
  const begins = ({ text }) => text.trim().toLowerCase().startsWith(letter.toLowerCase());
  const found = [...field.options].find(begins);
  if (found) field.value = found.value;
}
