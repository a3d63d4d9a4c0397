// A draft is saved on the server a moment after typing stops, and at once when the page is left.
// What could not be saved stays in this tab, for this person, until it is.

import { KEPT, check, refuse } from "./session.js";
import { clockTime, csrfHeaders, say } from "./words.js";

const PAUSE = 900;
const RETRY = 8000;
const waiting = new Map();
// What was said last of each text.
const told = new WeakMap();

document.addEventListener("input", ({ target }) => {
  if (target.matches?.("[data-draft-url]")) return schedule(target, PAUSE);
  const field = target.form?.querySelector("[data-draft-with]");
  if (field && withOf(field).includes(target.name)) schedule(field, PAUSE);
});
document.addEventListener("change", ({ target }) => {
  const field = target.form?.querySelector("[data-draft-url]:not([data-draft-kind])");
  if (field && target.name === "kind") schedule(field, PAUSE);
});
document.addEventListener("submit", ({ target }) => {
  for (const field of target.querySelectorAll("[data-draft-url]")) {
    cancel(field);
    forget(field);
  }
});
addEventListener("pagehide", () => {
  for (const field of [...waiting.keys()]) save(field, { keepalive: true });
});
document.addEventListener("rapport:signed-in", () => {
  for (const field of document.querySelectorAll("[data-draft-url]"))
    if (sessionStorage.getItem(keyOf(field)) !== null) save(field);
});

const shownIn = (form) =>
  [...(form?.querySelectorAll("[data-draft-kind]") ?? [])].find((one) => one.checkVisibility());
// Names of other fields that are part of the draft.
const withOf = (field) => (field.dataset.draftWith ?? "").split(" ").filter(Boolean);
const kindOf = (field) =>
  field.dataset.draftKind ?? field.form?.elements.namedItem("kind")?.value ?? "";
const keyOf = (field) => `${KEPT}${field.dataset.draftUrl}${kindOf(field)}`;
const keep = (field) => sessionStorage.setItem(keyOf(field), field.value);
const forget = (field) => sessionStorage.removeItem(keyOf(field));

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
  const text = field.value;
  try {
    let answer = await send(field, options);
    if ([401, 403].includes(answer.status)) {
      const found = await check();
      if (found.state !== "here") return notSaved(field, found);
      answer = await send(field, options);
    }
    // Whoever was led elsewhere, such as to the sign-in page, has saved nothing.
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    if (field.value === text) forget(field);
    tell(field, say("draft-saved", clockTime()));
  } catch {
    keep(field);
    tell(field, say("draft-not-saved"));
    if (field.isConnected && !waiting.has(field)) schedule(field, RETRY);
  }
}

function send(field, options) {
  const body = new URLSearchParams({ body: field.value });
  const kind = kindOf(field);
  if (kind) body.set("kind", kind);
  for (const name of withOf(field)) body.set(name, field.form?.elements.namedItem(name)?.value ?? "");
  // Tells the server that a draft arrived after its message was sent.
  const token = field.form?.elements.namedItem("token")?.value;
  if (token) body.set("token", token);
  return fetch(field.dataset.draftUrl, { method: "POST", body, headers: csrfHeaders(), ...options });
}

function notSaved(field, found) {
  keep(field);
  tell(field, say("draft-unsaved"));
  if (field.form) refuse(field.form, found);
}

function tell(field, sentence) {
  told.set(field, sentence);
  const place = field.form?.querySelector("[data-draft-state]");
  if (place && field.checkVisibility()) place.textContent = sentence;
}

// Reply and note are saved each by itself, and the line under them speaks of the one that is shown.
document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("[data-composer] [name=kind]")) return;
  const place = target.form.querySelector("[data-draft-state]");
  const field = shownIn(target.form);
  if (place && field) place.textContent = told.get(field) ?? "";
});

// What this tab kept for this person comes back, and is saved.
function restore() {
  for (const place of document.querySelectorAll("[data-draft-state]")) {
    const field = shownIn(place.closest("form"));
    if (field && !told.has(field)) told.set(field, place.textContent.trim());
  }
  for (const field of document.querySelectorAll("[data-draft-url]")) {
    const kept = sessionStorage.getItem(keyOf(field));
    if (kept === null || kept === field.value || waiting.has(field)) continue;
    field.value = kept;
    tell(field, say("draft-restored"));
    schedule(field, PAUSE);
  }
}

restore();
document.addEventListener("htmx:load", restore);
