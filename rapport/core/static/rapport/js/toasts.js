// Messages of background requests. The server targets its sentences at #toasts.

import { make, say } from "./words.js";

const STAY = 8000;
const place = document.getElementById("toasts");

export function toast(sentence, kind = "info", ...more) {
  const line = make("div", { class: `flash flash-${kind}` }, make("p", { text: sentence }), ...more);
  place?.append(line);
  return line;
}

if (place) {
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof HTMLElement && !node.matches(".flash-error"))
          setTimeout(() => node.remove(), STAY);
  }).observe(place, { childList: true });
  place.addEventListener("click", (event) => {
    if (!event.target.closest("a, button")) event.target.closest(".flash")?.remove();
  });
}

// An expected failure comes as a sentence with its target; any other gets a sentence of ours.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status >= 400 && detail.xhr.getResponseHeader("HX-Retarget")) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
});
// An undo that was used is no longer offered.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful) detail.elt.closest(".flash")?.remove();
});
// 401, and a 403 without a sentence: session.js finds out what is wrong.
document.addEventListener("htmx:responseError", ({ detail }) => {
  if (![401, 403].includes(detail.xhr.status)) toast(say("failed"), "error");
});
document.addEventListener("htmx:sendError", () => toast(say("unreachable"), "error"));
