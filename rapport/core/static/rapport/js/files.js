// Says which file is chosen, in the reader's language.

import { say } from "./words.js";

function tell(input) {
  const place = input.closest(".file")?.querySelector("[data-file-name]");
  if (!place) return;
  const [first, ...others] = input.files;
  place.textContent = !first ? say("file-none") : others.length ? say("file-several", input.files.length) : first.name;
  input.title = [...input.files].map((file) => file.name).join("\n") || say("file-none");
}

const each = (does) => document.querySelectorAll(".file > input[type=file]").forEach(does);

document.addEventListener("change", ({ target }) => target.matches?.(".file > input[type=file]") && tell(target));
document.addEventListener("reset", () => setTimeout(() => each(tell)));
// A page that one comes back to may still have its file.
addEventListener("pageshow", () => each(tell));
