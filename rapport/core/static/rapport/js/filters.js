// Filters of a list: a menu that is asked for when it opens and finds what is typed, and Backspace,
// which takes the last chip away.

document.addEventListener("toggle", ({ target }) => {
  if (!target.matches?.("details[data-asks]") || !target.open) return;
  target.dispatchEvent(new CustomEvent("opened"));
}, { capture: true });

document.addEventListener("input", ({ target }) => {
  if (!target.matches?.("[data-find]")) return;
  const list = target.parentElement;
  const words = target.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = (item) => words.every((word) => item.dataset.words.toLocaleLowerCase().includes(word));
  for (const kind of list.querySelectorAll("details")) {
    const items = [...kind.querySelectorAll("[data-words]")];
    for (const item of items) item.hidden = !fits(item);
    kind.hidden = !items.some(fits);
    // Kinds of one name close each other; what was found is in several.
    kind.toggleAttribute("name", false);
    kind.open = words.length > 0 && !kind.hidden;
  }
  list.querySelector(".filter-none").hidden = [...list.querySelectorAll("details")].some((kind) => !kind.hidden);
});

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (key === "Enter" && target.matches?.("[data-find]")) {
    event.preventDefault();
    const found = [...target.parentElement.querySelectorAll("[data-words]")].find((item) => item.checkVisibility());
    found?.click();
  }
  if (key !== "Backspace" || target.id !== "filter-q" || target.value) return;
  const last = [...target.form.querySelectorAll("[data-chip]")].at(-1);
  // The field is the target of the address, so that it has the focus again.
  if (last) location.assign(`${last.href}#${target.id}`);
});
