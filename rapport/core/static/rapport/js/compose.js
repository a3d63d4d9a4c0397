// Ctrl+Enter sends, Ctrl+Shift+Enter sends and resolves (or reopens); choosing reply or note moves the focus there.
// Reply and note may each have a text and a button: the visible ones are meant.

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-composer], [data-kept]");
  if (!form || event.key !== "Enter" || event.defaultPrevented || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const shown = (which) => [...form.querySelectorAll(which)].find((button) => button.checkVisibility());
  // A click, and not requestSubmit: htmx sends the name of a button that it saw clicked alone.
  ((event.shiftKey && shown("[data-send-other]")) || shown("[data-send]"))?.click();
});

// A click, and not a change: the key of the mode already chosen must focus the text, too.
document.addEventListener("click", (event) => {
  if (!event.target.matches("[data-composer] [name=kind]")) return;
  const texts = [...event.target.form.querySelectorAll("textarea")];
  const text = texts.find((one) => one.checkVisibility());
  text?.focus();
  // A text not yet touched gets the cursor at the end of the draft.
  if (text?.selectionEnd === 0) text.setSelectionRange(text.value.length, text.value.length);
});

// A link to the composer opens it for a reply or a note.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-write]");
  const mode = link && document.querySelector(`[data-composer] [name=kind][value=${link.dataset.write}]`);
  if (!mode) return;
  event.preventDefault();
  mode.click();
  mode.form.scrollIntoView({ block: "nearest" });
});

// Sent once, however often the button is clicked.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-composer]");
  if (!form) return;
  if (form.dataset.sending) event.preventDefault();
  form.dataset.sending = "yes";
  setTimeout(() => delete form.dataset.sending, 3000);
});

// Whoever came to answer finds the text ready, with what was said last right above it.
if (location.hash === "#composer") {
  addEventListener("load", () => {
    const form = document.querySelector("main [data-composer]");
    form?.querySelector("[name=kind][value=reply]")?.click();
    form?.scrollIntoView({ block: "end" });
    // It sticks to the end of the window: the words may still be behind it.
    const said = document.getElementById("conversation")?.getBoundingClientRect().bottom;
    const hidden = form && said - form.parentElement.getBoundingClientRect().top;
    if (hidden > 0) scrollBy(0, hidden);
  });
}

// What was said last stays in sight: the page goes along when the composer grows over it, and when a
// text is begun. Whoever reads further up is left there.
function uncover(dock) {
  if (getComputedStyle(dock).position !== "sticky") return;
  const said = dock.parentElement.querySelector("#conversation")?.getBoundingClientRect().bottom;
  const { top, height } = dock.getBoundingClientRect();
  if (!(said > top) || said - top > height) return;
  const scroller = dock.closest("[data-beside]") ?? document.scrollingElement;
  scroller.scrollBy({ top: said - top, behavior: "instant" });
}

const heights = new WeakMap();
const growing = new ResizeObserver((entries) => {
  for (const { target: dock, borderBoxSize: [{ blockSize }] } of entries) {
    if (blockSize > (heights.get(dock) ?? blockSize)) uncover(dock);
    heights.set(dock, blockSize);
  }
});
const watch = (root) => root.querySelectorAll(".composer-dock").forEach((dock) => growing.observe(dock));
watch(document);
document.addEventListener("htmx:load", ({ detail: { elt } }) => watch(elt));
document.addEventListener("focusin", ({ target }) => {
  const dock = target.matches?.(".composer-text") && target.closest(".composer-dock");
  if (dock) uncover(dock);
});
