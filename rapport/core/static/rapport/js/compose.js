// Ctrl+Enter sends, Ctrl+Shift+Enter sends and resolves; choosing reply or note puts the pen there.
// Reply and note may have a text and a button each: those in sight are meant.

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-composer]");
  if (!form || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const send = [...form.querySelectorAll("[data-send]")].find((button) => button.checkVisibility());
  const both = form.querySelector("[data-send-resolve]");
  const button = event.shiftKey && both?.checkVisibility() ? both : send;
  form.requestSubmit(button);
});

// A click, and not a change: the key that chooses what is chosen already leads to the text, too.
document.addEventListener("click", (event) => {
  if (!event.target.matches("[data-composer] [name=kind]")) return;
  const texts = [...event.target.form.querySelectorAll("textarea")];
  const text = texts.find((one) => one.checkVisibility());
  text?.focus();
  // A pen that was never put down goes on where the draft ends.
  if (text?.selectionEnd === 0) text.setSelectionRange(text.value.length, text.value.length);
});

// Sent once, however often it is clicked.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-composer]");
  if (!form) return;
  if (form.dataset.sending) event.preventDefault();
  form.dataset.sending = "yes";
  setTimeout(() => delete form.dataset.sending, 3000);
});
