// A field that narrows the list on its page while one types: data-filters="id of the list".
// Without a script, the form around it asks the server.

import { plain } from "./words.js";

document.addEventListener("input", (event) => {
  const list = document.getElementById(event.target.dataset?.filters ?? "");
  if (list) narrow(list, event.target.value);
});

function narrow(list, typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  for (const line of list.querySelectorAll("[data-filtered]")) {
    const said = plain(line.textContent);
    line.hidden = !words.every((word) => said.includes(word));
  }
  for (const group of list.querySelectorAll("[data-filtered-group]"))
    group.hidden = !group.querySelector("[data-filtered]:not([hidden])");
  const none = list.parentElement.querySelector("[data-filtered-none]");
  if (none) none.hidden = Boolean(list.querySelector("[data-filtered]:not([hidden])"));
}
