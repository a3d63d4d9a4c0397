// Letters as people type them: without case and accents. rapport/core/phrases/folding.py folds the same.

const LETTERS = {
  "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n",
  "æ": "ae", "œ": "oe", "þ": "th",
};

export const folded = (text) =>
  text.normalize("NFKD").replace(/[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g, "").normalize("NFC")
    .toLowerCase().replace(/[ßłøđðħıŧŋæœþ]/g, (letter) => LETTERS[letter]);

// The folded text, and for each of its letters the place of the one it came from.
export function foldedWithPlaces(text) {
  const letters = [];
  const places = [];
  [...text].forEach((letter, at) => {
    for (const plain of folded(letter)) {
      letters.push(plain);
      places.push(at);
    }
  });
  return { letters, places };
}
