// Names countries in the reader's language, which the browser knows and the server does not.

const names = new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "region" });
const sorter = new Intl.Collator(document.documentElement.lang || "en");

function translate(list) {
  const chosen = list.value;
  const options = [...list.options].filter((each) => each.value);
  for (const option of options) option.textContent = names.of(option.value) ?? option.textContent;
  options.sort((one, other) => sorter.compare(one.textContent, other.textContent));
  list.append(...options);
  list.value = chosen;
}

const translateAll = (root) => root.querySelectorAll("select[data-countries]").forEach(translate);

translateAll(document);
document.body.addEventListener("htmx:load", (event) => translateAll(event.detail.elt));
