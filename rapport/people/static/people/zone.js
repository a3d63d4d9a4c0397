// Preselects the browser's own time zone in a list that allows it.

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

for (const list of document.querySelectorAll("select[data-guess-zone]")) {
  const untouched = [...list.options].every((each) => each.selected === each.defaultSelected);
  const own = [...list.options].find((each) => each.value === here);
  if (own && untouched) own.selected = true;
}
