// <dialog> by data-dialog, "are you sure" by data-confirm, menus that close when the focus leaves.

import { isTyping, make, plain, say } from "./words.js";

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) document.getElementById(opener.dataset.dialog)?.showModal();
  const closer = event.target.closest("[data-dialog-close]");
  if (closer) closer.closest("dialog")?.close();
  if (event.target instanceof HTMLDialogElement && isOutside(event)) event.target.close();
  const fold = event.target.closest("[data-fold-all]");
  if (fold) foldAll();
  closeMenus(event.target);
});

// A click on the backdrop targets the dialog itself, outside its own rectangle.
function isOutside(event) {
  const box = event.target.getBoundingClientRect();
  return (
    event.clientX < box.left || event.clientX > box.right ||
    event.clientY < box.top || event.clientY > box.bottom
  );
}

// A dialog that the server sends (data-opens) opens as it arrives. It goes when what was asked in it is
// done, and gives the focus back to where it was opened, or to the row that is there now.
let opener = null;
document.addEventListener("htmx:beforeRequest", ({ detail: { elt, target } }) => {
  if (target?.matches("dialog") && !target.contains(elt)) opener = elt;
});

document.addEventListener("htmx:load", ({ detail: { elt } }) => {
  if (!elt.matches?.("dialog[data-opens]")) return;
  closeMenus(elt);
  elt.addEventListener("close", giveFocusBack);
  elt.showModal();
});

document.addEventListener("htmx:afterRequest", ({ detail: { elt, xhr, requestConfig } }) => {
  // 204 asks first, and 422 has put what is wrong into the dialog.
  if (xhr.status === 200 && requestConfig.verb !== "get") elt.closest("dialog[data-opens]")?.close();
});

function giveFocusBack({ target: dialog }) {
  if (!dialog.querySelector(".htmx-request")) dialog.replaceChildren();
  const from = opener?.closest("details.menu")?.querySelector("summary") ?? opener;
  if (from?.isConnected) from.focus({ preventScroll: true });
  // What it was about leaves the page a moment later.
  document.addEventListener("htmx:load", () => setTimeout(focusOnCursor), { once: true });
}

function focusOnCursor() {
  if (opener?.isConnected || document.activeElement !== document.body) return;
  const row = document.querySelector("[data-row][data-cursor]") ?? document.querySelector("main");
  (row.querySelector(".need-action") ?? row).focus({ preventScroll: true });
}

function foldAll() {
  const folds = [...document.querySelectorAll(".message-fold")];
  const open = folds.some((fold) => !fold.open);
  for (const fold of folds) fold.open = open;
}

function closeMenus(keep) {
  for (const menu of document.querySelectorAll("details.menu[open]"))
    if (!menu.contains(keep)) menu.open = false;
}

document.addEventListener("keydown", (event) => {
  const menu = document.querySelector("details.menu[open]:not(:has(details.menu[open]))");
  const isElsewhere = isTyping(event.target) && !menu?.contains(event.target);
  if (!menu || isElsewhere || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") {
    menu.open = false;
    menu.querySelector("summary").focus({ preventScroll: true });
  } else if (event.target.matches("input, select, textarea")) {
    return;
  } else if (["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) {
    const items = itemsOf(menu);
    const step = event.key === "ArrowDown" ? 1 : -1;
    const next =
      event.key === "Home" ? 0
      : event.key === "End" ? -1
      : items.indexOf(document.activeElement) + step;
    items.at(next % items.length)?.focus();
  } else if (!findByLetters(menu, event)) {
    return;
  }
  event.preventDefault();
});

const itemsOf = (menu) =>
  [...menu.querySelectorAll(".menu-item")].filter((item) => item.checkVisibility());

// Letters typed in a menu choose its first entry with a word that begins so, or that contains them.
const TYPING_WAIT = 1000;
let typed = "";
let typedAt = 0;

function findByLetters(menu, event) {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.timeStamp - typedAt > TYPING_WAIT) typed = "";
  // A space presses the entry, unless it is between two words.
  if (event.key === " " && !typed) return false;
  typed += plain(event.key);
  typedAt = event.timeStamp;
  const items = itemsOf(menu).map((item) => [item, ` ${wordsOf(item)}`]);
  const found = items.find(([, words]) => words.includes(` ${typed}`)) ?? items.find(([, words]) => words.includes(typed));
  found?.[0].focus();
  return true;
}

