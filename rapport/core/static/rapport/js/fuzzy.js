// A score for typed letters against a line: all must appear in order; word starts and runs count.
// Where they stand together, as a word or the beginning of one before the middle of one, they match there.

import { folded, foldedWithPlaces } from "./folding.js";

export function match(words, line) {
  const { letters, places } = foldedWithPlaces(line);
  const whole = folded(words).trim();
  const together = at(` ${letters.join("")}`, whole);
  const typed = [...whole].filter((letter) => together >= 0 || letter.trim());
  const hits = [];
  let score = 0;
  let from = Math.max(together, 0);
  let last = -2;
  for (const letter of typed) {
    const place = letters.indexOf(letter, from);
    if (place < 0) return null;
    const startsWord = place === 0 || /[\s\-#/]/.test(letters[place - 1]);
    const continues = place === last + 1;
    score += (startsWord ? 8 : 0) + (continues ? 5 : 0) - Math.min(place - from, 4);
    hits.push(places[place]);
    last = place;
    from = place + 1;
  }
  return { score: score - letters.length / 50, hits };
}

// The place at which the typed letters stand together, best at the start of a word; -1 if nowhere.
function at(line, typed) {
  if (!typed) return -1;
  const starts = [" ", "-", "#", "/", "“", "("].map((mark) => line.indexOf(mark + typed)).filter((found) => found >= 0);
  return starts.length ? Math.min(...starts) : line.indexOf(typed, 1) - 1;
}
