/* Completions: names, words and leads of the library, found by their characters, their pinyin, its initials or a mixture. */
var selfreview = selfreview || {};

/**
 * @typedef {object} Completion
 * @property {string} kind theme, dimension, word or lead
 * @property {string} text
 * @property {number} count how many items it names or occurs in
 * @property {string} page address of its page below the root; empty where there is none
 */
/** @typedef {Completion & {characters: string[], syllables: string[]}} WordEntry */

selfreview.suggest = (function () {
  "use strict";

  /** @type {{[letter: string]: string}} */
  const KINDS = { t: "theme", d: "dimension", w: "word", l: "lead" };
  const HAN = /[\u3400-\u9fff]/;

  /** Characters of the longest completion that still counts as a word; what is longer is a phrase. */
  const LONGEST_WORD = 6;

  /** @type {WordEntry[]} */
  let entries = [];
  /** Completions that are words. */
  let words = new Set([""]);

  /**
   * Called by the data file.
   * @param {string} readings the usual pinyin of characters: `li理里lun论…`
   * @param {string} lines one entry a line: kind, count, text, page, pinyin where it is unusual; parted by tabs
   */
  function take(readings, lines) {
    /** @type {Map<string, string>} */
    const usual = new Map();
    for (const [, syllable, characters] of readings.matchAll(/([a-z]+)([^a-z]+)/g)) {
      for (const character of characters) {
        usual.set(character, syllable);
      }
    }
    entries = lines.split("\n").filter(Boolean).map((line) => {
      const [letter, count, text, page, pinyin] = line.split("\t");
      const characters = Array.from(fold(text));
      const syllables = pinyin ? pinyin.split(" ") : characters.map((character) => usual.get(character) || "");
      return { kind: KINDS[letter], count: Number(count), text, page: page || "", characters, syllables };
    });
    words = new Set(entries.filter(({ kind }) => kind !== "lead").map(({ text }) => text));
  }

  /**
   * @param {string} text
   * @returns {string} without blanks and apostrophes, small and half-width, ü as v
   */
  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/[\s'’]/g, "").replace(/ü/g, "v");
  }

  /**
   * Whether the rest of a query spells the characters from one on: each by itself, its syllable or its initial; the
   * last syllable may be unfinished.
   * @param {string} query
   * @param {number} at where in the query
   * @param {WordEntry} entry
   * @param {number} position which character
   * @returns {number} position behind the last character that is spelt; 0 where the query spells something else
   */
  function spell(query, at, entry, position) {
    if (at === query.length) {
      return position;
    }
    if (position === entry.characters.length) {
      return 0;
    }
    const character = entry.characters[position];
    if (query.startsWith(character, at)) {
      return spell(query, at + character.length, entry, position + 1);
    }
    const syllable = entry.syllables[position];
    if (!syllable || query[at] !== syllable[0]) {
      return 0;
    }
    if (query.length - at < syllable.length && syllable.startsWith(query.slice(at))) {
      return position + 1;
    }
    const whole = query.startsWith(syllable, at) ? spell(query, at + syllable.length, entry, position + 1) : 0;
    return whole || spell(query, at + 1, entry, position + 1);
  }

  /**
   * @param {string} text what has been typed
   * @param {number} limit
   * @returns {Completion[]} pages of that very name, what begins so, what has it inside; each in the order of the data
   */
  function find(text, limit) {
    const query = fold(text);
    if (!query) {
      return [];
    }
    const groups = /** @type {WordEntry[][]} */ ([[], [], []]);
    entries.forEach((entry) => {
      const start = startOf(query, entry);
      if (entry.characters.join("") !== query) {
        groups[start > 0 ? 2 : 1].push(...(start >= 0 ? [entry] : []));
      } else if (entry.page) {
        groups[0].push(entry);
      }
    });
    return groups[0].concat(groups[1], groups[2]).slice(0, limit);
  }

  /**
   * @param {string} query
   * @param {WordEntry} entry
   * @returns {number} the character at which the query begins; −1 where it does not occur
   */
  function startOf(query, entry) {
    // letters inside a long text are spelt by too many accidents
    const last = HAN.test(query) || query.length > 2 ? entry.characters.length : 1;
    for (let start = 0; start < last; start++) {
      if (spell(query, 0, entry, start)) {
        return start;
      }
    }
    return -1;
  }

  /**
   * Part a text into words, each the longest that a completion knows from there on.
   * @param {string} text
   * @returns {string[]} what no completion knows as single characters; all of them make the text again
   */
  function wordsOf(text) {
    const characters = Array.from(text);
    const parted = [];
    for (let at = 0; at < characters.length; ) {
      let end = Math.min(characters.length, at + LONGEST_WORD);
      while (end > at + 1 && !words.has(characters.slice(at, end).join(""))) {
        end--;
      }
      parted.push(characters.slice(at, end).join(""));
      at = end;
    }
    return parted;
  }

  return { take, find, wordsOf };
})();
