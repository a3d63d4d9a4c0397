// A draft is saved on the server a moment after typing stops, and at once when the page is left.

import { clockTime, csrfHeaders, say } from "./words.js";

const PAUSE = 900;
const RETRY = 8000;
const waiting = new Map();

document.addEventListener("input", ({ target }) => {
  if (target.matches?.("[data-draft-url]")) schedule(target, PAUSE);
});
document.addEventListener("change", ({ target }) => {
  const field = target.form?.querySelector("[data-draft-url]:not([data-draft-kind])");
  if (field && target.name === "kind") schedule(field, PAUSE);
});
document.addEventListener("submit", ({ target }) => {
  for (const field of target.querySelectorAll("[data-draft-url]")) cancel(field);
});
addEventListener("pagehide", () => {
  for (const field of [...waiting.keys()]) save(field, { keepalive: true });
});

function schedule(field, delay) {
  cancel(field);
  waiting.set(field, setTimeout(() => save(field), delay));
}

function cancel(field) {
  clearTimeout(waiting.get(field));
  waiting.delete(field);
}

async function save(field, options = {}) {
  cancel(field);
  const body = new URLSearchParams({ body: field.value });
  const kind = field.dataset.draftKind ?? field.form?.elements.namedItem("kind")?.value;
  if (kind) body.set("kind", kind);
  // Tells the server that a draft arrived after its message was sent.
  const token = field.form?.elements.namedItem("token")?.value;
  if (token) body.set("token", token);
  try {
    const answer = await fetch(field.dataset.draftUrl, {
      method: "POST", body, headers: csrfHeaders(), ...options,
    });
    if (!answer.ok) throw new Error(answer.statusText);
    tell(field, say("draft-saved", clockTime()));
  } catch {
    tell(field, say("draft-not-saved"));
    if (field.isConnected && !waiting.has(field)) schedule(field, RETRY);
  }
}

function tell(field, sentence) {
  const place = field.form?.querySelector("[data-draft-state]");
  if (place) place.textContent = sentence;
}
