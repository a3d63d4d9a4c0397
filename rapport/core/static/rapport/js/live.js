// Live refresh: one connection to /events for all tabs of this browser, and an event on the body
// for each message, which fragments wait for: hx-trigger="live:ticket-42 from:body". Whatever
// happens to a ticket is news for lists of tickets, which wait for live:queue.

import { tellIfGone } from "./session.js";
import { isTyping, make, say } from "./words.js";

const url = document.body.dataset.liveUrl;
const channel = new BroadcastChannel("rapport-live");
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;
// Shorter interruptions are not shown.
const QUIET = 5000;

let wait = FIRST_WAIT;
let lost = null;
// The last position seen, so that the next connection, in this tab or another, continues there.
let place = "";

function announce(message) {
  const { kind, subject_kind: subject, subject_id: id } = message;
  // More happened than could be listed: everything may be out of date.
  if (kind === "reload") return refreshAll();
  fire(`live:${subject}-${id}`, message);
  fire(`live:${subject}`, message);
  if (subject === "ticket") fire("live:queue", message);
}

function fire(name, detail) {
  document.body.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
}

// After more was missed than can be listed, every fragment that waits for news is fetched again.
function refreshAll() {
  const waiting = [...document.querySelectorAll("[hx-trigger*='live:']")];
  const names = waiting.flatMap((e) => e.getAttribute("hx-trigger").match(/live:[\w-]+/g) ?? []);
  for (const name of new Set(names)) fire(name, {});
}

function show(state) {
  // Consecutive failed attempts count as one loss.
  if (state === "lost") {
    lost ??= setTimeout(sayLost, QUIET);
    return;
  }
  clearTimeout(lost);
  lost = null;
  document.querySelector(".live-state")?.remove();
}

function sayLost() {
  document.body.append(make("p", { class: "live-state", role: "status", text: say("live-lost") }));
  // Perhaps nothing is lost but the session.
  tellIfGone();
}

function spread(kind, message = null) {
  receive({ kind, message, place });
  channel.postMessage({ kind, message, place });
}

function receive({ kind, message, place: reached }) {
  place = reached || place;
  if (kind === "message") announce(message);
  else show(kind);
}

function connect() {
  const address = new URL(url, location.href);
  if (place) address.searchParams.set("after", place);
  const source = new EventSource(address);
  source.onopen = () => {
    wait = FIRST_WAIT;
    spread("open");
  };
  source.onmessage = (event) => {
    place = event.lastEventId || place;
    spread("message", JSON.parse(event.data));
  };
  source.onerror = () => {
    source.close();
    spread("lost");
    // At random, so that not everybody reconnects at once after a restart.
    setTimeout(connect, wait * (0.7 + Math.random() * 0.6));
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };
  return source;
}

if (url) {
  channel.onmessage = (event) => receive(event.data);
  // A browser opens few connections to one server over HTTP/1.1, and people open many tabs: the
  // tab that holds the lock connects for all; when it closes, the next takes over. Without locks
  // (plain HTTP on a network) a tab connects only while it is visible.
  if (navigator.locks) {
    navigator.locks.request("rapport-live", () => new Promise(() => connect()));
  } else {
    let source = connect();
    document.addEventListener("visibilitychange", () => {
      source.close();
      if (!document.hidden) source = connect();
    });
  }
}

// Nothing is replaced while somebody types in it, has a menu of it open, or waits for the answer to
// what they did in it: the fragment waits until the focus leaves it, or the answer is here.
const postponed = new Set();

const newsOf = ({ requestConfig }) => {
  const trigger = requestConfig?.triggeringEvent?.type ?? "";
  return trigger.startsWith("live:") ? trigger : null;
};

document.addEventListener("htmx:beforeRequest", (event) => {
  const news = newsOf(event.detail);
  if (!news || !isBusy(event.detail.elt)) return;
  event.preventDefault();
  postponed.add([event.detail.elt, news]);
});

// The person may have started typing while the answer was on its way.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const news = newsOf(detail);
  if (!news || !detail.shouldSwap || !isBusy(detail.target)) return;
  detail.shouldSwap = false;
  postponed.add([detail.target, news]);
});

// A form that has been sent no longer holds its fragment back.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const sent = detail.successful && detail.requestConfig.verb !== "get";
  if (sent && detail.elt.contains(document.activeElement)) document.activeElement.blur();
  setTimeout(catchUp);
});

// A fragment's replacement may be older than the news that the fragment was holding back.
function catchUp() {
  const due = new Set();
  for (const entry of [...postponed]) {
    const [element, trigger] = entry;
    if (element.isConnected && isBusy(element)) continue;
    postponed.delete(entry);
    due.add(trigger);
  }
  for (const trigger of due) fire(trigger, {});
}

document.addEventListener("focusout", () => setTimeout(catchUp));
document.addEventListener("toggle", () => setTimeout(catchUp), { capture: true });

const isBusy = (element) =>
  element.querySelector("details.menu[open], .htmx-request") !== null ||
  (element.contains(document.activeElement) && isTyping(document.activeElement));

// The rail comes along with a list that is fetched again; nobody who is in it loses their place.
document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
  if (detail.target.contains(document.activeElement)) detail.shouldSwap = false;
});
