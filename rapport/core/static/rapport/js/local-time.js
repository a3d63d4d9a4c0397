// "5 h ago" keeps counting; where the server does not know the reader's zone, the browser does.

import { clockTime, say } from "./words.js";

const zoneKnown = Boolean(document.documentElement.dataset.zone);
// Day before month, as on the server.
const language = document.documentElement.lang.replace(/^en$/, "en-GB") || undefined;

function ago(date) {
  const seconds = (Date.now() - date) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 45) return say("just-now");
  const minutes = Math.max(Math.floor(distance / 60), 1);
  const hours = Math.floor(distance / 3600);
  const length =
    hours >= 24 ? say("days", Math.floor(hours / 24))
    : hours >= 1 ? say("hours", hours)
    : say("minutes", minutes);
  return say(seconds > 0 ? "ago" : "in", length);
}

function moment(date) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / 864e5);
  const near = { 0: "today", 1: "yesterday", [-1]: "tomorrow" }[days];
  if (near) return say(near, clockTime(date));
  const day = date.toLocaleDateString(language, { weekday: "short", day: "numeric", month: "short" });
  return `${day.replace(",", "")}, ${clockTime(date)}`;
}

function refresh(root = document) {
  for (const time of root.querySelectorAll("time[data-local=ago]"))
    time.textContent = ago(new Date(time.dateTime));
  if (zoneKnown) return;
  for (const time of root.querySelectorAll("time[data-local=moment]"))
    time.textContent = moment(new Date(time.dateTime));
}

refresh();
setInterval(refresh, 30_000);
document.addEventListener("htmx:load", (event) => refresh(event.target));
