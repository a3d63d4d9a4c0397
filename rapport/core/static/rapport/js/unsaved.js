// A long form says that it is not saved yet, asks before it is left, and is filled in again in this
// tab by whoever comes back: the server draws it from what was kept, as after one of its buttons.

const KEPT = "unsaved ";
let before = "";
let leaves = false;

const formOf = () => document.querySelector("form[data-unsaved]");
const key = () => `${KEPT}${location.pathname}`;

function written(form) {
  const fields = new FormData(form);
  fields.delete("csrfmiddlewaretoken");
  for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
  return new URLSearchParams(fields).toString();
}

const isChanged = (form) => "staged" in form.dataset || written(form) !== before;

function keep() {
  const form = formOf();
  if (!form) return;
  const changed = isChanged(form);
  form.querySelector("[data-unsaved-state]").hidden = !changed;
  if (changed) sessionStorage.setItem(key(), written(form));
  else sessionStorage.removeItem(key());
}

function leave() {
  leaves = true;
  sessionStorage.removeItem(key());
}

document.addEventListener("input", ({ target }) => target.closest?.("form[data-unsaved]") && keep());
document.addEventListener("change", ({ target }) => target.closest?.("form[data-unsaved]") && keep());
document.addEventListener("submit", ({ target, defaultPrevented }) => {
  if (!defaultPrevented && target.matches("form[data-unsaved]")) leave();
});
document.addEventListener("click", ({ target }) => target.closest?.("[data-discard]") && leave());
document.addEventListener("htmx:load", ({ target }) => target.matches?.("form[data-unsaved]") && keep());
addEventListener("beforeunload", (event) => {
  if (!leaves && formOf() && isChanged(formOf())) event.preventDefault();
});
addEventListener("pageshow", () => (leaves = false));

if (formOf()) {
  before = written(formOf());
  const kept = sessionStorage.getItem(key());
  if ("staged" in formOf().dataset) keep();
  else if (kept !== null && kept !== before) {
    const values = { ...Object.fromEntries(new URLSearchParams(kept)), choose: "kept" };
    htmx.ajax("POST", location.pathname, { source: `#${formOf().dataset.unsaved}`, values });
  }
}
