// Whether the person of this page is still signed in. Whatever the server refuses because the
// session or its form token is gone counts as not done: the page says so, keeps what was written,
// and goes on once its person is signed in again.

import { toast } from "./toasts.js";
import { make, say } from "./words.js";

const { reader, sessionUrl, signInUrl } = document.body.dataset;
// A check holds for this long, so that a question before sending does not ask the server twice.
const FRESH = 10_000;
const checked = new WeakMap();
// The texts that could not be saved are kept for this tab alone.
export const KEPT = `rapport-kept-${reader}-`;

// Ask who is signed in. "here": the person of this page, whose form token is renewed everywhere;
// "gone", "other" (with a name) or "unreachable".
export async function check() {
  try {
    const answer = await fetch(sessionUrl, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (answer.status === 401) return { state: "gone" };
    if (!answer.ok) return { state: "unreachable" };
    const { user, name, token } = await answer.json();
    if (String(user) !== reader) return { state: "other", name };
    renew(token);
    return { state: "here" };
  } catch {
    return { state: "unreachable" };
  }
}

function renew(token) {
  const headers = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
  document.body.setAttribute("hx-headers", JSON.stringify({ ...headers, "X-CSRFToken": token }));
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
}

// --- Forms that leave the page: what is written in them is sent only if it will arrive ------------

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (!reader || !isWritten(form) || leavesNothing(form) || isFresh(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.dataset.checking) return;
  form.dataset.checking = "yes";
  check().then((found) => {
    delete form.dataset.checking;
    if (found.state !== "here") return refuse(form, found, submitter);
    clear(form);
    checked.set(form, Date.now());
    form.requestSubmit(submitter);
  });
}, { capture: true });

const isFresh = (form) =>
  Boolean(form.dataset.confirmed) || Date.now() - (checked.get(form) ?? 0) < FRESH;

// htmx leaves the page as it is, and is looked after below.
const leavesNothing = (form) =>
  form.method !== "post" || form.matches("[hx-post], [hx-put]") || isBoosted(form);
const isBoosted = (form) => form.closest("[hx-boost]")?.getAttribute("hx-boost") === "true";

const isWritten = (form) =>
  [...form.elements].some((field) =>
    field.matches("textarea") ? field.value.trim() !== "" : isChanged(field));
const isChanged = (field) =>
  field.matches("input:not([type=hidden], [type=checkbox], [type=radio], [type=submit])") &&
  field.value !== field.defaultValue;

// --- Saying it ------------------------------------------------------------------------------------

function sentenceFor({ state, name }, isText) {
  if (state === "other") return say("somebody-else", name);
  if (state === "unreachable") return say(isText ? "send-unreachable" : "unreachable");
  return say(isText ? "signed-out" : "signed-out-reading");
}

function signInLink() {
  // An opener, so that the tab may close itself once its work is done.
  return make("a", {
    class: "button button-small", target: "_blank", rel: "opener", text: say("sign-in-tab"),
    href: `${signInUrl}?next=${encodeURIComponent(sessionUrl)}`,
  });
}

function clear(form) {
  form.querySelector(".not-sent")?.remove();
}

// Say in the form why nothing was sent; the way out of it has the focus if a person asked for it.
export function refuse(form, found, submitter = null) {
  if (found.state === "here") return;
  clear(form);
  const link = found.state === "unreachable" ? null : signInLink();
  const notice = make("div", { class: "banner banner-soon not-sent", role: "alert" },
    make("p", { text: sentenceFor(found, true) }),
    ...(link ? [make("div", { class: "banner-actions" }, link)] : []));
  const foot = form.querySelector(".composer-foot, .form-actions");
  if (foot) foot.before(notice);
  else form.append(notice);
  waiting.set(form, submitter);
  if (submitter) (link ?? submitter).focus();
}

// What waits for its person to come back: forms, each with the button that was pressed.
const waiting = new Map();
let told = null;

function tellPage(found) {
  if (told?.isConnected) return;
  const link = found.state === "unreachable" ? [] : [signInLink()];
  told = toast(sentenceFor(found, false), "error", ...link);
}

document.addEventListener("htmx:responseError", async ({ detail }) => {
  const { xhr, elt } = detail;
  if (![401, 403].includes(xhr.status) || xhr.getResponseHeader("HX-Retarget")) return;
  const found = await check();
  if (found.state === "here") return toast(say("page-was-old"), "warning");
  const form = elt.closest?.("form");
  if (form && isWritten(form)) refuse(form, found);
  else tellPage(found);
});

// Live refresh cannot see why it was refused; it asks here.
export async function tellIfGone() {
  if (!reader) return;
  const found = await check();
  if (["gone", "other"].includes(found.state)) tellPage(found);
}

// --- Back again -----------------------------------------------------------------------------------

async function look() {
  if (!waiting.size && !told?.isConnected) return;
  if ((await check()).state !== "here") return;
  for (const [form, submitter] of waiting) welcome(form, submitter);
  waiting.clear();
  if (told?.isConnected) {
    told.remove();
    toast(say("signed-in-reading"));
  }
  document.dispatchEvent(new CustomEvent("rapport:signed-in"));
}

function welcome(form, submitter) {
  const notice = form.querySelector(".not-sent");
  if (!notice) return;
  // Nobody had pressed anything: the draft is saved again by itself, and nothing is left to do.
  if (!submitter && form.querySelector("[data-draft-url]")) return notice.remove();
  const name = nameOf(submitter ?? form.querySelector("button:not([type=button])"));
  const words = name ? say("signed-in-again", `“${name}”`) : say("signed-in-reading");
  notice.classList.remove("banner-soon");
  notice.replaceChildren(make("p", { text: words }));
  submitter?.focus();
}

// As it is read: of words for several states only those that are shown, and no key.
function nameOf(button) {
  const key = button?.querySelector("kbd")?.innerText ?? "";
  return (button?.innerText ?? "").replace(key, "").trim();
}

addEventListener("focus", look);
document.addEventListener("visibilitychange", () => document.hidden || look());
// A tab in which somebody is signed in tells the others, which need not be looked at for that.
const tabs = new BroadcastChannel("rapport-session");
tabs.addEventListener("message", look);
if (reader) tabs.postMessage("here");

// Signing out on purpose leaves nothing behind in this tab.
document.addEventListener("submit", ({ target }) => {
  if (new URL(target.action, location.href).pathname.endsWith("/logout/"))
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith("rapport-kept-")) sessionStorage.removeItem(key);
});
