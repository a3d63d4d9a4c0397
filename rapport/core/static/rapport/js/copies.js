// To and Cc complete people while one types: an ARIA combobox for each of the addresses between the
// commas. The server finds them; the options lie above the page, because the composer cuts off.

import { csrfHeaders, make, say } from "./words.js";

const PAUSE = 150;
const MARGIN = 8;
const ADDRESS = /^\S+@\S+\.\S+$/;
const list = make("ul", {
  class: "combo-options combo-floating", id: "recipients-found", role: "listbox", popover: "manual",
  "aria-label": say("recipients-found"),
});
let field = null;
let active = null;
let timer = null;
let asked = 0;

const isOpen = () => list.matches(":popover-open");
const lines = () => [...list.children];

// The address under the cursor, with what stands before and after it.
function part({ value, selectionStart: at }) {
  const from = Math.max(...[",", ";"].map((mark) => value.lastIndexOf(mark, at - 1))) + 1;
  const to = at + value.slice(at).search(/[,;]|$/);
  return { before: value.slice(0, from), typed: value.slice(from, to).trim(), after: value.slice(to) };
}

function point(line) {
  active?.classList.remove("combo-active");
  active?.setAttribute("aria-selected", "false");
  active = line ?? null;
  active?.classList.add("combo-active");
  active?.setAttribute("aria-selected", "true");
  active?.scrollIntoView({ block: "nearest" });
  if (active) field?.setAttribute("aria-activedescendant", active.id);
  else field?.removeAttribute("aria-activedescendant");
}

function close() {
  asked += 1;
  clearTimeout(timer);
  point(null);
  field?.setAttribute("aria-expanded", "false");
  if (isOpen()) list.hidePopover();
}

async function ask() {
  const mine = (asked += 1);
  const { typed, before, after } = part(field);
  const url = new URL(field.dataset.recipients, location.href);
  url.searchParams.set("who", typed);
  const answer = await fetch(url, { headers: csrfHeaders() }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const { people } = await answer.json();
  if (mine !== asked) return;
  const others = [...field.form.querySelectorAll("[data-recipients]")].filter((each) => each !== field);
  const there = [before, after, ...others.map((each) => each.value)].join(",").toLowerCase().split(/[,;]/).map((each) => each.trim());
  const found = people.filter(({ address }) => !there.includes(address.toLowerCase()));
  const isWhole = found.some(({ address }) => address.toLowerCase() === typed.toLowerCase());
  if (!found.length || isWhole) return close();
  list.replaceChildren(...found.map(draw));
  field.setAttribute("aria-expanded", "true");
  if (!isOpen()) list.showPopover();
  place();
  // Enter takes the first one, unless an address is written out that nobody has yet.
  point(ADDRESS.test(typed) ? null : list.firstElementChild);
}

function draw({ name, address, note }, at) {
  const words = [name === address ? "" : address, note].filter(Boolean).join(" · ");
  return make("li", {
    class: "combo-option", role: "option", id: `recipient-${at}`, "data-address": address, "aria-selected": "false",
  }, make("span", { text: name }), make("span", { class: "combo-note", text: words }));
}

function place() {
  const { top, bottom, left } = field.getBoundingClientRect();
  const { offsetHeight: height, offsetWidth: width } = list;
  const isBelow = bottom + height + MARGIN <= innerHeight || top < height + MARGIN;
  list.style.setProperty("--top", `${isBelow ? bottom + 2 : top - height - 2}px`);
  list.style.setProperty("--left", `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`);
}

function choose(line) {
  const { before, after } = part(field);
  const start = `${before}${before && !before.endsWith(" ") ? " " : ""}${line.dataset.address}, `;
  field.value = start + after.replace(/^[,;]\s*/, "");
  field.setSelectionRange(start.length, start.length);
  close();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("focusin", ({ target }) => {
  if (!target.matches?.("[data-recipients]") || target.hasAttribute("role")) return;
  if (!list.isConnected) document.body.append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"],
    ["aria-expanded", "false"], ["aria-controls", list.id]]) target.setAttribute(name, value);
});

document.addEventListener("input", ({ target }) => {
  if (!target.matches?.("[data-recipients]")) return;
  if (field !== target) close();
  field = target;
  clearTimeout(timer);
  if (part(field).typed) timer = setTimeout(ask, PAUSE);
  else close();
});

document.addEventListener("keydown", (event) => {
  if (event.target !== field || !isOpen() || event.isComposing) return;
  const { key } = event;
  if (key === "ArrowDown" || key === "ArrowUp") {
    event.preventDefault();
    const all = lines();
    const at = all.indexOf(active);
    const step = key === "ArrowDown" ? 1 : -1;
    point(all[at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length]);
  } else if (key === "Escape") {
    event.preventDefault();
    close();
  } else if ((key === "Enter" || key === "Tab") && active && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    // Tab takes it and goes on, as it does everywhere.
    if (key === "Enter") event.preventDefault();
    choose(active);
  }
});

document.addEventListener("focusout", ({ target }) => target === field && close());
addEventListener("resize", () => isOpen() && place());
addEventListener("scroll", () => isOpen() && place(), { capture: true, passive: true });
// A press in the list must not take the focus away before it has chosen.
list.addEventListener("pointerdown", (event) => event.preventDefault());
list.addEventListener("click", ({ target }) => {
  const line = target.closest("[role=option]");
  if (line) choose(line);
});