function wordsOf(item) {
  const copy = item.cloneNode(true);
  for (const aside of copy.querySelectorAll("kbd, [aria-hidden=true], .avatar")) aside.remove();
  return plain(copy.textContent).trim().replace(/\s+/g, " ");
}

// A menu that opens upwards opens downwards where there is more room, and is never higher than that.
document.addEventListener("toggle", ({ target }) => {
  if (!target.matches?.("details.menu-up") || !target.open) return;
  target.removeAttribute("data-turned");
  target.style.removeProperty("--room");
  const { top, bottom } = target.querySelector("summary").getBoundingClientRect();
  const [above, below] = [top - MARGIN, innerHeight - bottom - MARGIN];
  const isTurned = target.querySelector(".menu-list").offsetHeight > above && below > above;
  target.toggleAttribute("data-turned", isTurned);
  target.style.setProperty("--room", `${isTurned ? below : above}px`);
}, { capture: true });
const MARGIN = 12;

document.addEventListener("submit", (event) => {
  const asker = event.submitter?.closest("[data-confirm]") ?? event.target.closest("[data-confirm]");
  if (!asker || event.target.dataset.confirmed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(asker.dataset.confirm, asker.dataset.confirmVerb).then((yes) => {
    if (!yes) return;
    event.target.dataset.confirmed = "yes";
    event.target.requestSubmit(event.submitter);
    delete event.target.dataset.confirmed;
  });
}, { capture: true });

// The server asks before it does what was asked for (core.face.answers.ask_first): the same form is
// sent again once the person is sure. It can be undone, so Enter means yes.
const pressed = new WeakMap();
document.addEventListener("submit", ({ target, submitter }) => pressed.set(target, submitter));
document.addEventListener("ask-first", async ({ target, detail }) => {
  // A button that asks by itself, such as that of a row, or a form.
  const button = target.matches("button") ? target : null;
  const form = button?.form ?? target.closest("form");
  const yes = await ask(detail.question, detail.verb, { isMild: true });
  if (!yes) return (button ?? pressed.get(form))?.focus();
  const sure = make("input", { type: "hidden", name: "sure", value: "yes" });
  form.append(sure);
  if (button) button.click();
  else form.requestSubmit(pressed.get(form));
  sure.remove();
});

// Ask in the page's own words; resolves to true or false.
export function ask(question, verb = say("confirm"), { isMild = false } = {}) {
  const looks = isMild ? "button button-primary" : "button button-danger button-primary";
  const yes = make("button", { class: looks, value: "yes", text: verb, autofocus: isMild });
  const no = make("button", { class: "button", value: "no", text: say("cancel"), autofocus: !isMild });
  const dialog = make("dialog", { class: "dialog", "aria-labelledby": "dialog-question" },
    make("form", { method: "dialog" },
      make("div", { class: "dialog-head" },
        make("h2", { class: "dialog-title", id: "dialog-question", text: question })),
      make("div", { class: "dialog-actions" }, no, yes)));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}

// The choice in a menu has been sent: close the menu.
document.addEventListener("submit", (event) => {
  const menu = (event.submitter ?? event.target).closest("details.menu");
  if (menu) menu.open = false;
});

// htmx asks through the same dialog: hx-confirm="…".
document.addEventListener("htmx:confirm", (event) => {
  if (!event.detail.question) return;
  event.preventDefault();
  const verb = event.detail.elt.dataset.confirmVerb;
  ask(event.detail.question, verb).then((yes) => yes && event.detail.issueRequest(true));
});
