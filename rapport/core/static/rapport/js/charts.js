// A chart is one stop of the Tab key; the arrows go from mark to mark, Home and End to the ends.
// Without a script every mark is a stop of its own.

function adopt(root) {
  for (const chart of root.querySelectorAll(".chart-plot")) {
    const marks = marksOf(chart);
    if (!marks.some((mark) => mark.getAttribute("tabindex") === "0")) leaveOne(marks, marks.at(-1));
  }
}

function marksOf(chart) {
  return [...chart.querySelectorAll("[data-mark]")];
}

function leaveOne(marks, kept) {
  for (const mark of marks) mark.setAttribute("tabindex", mark === kept ? "0" : "-1");
}

document.addEventListener("keydown", (event) => {
  const mark = event.target.closest?.("[data-mark]");
  if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
  const marks = marksOf(mark.closest(".chart-plot"));
  const here = marks.indexOf(mark);
  const there = {
    ArrowLeft: Math.max(0, here - 1),
    ArrowRight: Math.min(marks.length - 1, here + 1),
    Home: 0,
    End: marks.length - 1,
  }[event.key];
  if (there === undefined) return;
  event.preventDefault();
  leaveOne(marks, marks[there]);
  marks[there].focus();
});

document.addEventListener("htmx:load", () => adopt(document));
adopt(document);
