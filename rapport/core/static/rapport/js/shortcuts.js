// Single keys. A button, link or field declares its own with data-key; nothing is bound here but
// moving through a list. People who dictate can turn single keys off (WCAG 2.1.4) in the "?" sheet.

import { isTyping, isVisible, make, say } from "./words.js";

const OFF = "rapport-keys-off";
const CHORD_WAIT = 1200;
// What is open takes the letters itself (dialogs.js).
const OPEN = "dialog[open], details.menu[open], :popover-open";
let chord = "";
let chordTimer = null;

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && isTyping(event.target)) return leave(event.target, event);
  if (isTyping(event.target) || document.querySelector(OPEN)) return;
  if (event.key === "?") return open(event);
  if (localStorage.getItem(OFF)) return;
  const keys = chord ? `${chord} ${event.key}` : event.key;
  const target = find(keys) ?? findForCursor(keys);
  if (target) return press(target, event);
  if (startsChord(keys)) return begin(keys, event);
  begin("");
  moveInList(event);
});

// Escape removes the focus but not the text: browsers would empty a search field.
function leave(field, event) {
  if (!field.closest("dialog")) event.preventDefault();
  field.blur();
}

function begin(keys, event) {
  event?.preventDefault();
  chord = keys;
  clearTimeout(chordTimer);
  chordTimer = setTimeout(() => (chord = ""), CHORD_WAIT);
}

// Actions on selected rows come first; then what is open beside the list; then the row under the
// cursor; then everything on the page; then the frame around it; then anything folded away.
function find(keys) {
  const all = [...document.querySelectorAll(`[data-key="${CSS.escape(keys)}"]`)];
  const forChosen = all.find((element) => element.closest("[data-chosen]") && isVisible(element));
  const beside = all.find((element) => element.closest("[data-beside]") && isVisible(element));
  const row = document.querySelector("[data-row][data-cursor]");
  const inRow = all.find((element) => row?.contains(element));
  const outside = all.filter((element) => !element.closest("[data-row], [data-chosen]"));
  const seen = outside.filter(isVisible);
  const onPage = seen.find((element) => element.closest("main"));
  return forChosen ?? beside ?? inRow ?? onPage ?? seen[0] ?? outside[0];
}

// What is done to chosen rows is done to the row under the cursor, where none is chosen.
function findForCursor(keys) {
  const forChosen = document.querySelector(`[data-chosen] [data-key="${CSS.escape(keys)}"]`);
  const box = document.querySelector("[data-row][data-cursor] input[type=checkbox]");
  if (!forChosen || !box) return undefined;
  if (!box.checked) box.click();
  return forChosen;
}

const startsChord = (keys) => document.querySelector(`[data-key^="${CSS.escape(keys)} "]`) !== null;

function press(target, event) {
  begin("");
  event.preventDefault();
  // What is on the screen stays where it is: the bar of the chosen would scroll them away.
  const { top, bottom } = target.getBoundingClientRect();
  const preventScroll = top >= 0 && bottom <= innerHeight;
  if (isTyping(target) || target.matches("summary")) target.focus({ preventScroll });
  if (!isTyping(target)) target.click();
}

function moveInList(event) {
  const list = document.querySelector("[data-list]");
  if (!list) return;
  const rows = rowsOf(list);
  const at = rows.findIndex((row) => row.hasAttribute("data-cursor"));
  const step = { j: 1, k: -1 }[event.key];
  if (step) setCursor(rows, Math.min(Math.max(at + step, 0), rows.length - 1));
  else if (event.key === "o" || (event.key === "Enter" && event.target === document.body))
    rows[at]?.querySelector("a[href]")?.click();
  else if (event.key === "x") rows[at]?.querySelector("input[type=checkbox]")?.click();
}

function setCursor(rows, at) {
  for (const row of rows) row.removeAttribute("data-cursor");
  rows[at]?.setAttribute("data-cursor", "");
  rows[at]?.scrollIntoView({ block: "nearest" });
  cursorId = rows[at]?.id || null;
  cursorAt = at;
}

const rowsOf = (list) => [...(list?.querySelectorAll("[data-row]") ?? [])].filter(isVisible);

// Put the cursor on a row of the list.
export function pointAt(row) {
  const rows = rowsOf(row.closest("[data-list]"));
  setCursor(rows, rows.indexOf(row));
}

