// A list of time zones as an ARIA combobox: a city, a country, an earlier name or an offset finds
// the zone. The list itself stays in the form and holds what is sent.

import { make, plain, say } from "./words.js";

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const countries = new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "region" });
const english = new Intl.DisplayNames(["en"], { type: "region" });

function enrich(select) {
  const zones = [...select.options].map(read);
  const own = zones.find((zone) => zone.names.includes(here));
  const of = (value) => zones.find((zone) => zone.value === value);
  const untouched = [...select.options].every((each) => each.selected === each.defaultSelected);
  if (own && untouched && "guessZone" in select.dataset) select.value = own.value;

  const id = select.id;
  const label = document.querySelector(`label[for="${id}"]`);
  const input = make("input", {
    class: "input", id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-expanded": "false", "aria-controls": `${id}-options`, "aria-autocomplete": "list",
    "aria-describedby": select.getAttribute("aria-describedby"), "aria-invalid": select.getAttribute("aria-invalid"),
    placeholder: say("zone-find"), disabled: select.disabled, autofocus: select.autofocus,
  });
  const options = make("ul", {
    class: "combo-options", id: `${id}-options`, role: "listbox", hidden: true,
    "aria-label": label?.firstChild?.textContent.trim() || say("zone-find"),
  });
  const none = make("p", { class: "field-help", role: "status" });
  const box = make("div", { class: "combo" });
  select.before(box);
  select.id = `${id}-list`;
  select.required = false;
  select.hidden = true;
  box.append(input, options, select);
  box.after(none);

  let active = null;
  const lines = () => [...options.querySelectorAll("[role=option]")];
  const show = () => (input.value = of(select.value)?.label ?? "");

  function open(words = "") {
    options.replaceChildren(...draw(id, zones, own, select.value, words));
    none.textContent = options.childElementCount ? "" : say("zone-none");
    options.hidden = !options.childElementCount;
    input.setAttribute("aria-expanded", String(!options.hidden));
    const chosen = lines().find((line) => line.getAttribute("aria-selected") === "true");
    point(words ? lines()[0] : chosen);
  }
  function close() {
    options.hidden = true;
    none.textContent = "";
    input.setAttribute("aria-expanded", "false");
    point(null);
  }
  function point(line) {
    active?.classList.remove("combo-active");
    active = line ?? null;
    active?.classList.add("combo-active");
    active?.scrollIntoView({ block: "nearest" });
    if (active) input.setAttribute("aria-activedescendant", active.id);
    else input.removeAttribute("aria-activedescendant");
  }
  function choose(value) {
    const changed = value !== select.value;
    select.value = value;
    show();
    close();
    if (changed) select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  input.addEventListener("input", () => open(input.value));
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => options.hidden && open());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (options.hidden) return open();
      const all = lines();
      const step = key === "ArrowDown" ? 1 : -1;
      const at = all.indexOf(active);
      point(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length]);
    } else if (key === "Enter" && !options.hidden) {
      event.preventDefault();
      if (active) choose(active.dataset.value);
    } else if (key === "Escape" && !options.hidden) {
      event.preventDefault();
      event.stopPropagation();
      show();
      close();
    }
  });
  // A press in the list must not take the focus away before it has chosen.
  options.addEventListener("pointerdown", (event) => event.preventDefault());
  options.addEventListener("click", ({ target }) => {
    const line = target.closest("[role=option]");
    if (line) choose(line.dataset.value);
  });
  input.addEventListener("blur", () => {
    const typed = input.value !== (of(select.value)?.label ?? "");
    if (typed && !input.value.trim() && of("")) return choose("");
    if (typed && !options.hidden && active) return choose(active.dataset.value);
    show();
    close();
  });
  addEventListener("pageshow", show);
  show();
  if (own && !("guessZone" in select.dataset) && select.value && select.value !== own.value) {
    const use = make("button", { type: "button", class: "button-link zone-use", text: say("zone-use", own.label) });
    use.addEventListener("click", () => {
      choose(own.value);
      use.remove();
      input.focus();
    });
    none.after(use);
  }
}

function read(option) {
  const { country = "", earlier = "" } = option.dataset;
  const names = [option.value, ...earlier.split(" ").filter(Boolean)];
  const land = country && countries.of(country);
  const [place, offset = ""] = option.textContent.trim().split(" · ");
  const inEnglish = country && english.of(country);
  const words = [...names, place, land, inEnglish].join(" ").replaceAll("_", " ");
  return {
    value: option.value, label: option.textContent.trim(), place, offset, land, inEnglish, names,
    region: option.closest("optgroup")?.label ?? "", words: plain(words), distance: asOffset(offset || option.value),
  };
}

// "UTC+5:30", "gmt+5:30" and "+5:30" are one; a minus may be a hyphen.
function asOffset(text) {
  const found = /^(?:utc|gmt)?\s*([+\-−])0?(\d{1,2})(?::?([0-5]\d))?$/i.exec(text);
  if (!found) return /^(utc|gmt)$/i.test(text) ? "+0" : "";
  return `${found[1] === "+" ? "+" : "-"}${found[2]}${Number(found[3]) ? `:${found[3]}` : ""}`;
}

function draw(id, zones, own, chosen, typed) {
  let number = 0;
  const line = (zone, note) => {
    const words = note ?? [zone.land === zone.place ? "" : zone.land, zone.offset].filter(Boolean).join(" · ");
    return make("li", {
      class: "combo-option", role: "option", id: `${id}-option-${number++}`, "data-value": zone.value,
      "aria-selected": String(zone.value === chosen),
    }, make("span", { text: zone.place }), make("span", { class: "combo-note", text: words }));
  };
  const wanted = typed.trim();
  if (!wanted) {
    const groups = Object.entries(Object.groupBy(zones.filter((zone) => zone.region), (zone) => zone.region));
    const first = own ? [line(own, `${say("zone-here")} · ${own.offset}`)] : [];
    return [
      ...first,
      ...zones.filter((zone) => !zone.region && zone !== own).map((zone) => line(zone)),
      ...groups.map(([region, each]) => make("li", { role: "presentation" },
        make("p", { class: "combo-group", id: `${id}-group-${number}`, role: "presentation", text: region }),
        make("ul", { role: "group", "aria-labelledby": `${id}-group-${number}` }, ...each.map((zone) => line(zone))))),
    ];
  }
  const offset = asOffset(wanted);
  const words = plain(wanted).split(/[\s/,·]+/).filter(Boolean);
  const fits = (zone) =>
    offset
      ? zone.distance === offset || zone.distance.startsWith(`${offset}:`)
      : words.every((word) => zone.words.includes(word) || (asOffset(word) && asOffset(word) === zone.distance));
  const rank = ({ place, land, inEnglish }) => {
    const names = [place, land ?? "", inEnglish].map(plain);
    if (names.includes(plain(wanted))) return 0;
    return names.findIndex((name) => name.startsWith(words[0])) + 1 || names.length + 1;
  };
  const found = zones.filter((zone) => zone.value && fits(zone));
  return found.sort((one, other) => rank(one) - rank(other)).map((zone) => line(zone));
}

const enrichAll = (root) => {
  for (const select of root.querySelectorAll("select[data-zones]:not([data-enriched])")) {
    select.dataset.enriched = "";
    enrich(select);
  }
};

enrichAll(document);
document.body.addEventListener("htmx:load", (event) => enrichAll(event.detail.elt));
