// The command palette: actions on this page, entries of the rail, and the server's results.
// An ARIA combobox: the focus stays in the field, aria-activedescendant names the active line.

import { folded } from "./folding.js";
import { match } from "./fuzzy.js";
import { tellIfGone } from "./session.js";
import { make, say } from "./words.js";

// Of each group, when something is typed.
const SHOWN = 12;
const PAUSE = 120;
// How well something matches, the lowest best: rapport/core/database/ranking.py ranks what the server finds.
const FIRST = 1000;
const [EXACT, BEGINS, WORDS, CONTAINS, SCATTERED] = [0, 1, 2, 3, 4];
let dialog, input, list;
let options = [];
let active = 0;
let asked = 0;

document.addEventListener("keydown", (event) => {
  // In a message it makes a link.
  if (event.defaultPrevented) return;
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
  event.preventDefault();
  if (dialog?.open) dialog.close();
  else open();
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-palette-open]") || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  open();
});
if (/Mac|iP(hone|ad)/.test(navigator.userAgent))
  for (const keys of document.querySelectorAll("[data-palette-keys]")) keys.textContent = "⌘ K";

function open() {
  dialog ??= build();
  document.querySelector(".rail-more:popover-open")?.hidePopover();
  dialog.showModal();
  input.value = "";
  update();
}

function build() {
  input = make("input", {
    class: "palette-input", type: "text", role: "combobox", "aria-expanded": "true",
    "aria-controls": "palette-list", "aria-autocomplete": "list", "aria-label": say("palette-label"),
    placeholder: say("palette-label"), autocomplete: "off", spellcheck: "false",
  });
  list = make("div", { class: "palette-list", id: "palette-list", role: "listbox", "aria-label": say("palette-label") });
  const box = make("dialog", { class: "palette", "aria-label": say("palette-label") },
    make("div", { class: "palette-head" }, input), list);
  document.body.append(box);
  input.addEventListener("input", update);
  input.addEventListener("keydown", steer);
  list.addEventListener("click", (event) => {
    const at = [...list.querySelectorAll("[role=option]")].indexOf(event.target.closest("[role=option]"));
    if (at >= 0) run(options[at]);
  });
  return box;
}

function commandsOnPage() {
  const seen = new Set();
  const isNew = (name) => !seen.has(name) && seen.add(name);
  return [...document.querySelectorAll("[data-command]:not(:disabled)")]
    .map((element) => ({
      label: element.dataset.command,
      hint: element.dataset.commandHint ?? element.dataset.key ?? "",
      url: element.href,
      isHere: Boolean(element.closest("main, .page-aside")),
      group: say(element.closest("main, .page-aside") ? "palette-page" : "palette-go"),
      run: () => element.click(),
    }))
    .filter(({ label, url, isHere }) => isNew(label) && (isHere || !url || isNew(url)));
}

// A place that the rail and the server both know is offered once.
function without(found, own) {
  const urls = new Set(own.map(({ url }) => url));
  return found.filter(({ url }) => !urls.has(new URL(url, location.href).href));
}

async function update() {
  const words = input.value.trim();
  const own = commandsOnPage()
    .map((command) => ({ ...command, match: match(words, command.label), rank: rankOf(words, command.label) }))
    .filter((command) => command.match);
  draw(ranked(own, words));
  const turn = ++asked;
  if (!words) return;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (turn !== asked) return;
  const found = await ask(words);
  if (turn !== asked) return;
  const chosen = active ? options[active] : null;
  const all = ranked([...own, ...without(found, own)], words);
  draw(all, Math.max(all.findIndex((command) => command.label === chosen?.label), 0));
}

// The best match first, and with it its group; but what can be done on the page always stands
// before where one can go.
function ranked(commands, words) {
  if (words) commands.sort((a, b) => a.rank - b.rank || scoreOf(b) - scoreOf(a));
  const [page, places] = [say("palette-page"), say("palette-go")];
  const groups = new Map(words ? [] : [[page, []]]);
  for (const command of commands) {
    if (command.group === places && !groups.has(page)) groups.set(page, []);
    if (!groups.has(command.group)) groups.set(command.group, []);
    groups.get(command.group).push(command);
  }
  return [...groups.values()].flatMap((group) => (words ? group.slice(0, SHOWN) : group));
}

// Of equal rank, what is on the page comes before what was found, which is in the server's order.
function scoreOf(command) {
  return command.place === undefined ? FIRST + (command.match?.score ?? 0) : -command.place;
}

function rankOf(words, label) {
  const [typed, text] = [words, label].map((each) => folded(each).trim().replace(/\s+/g, " "));
  if (text === typed) return EXACT;
  if (text.startsWith(typed)) return BEGINS;
  const parts = text.split(/[^\p{L}\p{N}]+/u);
  if (typed.split(" ").every((word) => parts.some((part) => part.startsWith(word)))) return WORDS;
  return text.includes(typed) ? CONTAINS : SCATTERED;
}

async function ask(words) {
  const url = new URL(document.body.dataset.paletteUrl, location.href);
  url.searchParams.set("q", words);
  try {
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    if (answer.status === 401) tellIfGone();
    if (!answer.ok) return [];
    const { results } = await answer.json();
    return results.map((result, place) => ({
      ...result,
      place,
      match: result.rank < SCATTERED && rankOf(words, result.label) < SCATTERED ? match(words, result.label) : null,
      group: result.group || say("palette-found"),
      run: () => location.assign(result.url),
    }));
  } catch {
    return [];
  }
}

function draw(commands, at = 0) {
  options = commands;
  list.replaceChildren();
  let group = null;
  commands.forEach((command, index) => {
    if (command.group !== group) {
      group = command.group;
      list.append(make("div", { class: "palette-group", role: "presentation", text: group }));
    }
    const option = make("div", { class: "palette-option", role: "option", id: `palette-${index}` });
    option.append(label(command));
    if (command.hint) option.append(make("span", { class: "palette-hint", text: command.hint }));
    list.append(option);
  });
  if (!commands.length) list.append(make("p", { class: "palette-none", text: say("palette-none") }));
  choose(Math.min(at, Math.max(commands.length - 1, 0)));
}

function label({ label: text, match: found }) {
  const hits = new Set(found?.hits);
  const letters = [...text].map((letter, at) => (hits.has(at) ? make("mark", { text: letter }) : letter));
  return make("span", { class: "truncate" }, ...letters);
}

function choose(at) {
  active = at;
  const lines = [...list.querySelectorAll("[role=option]")];
  lines.forEach((line, index) => line.setAttribute("aria-selected", String(index === at)));
  lines[at]?.scrollIntoView({ block: "nearest" });
  if (lines[at]) input.setAttribute("aria-activedescendant", lines[at].id);
  else input.removeAttribute("aria-activedescendant");
}

function steer(event) {
  const last = options.length - 1;
  const to = { ArrowDown: active >= last ? 0 : active + 1, ArrowUp: active <= 0 ? last : active - 1, Home: 0, End: last };
  if (event.key === "Enter" && options[active]) run(options[active]);
  else if (event.key in to && last >= 0) choose(to[event.key]);
  else return;
  event.preventDefault();
}

function run(command) {
  dialog.close();
  command.run();
}
