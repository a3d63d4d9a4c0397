// Pictures pasted or dropped into a message stand in its text; other files are attached to it. Both
// are listed under it, and can be taken out again.

import { check, refuse } from "./session.js";
import { csrfHeaders, make, say } from "./words.js";

const PICTURE = /^image\/(png|jpeg|gif|webp|bmp)$/;

const textOf = (form) => [...form.querySelectorAll("textarea")].find((text) => text.checkVisibility());
const placeOf = (form) => form.querySelector("[data-pictures]");
const filesOf = (form) => form.querySelector("input[type=file]");

const FORM = "[data-composer]:has([data-pictures])";
const formOf = (event) => event.target.closest?.(FORM);

function begin() {
  for (const form of document.querySelectorAll(FORM)) form.dataset.listsFiles = "yes";
}

begin();
// A ticket that is opened beside the list brings its composer later.
document.addEventListener("htmx:load", begin);
document.addEventListener("paste", (event) => {
  if (formOf(event)) take(formOf(event), event, event.clipboardData);
});
document.addEventListener("drop", (event) => {
  if (formOf(event)) take(formOf(event), event, event.dataTransfer);
});
document.addEventListener("dragover", (event) => {
  if (formOf(event) && event.dataTransfer.types.includes("Files")) event.preventDefault();
});
document.addEventListener("change", (event) => {
  if (event.target.type === "file" && formOf(event)) list(formOf(event));
});

function take(form, event, data) {
  const files = [...(data?.files ?? [])];
  // Office programs put a picture of copied words beside the words, which are meant.
  if (!files.length || (event.type === "paste" && data.types.includes("text/plain"))) return;
  event.preventDefault();
  for (const file of files) if (PICTURE.test(file.type)) upload(form, file);
  attach(form, files.filter((file) => !PICTURE.test(file.type)));
}

// --- Pictures ---------------------------------------------------------------------------------------

function upload(form, file, again = false) {
  const text = textOf(form);
  const line = form.querySelector("[data-picture-model]").content.firstElementChild.cloneNode(true);
  const bar = line.querySelector("progress");
  line.querySelector(".composer-picture-name").textContent = file.name;
  // It stands in the text it was put into, and is shown with that one alone.
  if (text.dataset.draftKind) line.dataset.only = text.dataset.draftKind;
  bar.hidden = false;
  placeOf(form).append(line);
  const request = new XMLHttpRequest();
  request.open("POST", placeOf(form).dataset.url);
  for (const [name, value] of Object.entries(csrfHeaders())) request.setRequestHeader(name, value);
  request.responseType = "json";
  request.upload.addEventListener("progress", ({ loaded, total }) => (bar.value = loaded / (total || 1)));
  request.addEventListener("load", async () => {
    bar.hidden = true;
    if (request.status === 201) return arrived(line, text, request.response);
    if ([401, 403].includes(request.status)) {
      const found = await check();
      line.remove();
      if (found.state !== "here") return refuse(form, found);
      if (!again) return upload(form, file, true);
    }
    fail(line, request.response?.sentence ?? say("picture-failed", file.name));
  });
  request.addEventListener("error", () => fail(line, say("picture-failed", file.name)));
  const body = new FormData();
  body.set("picture", file, file.name);
  request.send(body);
}

function arrived(line, text, { reference, url, name }) {
  line.dataset.reference = reference;
  line.dataset.removal = `${url}removal/`;
  line.querySelector("img").src = url;
  line.querySelector(".composer-picture-name").textContent = name;
  const at = text.selectionEnd;
  const gap = at && !/\s/.test(text.value[at - 1]) ? "\n" : "";
  text.setRangeText(`${gap}${reference}\n`, at, at, "end");
  changed(text);
}

function fail(line, sentence) {
  line.querySelector("progress").hidden = true;
  line.classList.add("composer-picture-failed");
  line.setAttribute("role", "alert");
  line.querySelector(".composer-picture-name").textContent = sentence;
}

document.addEventListener("click", ({ target }) => {
  const line = target.closest("[data-picture-remove]")?.closest("[data-picture]");
  if (!line) return;
  const { reference, removal } = line.dataset;
  const form = line.closest("form");
  line.remove();
  textOf(form)?.focus();
  if (!reference) return;
  for (const text of form.querySelectorAll("textarea")) {
    if (!text.value.includes(reference)) continue;
    text.value = text.value.replace(`${reference}\n`, "").replace(reference, "");
    changed(text);
  }
  fetch(removal, { method: "POST", headers: csrfHeaders() }).catch(() => {});
});

const changed = (text) => text.dispatchEvent(new Event("input", { bubbles: true }));

// --- Files ------------------------------------------------------------------------------------------

function attach(form, files) {
  if (!files.length) return;
  choose(form, [...filesOf(form).files, ...files]);
}

function choose(form, files) {
  const kept = new DataTransfer();
  for (const file of files) kept.items.add(file);
  filesOf(form).files = kept.files;
  list(form);
}

function list(form) {
  for (const line of form.querySelectorAll(".composer-file")) line.remove();
  for (const file of filesOf(form).files) {
    const remove = form.querySelector("[data-picture-model]").content.querySelector("button").cloneNode(true);
    remove.removeAttribute("data-picture-remove");
    remove.addEventListener("click", () => {
      choose(form, [...filesOf(form).files].filter((other) => other !== file));
      textOf(form)?.focus();
    });
    placeOf(form).append(make("li", { class: "composer-picture composer-file" },
      make("bdi", { class: "composer-picture-name", text: file.name }),
      make("span", { class: "attachment-size", text: sizeOf(file.size) }), remove));
  }
}

const numbers = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
const sizeOf = (bytes) =>
  bytes < 1_000_000 ? `${numbers.format(Math.ceil(bytes / 1024))} KB` : `${numbers.format(bytes / 1_048_576)} MB`;

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-lists-files]")) list(form);
});
