// Makes a list of time zones searchable, and puts the browser's own zone first.

import { make, say } from "./words.js";

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function enrich(list) {
  const own = [...list.options].find((each) => each.value === here);
  const untouched = [...list.options].every((each) => each.selected === each.defaultSelected);
  if (own && untouched && "guessZone" in list.dataset) own.selected = true;
  const chosen = list.value;
  if (own) {
    const first = make("optgroup", { label: say("zone-here") }, own);
    list.prepend(first);
  }
  list.value = chosen;

  const all = [...list.children];
  const found = make("p", { class: "field-help", role: "status" });
  const words = make("input", {
    class: "input zone-find", type: "search", autocomplete: "off",
    placeholder: say("zone-find"), "aria-label": say("zone-find"), "aria-controls": list.id,
  });
  words.addEventListener("input", () => narrow(list, all, words.value, found));
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    // Enter takes the first zone found instead of sending the form.
    event.preventDefault();
    list.focus();
  });
  const both = make("div", { class: "zone-choice" });
  list.before(both);
  both.append(list, words);
  both.after(found);
  if (own && !("guessZone" in list.dataset) && chosen && chosen !== here) {
    const label = own.textContent;
    const use = make("button", { type: "button", class: "button-link zone-use", text: say("zone-use", label) });
    use.addEventListener("click", () => {
      words.value = "";
      narrow(list, all, "", found);
      list.value = here;
      list.dispatchEvent(new Event("change", { bubbles: true }));
      use.remove();
      list.focus();
    });
    found.after(use);
  }
}

function narrow(list, all, words, found) {
  const chosen = list.value;
  const wanted = plain(words).split(/[\s/]+/).filter(Boolean);
  const fits = (option) => {
    const text = plain(`${option.value} ${option.textContent}`).replaceAll("_", " ");
    return wanted.every((word) => text.includes(word));
  };
  if (!wanted.length) {
    list.replaceChildren(...all);
    list.value = chosen;
    found.textContent = "";
    return;
  }
  const shown = [];
  for (const part of all) {
    if (part.tagName === "OPTION") {
      if (fits(part)) shown.push(part.cloneNode(true));
      continue;
    }
    const options = [...part.children].filter(fits).map((each) => each.cloneNode(true));
    if (options.length) shown.push(make("optgroup", { label: part.label }, ...options));
  }
  if (!shown.length) {
    // What is chosen stays chosen while nothing fits.
    list.replaceChildren(...all);
    list.value = chosen;
    found.textContent = say("zone-none");
    return;
  }
  list.replaceChildren(...shown);
  const first = list.options[0];
  if (![...list.options].some((each) => each.value === chosen)) first.selected = true;
  else list.value = chosen;
  found.textContent = "";
}

const enrichAll = (root) => {
  for (const list of root.querySelectorAll("select[data-zones]:not([data-enriched])")) {
    list.dataset.enriched = "";
    enrich(list);
  }
};

enrichAll(document);
document.body.addEventListener("htmx:load", (event) => enrichAll(event.detail.elt));
