// On a wide screen a ticket opens beside its list. Its address is the ticket's, so that it can be
// loaded again and sent to somebody; the way back leads to the list.

import { pointAt } from "./shortcuts.js";
import { isTyping } from "./words.js";

const OFF = "rapport-beside-off";
const KEYS_OFF = "rapport-keys-off";
const WIDE = matchMedia("(width >= 90rem)");
const titleOfList = document.title;
// The path of the opened ticket, and those of the list's tickets when it was opened.
let opened = "";
let order = [];

const pane = () => document.querySelector("[data-beside]");
const isOn = () => pane() !== null && WIDE.matches && !localStorage.getItem(OFF);
const rows = () => [...document.querySelectorAll("#queue [data-row]")];
const pathOf = (row) => new URL(row.querySelector(".queue-row-link").href).pathname;
const rowOf = (path) => rows().find((row) => pathOf(row) === path);

// Before htmx, which would load every link of the pane into it.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const row = link.closest("#queue [data-row]");
  if (row && isOn()) {
    event.preventDefault();
    open(pathOf(row), link.hash === "#composer");
  } else if (pane()?.contains(link)) {
    event.stopImmediatePropagation();
    if (!link.matches("[data-beside-close], [data-beside-whole]")) return;
    event.preventDefault();
    if (link.matches("[data-beside-whole]")) location.reload();
    else close();
  }
}, { capture: true });

document.addEventListener("click", ({ target }) => {
  if (!target.closest?.("[data-beside-toggle]")) return;
  if (localStorage.getItem(OFF)) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, "yes");
  if (opened && !isOn()) close();
  mark();
});

// Before the keys of the page, on which j and k lead away.
document.addEventListener("keydown", (event) => {
  if (!opened || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector("dialog[open], details.menu[open]")) return;
  const does = event.key === "Escape" ? close : localStorage.getItem(KEYS_OFF) ? null : KEYS[event.key];
  if (!does) return;
  event.preventDefault();
  does();
}, { capture: true });
const KEYS = { j: () => step(1), k: () => step(-1), u: () => close() };

// The list as it was when the ticket was opened: an answer may move it elsewhere, or out of the
// list, and what follows is still what stood below it.
function step(by) {
  const at = order.indexOf(opened);
  const onward = by > 0 ? order.slice(at + 1) : order.slice(0, Math.max(at, 0)).reverse();
  const next = onward.find(rowOf) ?? (at < 0 ? rows().map(pathOf)[0] : null);
  if (next) open(next);
}

async function open(path, writes = false) {
  remember(path);
  await load(path);
  if (writes) pane().querySelector("[data-composer] [name=kind][value=reply]")?.click();
}

async function load(path) {
  if (path !== opened) order = rows().map(pathOf);
  opened = path;
  mark();
  const row = rowOf(path);
  if (row) pointAt(row);
  await window.htmx.ajax("GET", path, { source: pane(), target: pane() });
}

// One entry for all tickets that are looked at beside the list: back leads to the list at once.
function remember(path) {
  if (history.state?.beside) return history.replaceState({ beside: path }, "", path);
  history.replaceState({ ...history.state, beside: "" }, "");
  history.pushState({ beside: path }, "", path);
}

function close() {
  clear();
  if (history.state?.beside) history.back();
}

function clear() {
  opened = "";
  pane().replaceChildren();
  document.title = titleOfList;
  mark();
}

addEventListener("popstate", ({ state }) => {
  if (!state || !("beside" in state)) return;
  // Loaded again, the address of the ticket is a page of its own, without a list.
  if (!pane()) location.reload();
  else if (state.beside) load(state.beside);
  else if (opened) clear();
});

function mark() {
  for (const row of rows()) {
    const isOpened = opened !== "" && pathOf(row) === opened;
    row.toggleAttribute("data-opened", isOpened);
    const link = row.querySelector(".queue-row-link");
    if (isOpened) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  document.querySelector("[data-beside-toggle]")
    ?.setAttribute("aria-pressed", String(!localStorage.getItem(OFF)));
}

// The list is drawn again and again; the pane shows another ticket, or this one with the answer.
document.addEventListener("htmx:load", mark);
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target !== pane() || !opened) return;
  reach();
  document.title = pane().querySelector("[data-title]")?.dataset.title ?? titleOfList;
  showLatest(pane().querySelector(".beside-body"));
});

// The pane ends where the window does, whatever stands above it: the page's head, banners.
function reach() {
  if (pane()) pane().style.setProperty("--top", `${Math.max(pane().getBoundingClientRect().top, 0)}px`);
}
new ResizeObserver(reach).observe(document.body);
addEventListener("resize", reach);
addEventListener("scroll", reach, { passive: true });

// Scrolled by hand: scrollIntoView would scroll the list as well.
function showLatest(body) {
  const latest = body?.querySelector("#latest");
  if (!latest) return;
  const head = body.querySelector(".page-head").offsetHeight + 16;
  body.scrollTop += latest.getBoundingClientRect().top - body.getBoundingClientRect().top - head;
}

// What is sent from the composer and answered with a sentence alone leaves the pane as it was.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const isSent = detail.successful && detail.elt.matches?.("[data-beside] [data-composer]");
  if (isSent && detail.xhr.getResponseHeader("HX-Retarget")) load(opened);
});