// A refreshed list keeps the cursor on its row, or at its place if the row has left the list.
let cursorId = null;
let cursorAt = 0;
document.addEventListener("htmx:load", () => {
  if (!cursorId || document.querySelector("[data-row][data-cursor]")) return;
  const same = document.getElementById(cursorId);
  if (same) return same.setAttribute("data-cursor", "");
  const rows = rowsOf(document.querySelector("[data-list]"));
  if (rows.length) setCursor(rows, Math.min(cursorAt, rows.length - 1));
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-shortcuts-open]")) open(event);
});

const nameOf = (element) =>
  element.dataset.command || element.getAttribute("aria-label") || ownText(element);

function ownText(element) {
  const copy = element.cloneNode(true);
  for (const kbd of copy.querySelectorAll("kbd, .count")) kbd.remove();
  return copy.textContent.trim();
}

// In the order of use, as are the keys of a group; whatever else there is follows as on the page.
const GROUPS = ["list", "page", "writing", "go", "everywhere"];
const USED = [..."jkoxratelnsdwpmyfcvu"];

function groupOf(element) {
  if (element.closest(".rail")) return element.dataset.key.includes(" ") ? "go" : "everywhere";
  if (element.closest(".flash")) return "everywhere";
  if (element.closest("[data-composer]")) return "writing";
  return element.closest("[data-row], [data-chosen]") ? "list" : "page";
}

// The keys of each group with their names: a key once, where it is used most.
function entries() {
  const groups = new Map(GROUPS.map((group) => [group, new Map()]));
  const isNew = (keys) => ![...groups.values()].some((known) => known.has(keys));
  if (document.querySelector("[data-list]"))
    for (const [key, word] of [["j", "next"], ["k", "previous"], ["o", "open"], ["x", "select"]])
      groups.get("list").set(key, say(`keys-${word}`));
  for (const element of document.querySelectorAll("[data-key]"))
    if (isNew(element.dataset.key)) groups.get(groupOf(element)).set(element.dataset.key, nameOf(element));
  if (document.querySelector("[data-composer]"))
    groups.get("writing").set("Ctrl Enter", say("keys-send")).set("Ctrl Shift Enter", say("keys-send-other"))
      .set("Ctrl B", say("keys-bold")).set("Ctrl I", say("keys-italic")).set("Ctrl K", say("keys-link"));
  else groups.get("everywhere").set("Ctrl K", say("keys-palette"));
  const place = (keys) => (USED.includes(keys) ? USED.indexOf(keys) : USED.length);
  return [...groups]
    .map(([group, known]) => [group, [...known].sort(([one], [other]) => place(one) - place(other))])
    .filter(([, known]) => known.length);
}

// Keys with a name of their own on a German keyboard.
const NAMED = new Set(["Ctrl", "Shift", "Enter"]);
const capOf = (key) => make("kbd", { text: NAMED.has(key) ? say(`key-${key}`) : key });

// A capital letter is typed with Shift, and is not the small one.
const capsOf = (key) => (/^\p{Lu}$/u.test(key) ? ["Shift", key] : [key]);

function keycaps(keys) {
  const parts = keys.split(" ");
  const caps = (parts.length > 1 ? parts : capsOf(keys)).flatMap((key) => [capOf(key), " "]);
  return make("dd", {}, ...caps);
}

function section([group, known]) {
  const lines = known.map(([keys, name]) => make("div", {}, make("dt", { text: name }), keycaps(keys)));
  return make("section", { class: "shortcuts-group" },
    make("h3", { text: say(`keys-of-${group}`) }), make("dl", { class: "shortcuts-list" }, ...lines));
}

function open(event) {
  event.preventDefault();
  const box = make("input", { type: "checkbox", checked: !localStorage.getItem(OFF) });
  box.addEventListener("change", () =>
    box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "yes"));
  const dialog = make("dialog", { class: "dialog dialog-wide shortcuts", "aria-labelledby": "keys-title" },
    make("div", { class: "dialog-head" },
      make("h2", { class: "dialog-title", id: "keys-title", text: say("keys-title") })),
    make("div", { class: "dialog-body" }, ...entries().map(section)),
    make("div", { class: "dialog-actions" },
      make("label", { class: "check" }, box, make("span", { text: say("keys-off") })),
      make("button", { class: "button push", "data-dialog-close": true, autofocus: true, text: say("close") })));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
