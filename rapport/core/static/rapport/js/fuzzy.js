// A score for typed letters against a line: all must appear in order; word starts and runs count.

export function match(words, line) {
  const typed = fold(words.normalize("NFC")).replace(/\s+/g, "");
  const text = fold(line);
  const hits = [];
  let score = 0;
  let from = 0;
  for (const letter of typed) {
    const at = text.indexOf(letter, from);
    if (at < 0) return null;
    const startsWord = at === 0 || /[\s\-#/]/.test(text[at - 1]);
    const continues = hits.length > 0 && at === hits.at(-1) + 1;
    score += (startsWord ? 8 : 0) + (continues ? 5 : 0) - Math.min(at - from, 4);
    hits.push(at);
    from = at + 1;
  }
  return { score: score - text.length / 50, hits };
}

// Accents do not matter, and each letter stays one letter, so that matches point into the line.
const fold = (text) =>
  [...text].map((letter) => letter.normalize("NFD")[0].toLowerCase()).join("");
