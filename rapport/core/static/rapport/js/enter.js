// Enter in a one-line field beside a large text goes on to the next field: the text is hardly finished
// yet, and a line break is never what sends it. Ctrl+Enter and the buttons send. The last module that
// hears a key: a field that completes something has taken its Enter before.

const LINES = "input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=button], " +
  "[type=image], [type=reset], [type=file], [type=range], [type=color])";
const FIELDS = `${LINES}, textarea, select`;
const isSeen = (field) => !field.disabled && field.checkVisibility();

const writes = (form) =>
  form && (form.method === "post" || form.hasAttribute("hx-post")) &&
  [...form.elements].some((field) => field.matches("textarea") && isSeen(field));

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Enter" || event.defaultPrevented || event.isComposing) return;
  if (!field.matches?.(FIELDS) || !writes(field.form)) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    return field.form.requestSubmit(field.form.querySelector("button.button-primary:not([type=button])"));
  }
  if (!field.matches(LINES) || event.altKey) return;
  event.preventDefault();
  const all = [...field.form.elements].filter((each) => each === field || isSeen(each));
  const after = all.slice(all.indexOf(field) + 1);
  const next = after.find((each) => each.matches(FIELDS)) ?? after.find((each) => each.matches("button"));
  next?.focus();
});

// A fold that begins with a field is opened to write in it: what is typed next must not run the keys
// of the page. Opened here, because the browser tells of it only after the next keys.
document.addEventListener("click", (event) => {
  const fold = event.target.closest?.("summary")?.parentElement;
  if (event.defaultPrevented || !fold?.matches("details:not(.menu)") || fold.open) return;
  event.preventDefault();
  fold.open = true;
  focusIn(fold);
});

function focusIn(fold) {
  const inside = [...fold.querySelectorAll("a[href], button, input, select, textarea, summary")];
  const first = inside.find((each) => each.parentElement !== fold && isSeen(each) && each.type !== "hidden");
  if (first?.matches(`${LINES}, textarea`)) first.focus();
}
