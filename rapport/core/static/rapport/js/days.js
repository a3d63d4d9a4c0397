// Days and times in the reader's language: what is typed is put in order once it is left, and a
// calendar opens beside each day (the date picker dialog of the ARIA practices).

import { make, plain, say } from "./words.js";

const language = document.documentElement.lang || "en";
const zone = document.documentElement.dataset.zone || undefined;
const named = (options) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
const inFull = named({ dateStyle: "full" });
const ofMonth = named({ month: "long", year: "numeric" });
const WEEK = 7;

const at = (year, month, day) => {
  const found = new Date(Date.UTC(2000, month - 1, day));
  found.setUTCFullYear(year, month - 1, day);
  return found.getUTCDate() === day && found.getUTCMonth() === month - 1 ? found : null;
};
const later = (day, days) => new Date(day.getTime() + days * 86_400_000);
const iso = (day) => day.toISOString().slice(0, 10);
const today = () => new Date(`${new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date())}T00:00Z`);

// The same day of another month, or its last.
function inMonths(day, months) {
  const month = day.getUTCMonth() + months;
  const last = new Date(Date.UTC(day.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(day.getUTCFullYear(), month, Math.min(day.getUTCDate(), last)));
}

const month = (style, number, words = language) =>
  new Intl.DateTimeFormat(words, { month: style, timeZone: "UTC" }).format(Date.UTC(2026, number, 15));

export function write(day) {
  const two = (number) => String(number).padStart(2, "0");
  const parts = {
    d: two(day.getUTCDate()), j: day.getUTCDate(), m: two(day.getUTCMonth() + 1), n: day.getUTCMonth() + 1,
    M: month("short", day.getUTCMonth()), F: month("long", day.getUTCMonth()), Y: day.getUTCFullYear(),
  };
  return say("day-format").replace(/[djmnMFY]/g, (letter) => parts[letter]);
}

// The day somebody typed, or null; the server reads it by the same rules.
export function read(text) {
  const words = text.trim();
  let found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (found) return at(Number(found[1]), Number(found[2]), Number(found[3]));
  found = /^(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/.exec(words);
  if (found) {
    const [one, other] = [Number(found[1]), Number(found[3])];
    const year = Number(found[4]) + (found[4].length === 2 ? 2000 : 0);
    if (found[2] !== "/") return at(year, other, one);
    // In English it could be either.
    if (language.startsWith("en") && one <= 12 && other <= 12 && one !== other) return null;
    return one <= 12 && other > 12 ? at(year, one, other) : at(year, other, one);
  }
  found = /^(\d{1,2})\.?\s*(\p{L}{3,})\.?,?\s*(\d{4})$/u.exec(words);
  if (found) return at(Number(found[3]), numberOf(found[2]), Number(found[1]));
  found = /^(\p{L}{3,})\.?\s*(\d{1,2}),?\s*(\d{4})$/u.exec(words);
  return found ? at(Number(found[3]), numberOf(found[1]), Number(found[2])) : null;
}

function numberOf(word) {
  for (const words of [language, "en"])
    for (let number = 0; number < 12; number += 1)
      if (plain(month("long", number, words)).startsWith(plain(word))) return number + 1;
  return 0;
}

function readTime(text) {
  const found = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(?<=\d\d)(\d{2}))?\s*(?:(a|p)\.?m\.?|h|uhr)?$/i.exec(text.trim());
  if (!found) return null;
  let hour = Number(found[1]);
  const minute = Number(found[2] ?? found[3] ?? 0);
  if (found[4]) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (found[4].toLowerCase() === "p" ? 12 : 0);
  }
  if (minute > 59 || hour > 24 || (hour === 24 && minute)) return null;
  return `${String(hour % 24).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

const put = (input, value) => {
  if (input.value === value) return;
  input.value = value;
  input.dispatchEvent(new Event("change", { bubbles: true }));
};

document.addEventListener("focusout", ({ target }) => {
  if (target.matches?.("[data-day]")) {
    const day = read(target.value);
    if (day) put(target, write(day));
  } else if (target.matches?.("[data-time]")) {
    const time = readTime(target.value);
    if (time) put(target, time);
  }
});
// Addresses have days as programs write them, so that they mean the same to every reader.
document.addEventListener("formdata", ({ target, formData }) => {
  for (const input of target.querySelectorAll("[data-day][name]")) {
    const day = read(input.value);
    if (day && formData.has(input.name)) formData.set(input.name, iso(day));
  }
});

// --- The calendar -----------------------------------------------------------------------------------

function enrich(input) {
  const button = make("button", {
    type: "button", class: "button button-quiet button-icon", "aria-haspopup": "dialog",
    "aria-label": `${say("day-choose")}: ${input.labels?.[0]?.firstChild?.textContent.trim() ?? ""}`,
  });
  button.append(sign("calendar"));
  button.disabled = input.disabled;
  const box = make("span", { class: "day" });
  input.before(box);
  box.append(input, button);
  button.addEventListener("click", () => open(input, button));
}

function sign(name) {
  const other = document.querySelector("svg.icon use")?.getAttribute("href")?.split("#")[0];
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${other ?? ""}#${name}`);
  svg.append(use);
  return svg;
}

