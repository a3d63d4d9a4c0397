// Formatting a message: signs around the chosen words, by a button or Ctrl+B, I, K, and a preview.

import { csrfHeaders, say } from "./words.js";

const AROUND = { bold: "**", italic: "*", code: "`" };
const BEFORE = { list: "- ", quote: "> " };
const KEYS = { b: "bold", i: "italic", k: "link" };

function show() {
  for (const tools of document.querySelectorAll("[data-tools]")) tools.hidden = false;
}

show();
// A ticket that is opened beside the list brings its composer later.
document.addEventListener("htmx:load", show);

const textOf = (form) => [...form.querySelectorAll("textarea")].find((text) => text.checkVisibility());

document.addEventListener("keydown", (event) => {
  const text = event.target.closest?.("[data-composer] textarea");
  if (!text || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  const kind = KEYS[event.key.toLowerCase()];
  if (!kind) return;
  event.preventDefault();
  format(text, kind);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-composer] [data-format]");
  if (!button) return;
  const form = button.closest("form");
  if (button.dataset.format === "preview") return preview(form, button);
  endPreview(form);
  const text = textOf(form);
  text.focus();
  format(text, button.dataset.format);
});

function format(text, kind) {
  if (kind in AROUND) around(text, AROUND[kind]);
  else if (kind in BEFORE) before(text, BEFORE[kind]);
  else link(text);
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

// By execCommand, so that the browser's own undo takes it back.
function put(text, from, to, words) {
  text.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, words)) text.setRangeText(words, from, to, "end");
}

function around(text, sign) {
  const { value } = text;
  let [from, to] = [text.selectionStart, text.selectionEnd];
  while (from < to && /\s/.test(value[from])) from += 1;
  while (to > from && /\s/.test(value[to - 1])) to -= 1;
  const has = value.slice(from - sign.length, from) === sign && value.slice(to, to + sign.length) === sign;
  if (has) {
    put(text, from - sign.length, to + sign.length, value.slice(from, to));
    return text.setSelectionRange(from - sign.length, to - sign.length);
  }
  const words = value.slice(from, to) || say("format-words");
  put(text, from, to, sign + words + sign);
  text.setSelectionRange(from + sign.length, from + sign.length + words.length);
}

function before(text, sign) {
  const { value, selectionStart, selectionEnd } = text;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const end = value.indexOf("\n", selectionEnd);
  const to = end < 0 ? value.length : end;
  const lines = value.slice(from, to).split("\n");
  const all = lines.every((line) => line.startsWith(sign));
  const words = lines.map((line) => (all ? line.slice(sign.length) : sign + line)).join("\n");
  put(text, from, to, words);
  if (lines.length > 1) text.setSelectionRange(from, from + words.length);
}

function link(text) {
  const { value, selectionStart: from, selectionEnd: to } = text;
  const words = value.slice(from, to);
  if (/^https?:\/\/\S+$/.test(words)) {
    put(text, from, to, `[${say("format-words")}](${words})`);
    return text.setSelectionRange(from + 1, from + 1 + say("format-words").length);
  }
  const named = words || say("format-words");
  put(text, from, to, `[${named}](https://)`);
  const at = from + named.length + 3 + "https://".length;
  text.setSelectionRange(at, at);
}

async function preview(form, button) {
  if (button.getAttribute("aria-pressed") === "true") return endPreview(form, true);
  const text = textOf(form);
  const place = form.querySelector("[data-preview]");
  const body = new URLSearchParams({ text: text.value });
  const url = button.closest("[data-tools]").dataset.previewUrl;
  const headers = { ...csrfHeaders(), Accept: "text/html", "HX-Request": "true" };
  const answer = await fetch(url, { method: "POST", body, headers }).catch(() => null);
  if (!answer?.ok) {
    form.querySelector("[data-draft-state]").textContent = say("unreachable");
    return;
  }
  const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
  place.replaceChildren(...drawn.body.children);
  place.hidden = false;
  form.dataset.previewing = "yes";
  button.setAttribute("aria-pressed", "true");
}

function endPreview(form, refocus = false) {
  if (!form.dataset.previewing) return;
  delete form.dataset.previewing;
  form.querySelector("[data-preview]").hidden = true;
  form.querySelector("[data-format=preview]").setAttribute("aria-pressed", "false");
  if (refocus) textOf(form)?.focus();
}

// Choosing reply or note shows that text.
document.addEventListener("change", ({ target }) => {
  if (target.matches?.("[data-composer] [name=kind]")) endPreview(target.form);
});
