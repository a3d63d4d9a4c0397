// The ticked rows: their number beside the actions on them, and the boxes that tick all of a page.

const boxes = () => [...document.querySelectorAll("[data-row] input[type=checkbox]")];

function count() {
  const ticked = boxes().filter((box) => box.checked);
  const every = document.querySelector("[data-choose-every]");
  // Nothing is chosen where no row is: the whole list never stays chosen unseen.
  if (every && !ticked.length) every.checked = false;
  const whole = document.querySelector("[data-choose-page]");
  if (whole) {
    whole.checked = ticked.length > 0 && ticked.length === boxes().length;
    whole.indeterminate = ticked.length > 0 && !whole.checked;
  }
  const place = document.querySelector("[data-chosen-count]");
  if (place) place.textContent = every?.checked ? every.dataset.chooseEvery : ticked.length;
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-choose-page]"))
    for (const box of boxes()) box.checked = event.target.checked;
  count();
});
document.addEventListener("htmx:load", count);
// A reset unticks the boxes after its event.
document.addEventListener("reset", () => setTimeout(count));
addEventListener("pageshow", count);
