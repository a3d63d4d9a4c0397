// The number of ticked rows, beside the actions on them.

function count() {
  const place = document.querySelector("[data-chosen-count]");
  if (!place) return;
  const boxes = [...document.querySelectorAll("[data-row] input[type=checkbox]")];
  place.textContent = boxes.filter((box) => box.checked).length;
}

document.addEventListener("change", count);
document.addEventListener("htmx:load", count);
// A reset unticks the boxes after its event.
document.addEventListener("reset", () => setTimeout(count));
addEventListener("pageshow", count);
