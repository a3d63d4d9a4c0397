// How many rows are ticked, beside what can be done with them.

function count() {
  const place = document.querySelector("[data-chosen-count]");
  if (!place) return;
  const boxes = [...document.querySelectorAll("[data-row] input[type=checkbox]")];
  place.textContent = boxes.filter((box) => box.checked).length;
}

document.addEventListener("change", count);
document.addEventListener("htmx:load", count);
// A reset unticks after its event.
document.addEventListener("reset", () => setTimeout(count));
addEventListener("pageshow", count);
