// <dialog> by data-dialog, "are you sure" by data-confirm, menus that close when the focus leaves.

import { make, say } from "./words.js";

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
  const menu = event.target.closest?.("details.menu[open]");
  if (!menu) return;
  if (event.key === "Escape") {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key) && !event.target.matches("input")) {
    const items = [...menu.querySelectorAll(".menu-item")].filter((item) => item.checkVisibility());
    const step = event.key === "ArrowDown" ? 1 : -1;
    const next =
      event.key === "Home" ? 0
      : event.key === "End" ? -1
      : items.indexOf(document.activeElement) + step;
    items.at(next % items.length)?.focus();
    event.preventDefault();
  }
});

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
