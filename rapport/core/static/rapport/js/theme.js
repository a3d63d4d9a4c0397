// Light or dark, at once; the form tells the server, so that the next page starts right.

import { tellIfGone } from "./session.js";

const root = document.documentElement;

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-theme-form]");
  const choice = event.submitter?.value;
  if (!form || !choice) return;
  event.preventDefault();
  apply(choice);
  const body = new FormData(form);
  body.set("theme", choice);
  // Outlives the page, so that leaving at once does not lose the choice.
  const asked = fetch(form.action, { method: "POST", body, redirect: "manual", keepalive: true });
  asked.then((answer) => answer.status === 403 && tellIfGone(), () => {});
});

function apply(choice) {
  if (choice === "system") delete root.dataset.theme;
  else root.dataset.theme = choice;
  for (const button of document.querySelectorAll("[data-theme-form] [name=theme]"))
    if (button.value === choice) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
}
