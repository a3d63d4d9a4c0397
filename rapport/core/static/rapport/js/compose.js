// Ctrl+Enter sends, Ctrl+Shift+Enter sends and resolves; choosing reply or note puts the pen there.

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-composer]");
  if (!form || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const send = form.querySelector("[data-send]");
  const both = form.querySelector("[data-send-resolve]");
  const button = event.shiftKey && both?.checkVisibility() ? both : send;
  form.requestSubmit(button);
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-composer] [name=kind]")) return;
  event.target.form.querySelector("textarea")?.focus();
});

// Sent once, however often it is clicked.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-composer]");
  if (!form) return;
  if (form.dataset.sending) event.preventDefault();
  form.dataset.sending = "yes";
  setTimeout(() => delete form.dataset.sending, 3000);
});