function open(input, button) {
  document.querySelector(".day-picker")?.remove();
  const chosen = read(input.value);
  let focused = chosen ?? today();
  const title = make("h2", { class: "day-picker-title", "aria-live": "polite" });
  const grid = make("table", { class: "day-grid", role: "grid" });
  const step = (label, icon, months) => {
    const arrow = make("button", { type: "button", class: "button button-quiet button-icon", "aria-label": say(label) });
    arrow.append(sign(icon));
    arrow.addEventListener("click", () => draw(inMonths(focused, months), false));
    return arrow;
  };
  const now = make("button", { type: "button", class: "button button-quiet button-small", text: say("day-today") });
  now.addEventListener("click", () => take(today()));
  const picker = make("div", { class: "day-picker", popover: "auto", role: "dialog", "aria-modal": "true", "aria-label": say("day-choose") },
    make("div", { class: "day-picker-head" }, step("day-earlier", "chevron-left", -1), title, step("day-later", "chevron-right", 1)),
    grid, make("div", { class: "day-picker-foot" }, now));

  function take(day) {
    close();
    put(input, write(day));
  }
  function close() {
    picker.hidePopover();
    button.focus();
  }
  function draw(day, focus = true) {
    focused = day;
    title.textContent = ofMonth.format(day);
    const first = later(day, 1 - day.getUTCDate());
    const begin = later(first, -((first.getUTCDay() + 6) % WEEK));
    const weeks = Math.ceil((((first.getUTCDay() + 6) % WEEK) + inMonthLength(day)) / WEEK);
    const week = Array.from({ length: WEEK }, (_, number) => later(begin, number));
    grid.setAttribute("aria-label", title.textContent);
    grid.replaceChildren(
      make("thead", {}, make("tr", {}, ...week.map((each) => make("th", {
        scope: "col", abbr: named({ weekday: "long" }).format(each), text: named({ weekday: "short" }).format(each),
      })))),
      make("tbody", {}, ...Array.from({ length: weeks }, (_, row) => make("tr", {},
        ...Array.from({ length: WEEK }, (_, column) => cell(later(begin, row * WEEK + column), day))))),
    );
    if (focus) grid.querySelector(`[data-iso="${iso(day)}"]`)?.focus();
  }
  function cell(each, day) {
    const press = make("button", {
      type: "button", class: "day-cell", "data-iso": iso(each), text: each.getUTCDate(), "aria-label": inFull.format(each),
      tabindex: iso(each) === iso(day) ? "0" : "-1", "data-outside": each.getUTCMonth() !== day.getUTCMonth(),
      "aria-current": iso(each) === iso(today()) ? "date" : null, "aria-pressed": String(Boolean(chosen) && iso(each) === iso(chosen)),
    });
    press.addEventListener("click", () => take(each));
    return make("td", {}, press);
  }

  const MOVES = {
    ArrowLeft: () => later(focused, -1), ArrowRight: () => later(focused, 1),
    ArrowUp: () => later(focused, -WEEK), ArrowDown: () => later(focused, WEEK),
    Home: () => later(focused, -((focused.getUTCDay() + 6) % WEEK)),
    End: () => later(focused, 6 - ((focused.getUTCDay() + 6) % WEEK)),
  };
  picker.addEventListener("keydown", (event) => {
    // No key of the page works while the calendar is open.
    event.stopPropagation();
    const { key } = event;
    if (key === "Escape") {
      event.preventDefault();
      return close();
    }
    if (key === "Tab") return turn(event);
    if (!event.target.matches(".day-cell")) return;
    const page = { PageUp: -1, PageDown: 1 }[key];
    if (page) draw(inMonths(focused, page * (event.shiftKey ? 12 : 1)));
    else if (MOVES[key]) draw(MOVES[key]());
    else return;
    event.preventDefault();
  });
  function turn(event) {
    const stops = [...picker.querySelectorAll("button:not([tabindex='-1'])")];
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  }
  picker.addEventListener("toggle", ({ newState }) => newState === "closed" && picker.remove());
  button.after(picker);
  draw(focused, false);
  picker.showPopover();
  place(picker, input);
  draw(focused);
}

const inMonthLength = (day) => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();

// Below the field, or above it where there is no room.
function place(picker, input) {
  const field = input.getBoundingClientRect();
  const { width, height } = picker.getBoundingClientRect();
  const below = field.bottom + 4;
  const top = below + height <= innerHeight ? below : Math.max(4, field.top - height - 4);
  picker.style.setProperty("--top", `${top}px`);
  picker.style.setProperty("--start", `${Math.max(4, Math.min(field.left, innerWidth - width - 4))}px`);
}

const enrichAll = (root) => {
  for (const input of root.querySelectorAll("[data-day]:not([data-enriched])")) {
    input.dataset.enriched = "";
    enrich(input);
  }
};

enrichAll(document);
document.body.addEventListener("htmx:load", (event) => enrichAll(event.detail.elt));
