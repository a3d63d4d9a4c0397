// What a pointer, an eye and a narrow screen need, measured in the page that is open.
// Returns complaints: sentences that name the element and the numbers.
() => {
  const WIDTH = document.documentElement.clientWidth;
  const LEAST_TARGET = 24, LEAST_TEXT = 12, LEAST_PRESSED_TEXT = 13;
  const complaints = new Set();
  const TARGETS =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0'], " +
    "[role=button], [role=option], [role=tab], [role=menuitem], [role=checkbox], [role=radio]";

  const named = (element) => {
    const tag = element.tagName.toLowerCase();
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    const word = (element.getAttribute("aria-label") || element.textContent || element.name || "").trim();
    return `${tag}${classes} “${word.replace(/\s+/g, " ").slice(0, 40)}”`;
  };
  const complain = (element, what) => complaints.add(`${named(element)} ${what}`);
  const round = (number) => Math.round(number * 10) / 10;

  const seen = (element) =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  // Words for screen readers only, and links that appear when they have the focus.
  const aside = (element) =>
    element.closest(".visually-hidden, .skip-link, .status-mark") || getComputedStyle(element).clipPath === "inset(50%)";
  // A box that lies over the page: what it covers does not count as an overlap.
  const layer = (element) => {
    for (let node = element; node; node = node.parentElement) {
      if (node.matches("dialog[open], [popover], .menu-list, .toasts")) return node;
      if (["fixed", "sticky"].includes(getComputedStyle(node).position)) return node;
    }
    return null;
  };
  const scroller = (element) => {
    for (let node = element.parentElement; node && node !== document.body; node = node.parentElement)
      if (/auto|scroll/.test(getComputedStyle(node).overflowX)) return node;
    return null;
  };

  // The box that takes the click: of a link stretched over its row, the row; of a field in its
  // label, the label.
  const box = (element) => {
    let rects = [...element.getClientRects()];
    const after = getComputedStyle(element, "::after");
    if (after.content !== "none" && after.position === "absolute" && after.top === "0px" && after.bottom === "0px") {
      const place = getComputedStyle(element).position === "static" ? element.offsetParent : element;
      if (place) rects.push(place.getBoundingClientRect());
    }
    if (element.matches("input[type=checkbox], input[type=radio]"))
      for (const label of element.labels ?? []) if (seen(label)) rects.push(label.getBoundingClientRect());
    rects = rects.filter((rect) => rect.width > 0 && rect.height > 0);
    if (!rects.length) return null;
    const left = Math.min(...rects.map((rect) => rect.left)), right = Math.max(...rects.map((rect) => rect.right));
    const top = Math.min(...rects.map((rect) => rect.top)), bottom = Math.max(...rects.map((rect) => rect.bottom));
    return { left, right, top, bottom, width: right - left, height: bottom - top };
  };

  // A link in a sentence: words run on before or after it, on the same line of text.
  const inSentence = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (block && getComputedStyle(block).display === "inline") block = block.parentElement;
    if (!block || /flex|grid/.test(getComputedStyle(block).display)) return false;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement.closest("a, button") && /\p{L}{2}/u.test(node.data) && seen(node.parentElement)) return true;
    return false;
  };

  const targets = [];
  for (const element of document.querySelectorAll(TARGETS)) {
    if (!seen(element) || aside(element) || element.disabled) continue;
    if (element.closest("[inert], [aria-hidden=true]")) continue;
    // A mark in a chart is a link that its table repeats.
    if (element instanceof SVGElement) continue;
    const area = box(element);
    if (!area) continue;
    const sentence = inSentence(element);
    if (!sentence) {
      if (round(area.width) < LEAST_TARGET || round(area.height) < LEAST_TARGET)
        complain(element, `can be clicked on ${round(area.width)} × ${round(area.height)} px`);
      targets.push([element, area]);
    }
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (element.textContent.trim() && size && size < LEAST_PRESSED_TEXT && element.matches("a, button, summary, select, label"))
      complain(element, `can be clicked and is ${size} px large`);
    if (!sentence && element.matches("a, button, summary, select") && element.scrollWidth > element.clientWidth + 1
        && getComputedStyle(element).overflowX === "visible" && getComputedStyle(element).display !== "inline")
      complain(element, `is ${element.scrollWidth} px of words in ${element.clientWidth} px`);
  }

  for (let one = 0; one < targets.length; one += 1) {
    for (let two = one + 1; two < targets.length; two += 1) {
      const [first, a] = targets[one], [second, b] = targets[two];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across <= 1 || down <= 1) continue;
      if (first.contains(second) || second.contains(first) || layer(first) !== layer(second)) continue;
      // A whole row is a link, and its other links and buttons lie on it.
      const within = (inner, outer) =>
        inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
      if ((within(a, b) || within(b, a)) && [first, second].some((element) => getComputedStyle(element, "::after").position === "absolute")) continue;
      if (scroller(first) !== scroller(second)) continue;
      complain(first, `lies on ${named(second)} (${round(across)} × ${round(down)} px)`);
    }
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const checked = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || checked.has(element) || element.closest("script, style, template, noscript, option, datalist, title, desc")) continue;
    checked.add(element);
    if (!seen(element) || aside(element)) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    // A mail is shown as it was sent.
    if (size < LEAST_TEXT && !element.closest("[data-as-sent]")) complain(element, `is ${size} px large`);
    const range = document.createRange();
    range.selectNodeContents(node);
    const words = range.getBoundingClientRect();
    if (words.width < 2 || words.height < 2) continue;
    if (!scroller(element) && (words.right > WIDTH + 1 || words.left < -1)) {
      const cut = element.closest(".truncate") || ancestorWithEllipsis(element);
      if (!cut) complain(element, `reaches from ${round(words.left)} to ${round(words.right)} px on a screen of ${WIDTH}`);
    }
    cut(element, words);
  }

  function ancestorWithEllipsis(element) {
    for (let node = element; node && node !== document.body; node = node.parentElement) {
      const style = getComputedStyle(node);
      if (style.textOverflow === "ellipsis" && style.overflowX !== "visible") return node;
    }
    return null;
  }

  // Words that a box cuts off, without a sign that there is more.
  function cut(element, words) {
    for (let node = element; node && node !== document.body; node = node.parentElement) {
      const style = getComputedStyle(node);
      if (style.position === "fixed") return;
      if (/auto|scroll/.test(style.overflowX) || /auto|scroll/.test(style.overflowY)) return;
      if (!/hidden|clip/.test(style.overflowX + style.overflowY)) continue;
      if (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") return;
      const area = node.getBoundingClientRect();
      if (words.right > area.right + 1.5 || words.left < area.left - 1.5 || words.bottom > area.bottom + 3 || words.top < area.top - 3)
        return complain(element, `is cut off by ${named(node).split(" ")[0]}`);
      return;
    }
  }

  for (const over of document.querySelectorAll("details[open] > .menu-list, dialog[open], [popover]:popover-open, .toasts > *")) {
    if (!seen(over)) continue;
    const area = over.getBoundingClientRect();
    if (area.left < -1 || area.right > WIDTH + 1)
      complain(over, `lies from ${round(area.left)} to ${round(area.right)} px on a screen of ${WIDTH}`);
  }

  // The value of a row is in sight without scrolling sideways.
  for (const table of document.querySelectorAll(".table-scroll")) {
    const value = [...table.querySelectorAll("tbody tr:first-child .cell-number")].find(seen);
    if (!value || !seen(table)) continue;
    const area = value.getBoundingClientRect(), room = table.getBoundingClientRect();
    if (area.right > room.right + 1) complain(value, `is a value ${round(area.right - room.right)} px beside what is shown of its table`);
  }

  if (document.documentElement.scrollWidth > window.innerWidth) {
    const wide = [...document.querySelectorAll("body *")].filter((element) => {
      const area = element.getBoundingClientRect();
      return area.width && seen(element) && (area.right > WIDTH + 1 || area.left < -1) && !scroller(element) && !aside(element);
    });
    // The innermost: what they are in is as wide as they are.
    const last = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
    const names = last.slice(0, 3).map(named).join(", ");
    complaints.add(`The page is ${document.documentElement.scrollWidth} px wide on a screen of ${window.innerWidth}: ${names}.`);
  }
  return [...complaints];
}
