// Remembers which groups of the rail are folded: the server draws the next page as it was left.

const YEAR = 365 * 24 * 3600;
const rail = document.querySelector("[data-folds]");

// Does not bubble, hence the capture.
rail?.addEventListener("toggle", (event) => {
  if (!event.target.matches("[data-group]")) return;
  const folded = [...rail.querySelectorAll("[data-group]:not([open])")].map((group) => group.dataset.group);
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${rail.dataset.folds}=${folded.join(".")}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
}, { capture: true });
