// The scripts' texts in the person's language, from frame/words.html.

const words = new Map(
  [...(document.getElementById("words")?.content.querySelectorAll("[data-word]") ?? [])].map(
    (line) => [line.dataset.word, line.textContent],
  ),
);

export const say = (name, value = "") => (words.get(name) ?? name).replace("%s", value);

// In the reader's zone, as on the server; the browser's where the server does not know it.
const clock = new Intl.DateTimeFormat("en-GB", {
  hour: "numeric", minute: "2-digit", timeZone: document.documentElement.dataset.zone || undefined,
});
export const clockTime = (date = new Date()) => clock.format(date).replace(/^0/, "");

// An element in one expression: make("p", {class: "soft", text: "…"}, child, child).
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value;
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

// The CSRF token is in htmx's headers; our own requests copy it. They ask for JSON, so that who has
// been signed out is told so, and not led to the sign-in page.
export const csrfHeaders = () => ({
  ...JSON.parse(document.body.getAttribute("hx-headers") ?? "{}"),
  Accept: "application/json",
});

export const isTyping = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])"));

export const isVisible = (element) => element.checkVisibility();

// Letters to compare: small, and without their accents.
export const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
