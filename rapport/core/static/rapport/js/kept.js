// What is written into a form without a draft on the server stays in this tab until it is sent:
// whoever leaves the page finds it again, in the opened form.

import { KEPT } from "./session.js";

const keyOf = (field) => `${KEPT}${field.form.getAttribute("action")}-${field.name}`;

document.addEventListener("input", ({ target }) => {
  if (!target.matches?.("[data-kept] textarea")) return;
  if (target.value === target.defaultValue) sessionStorage.removeItem(keyOf(target));
  else sessionStorage.setItem(keyOf(target), target.value);
});
document.addEventListener("submit", ({ target, defaultPrevented }) => {
  if (defaultPrevented || !target.matches("[data-kept]")) return;
  for (const field of target.querySelectorAll("textarea")) sessionStorage.removeItem(keyOf(field));
});

for (const field of document.querySelectorAll("[data-kept] textarea")) {
  const kept = sessionStorage.getItem(keyOf(field));
  if (kept === null) continue;
  field.value = kept;
  field.closest("details")?.setAttribute("open", "");
}
