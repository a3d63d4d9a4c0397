// A field that finds something while one types, with its options below it: an ARIA combobox.
// The server draws the options (role=option, links); arrows choose one, Enter follows it.

const options = (input) =>
  [...(document.getElementById(input.getAttribute("aria-controls"))?.querySelectorAll("[role=option]") ?? [])];

function choose(input, option) {
  for (const each of options(input)) each.setAttribute("aria-selected", String(each === option));
  if (option) input.setAttribute("aria-activedescendant", option.id);
  else input.removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  const input = event.target.closest?.("[data-finder]");
  if (!input || event.isComposing) return;
  const found = options(input);
  const at = found.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!found.length) return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    choose(input, found[at < 0 && step < 0 ? found.length - 1 : (at + step + found.length) % found.length]);
  } else if (event.key === "Enter") {
    event.preventDefault();
    (found[at] ?? found[0])?.click();
  } else if (event.key === "Escape") {
    choose(input, null);
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  for (const input of document.querySelectorAll("[data-finder]")) {
    input.setAttribute("aria-expanded", String(options(input).length > 0));
    input.removeAttribute("aria-activedescendant");
  }
  // Once somebody is chosen, the next field is what they want.
  if (event.target?.id === "who" && !document.querySelector("[data-finder]"))
    (document.querySelector("#new-ticket [data-first]") ??
      document.querySelector("#new-ticket select, #new-ticket input:not([type=hidden])"))?.focus();
  else if (event.target?.id === "who") document.querySelector("[data-finder]").focus();
});
