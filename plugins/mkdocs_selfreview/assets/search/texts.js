/* The texts of the index with what is known of them; blocks.py tells how they are written. */
var selfreview = selfreview || {};
selfreview.texts = (function () {
  "use strict";

  const OF_ORIGIN = ["year", "meeting", "scope", "unit"];

  /**
   * @typedef {Object} Origin
   * @property {number} number
   * @property {boolean} isReport
   * @property {string} title
   * @property {string} url below the site's root
   * @property {string} unit
   * @property {{[facet: string]: string}} values
   */

  /**
   * @typedef {Object} Sentence
   * @property {number} start in the entry's text
   * @property {number} end
   * @property {string} function id, or nothing
   * @property {number} merit
   * @property {number} frequency how often the library has it
   * @property {number} repeated its number if it occurs more than once, else -1
   */

  /**
   * @typedef {Object} Entry
   * @property {string} text
   * @property {Origin} origin
   * @property {string} anchor
   * @property {string} part
   * @property {string[]} dimensions
   * @property {string[]} themes
   * @property {number} lead length of the lead
   * @property {Sentence[]} sentences
   * @property {Folded} [folded]
   */

  /**
   * Make the entries of a block.
   * @param {any[]} parts text, numbers, words
   * @param {{[facet: string]: FacetValue[]}} facets
   * @returns {Entry[]}
   */
  function read([text, coded, words], facets) {
    const numbers = new selfreview.data.Numbers(coded);
    const lines = words.split("\n");
    let line = 0;
    const origins = Array.from({ length: numbers.next() }, () => {
      const number = numbers.next();
      const isReport = numbers.next() === 1;
      /** @type {{[facet: string]: string}} */
      const values = {};
      for (const facet of OF_ORIGIN) {
        values[facet] = facets[facet][numbers.next()].id;
      }
      return { number, isReport, values, title: lines[line++], url: lines[line++], unit: lines[line++] };
    });
    /** @param {string} facet */
    const ids = (facet) => numbers.list().map((place) => facets[facet][place].id);
    const entries = [];
    let at = 0;
    while (!numbers.done) {
      const origin = origins[numbers.next()];
      const part = facets.part[numbers.next()].id;
      const dimensions = ids("dimension");
      const themes = ids("theme");
      const lead = numbers.next();
      const sentences = readSentences(numbers, facets.function);
      const start = at;
      at += sentences[sentences.length - 1].end;
      const anchor = lines[line++];
      entries.push({ text: text.slice(start, at), origin, anchor, part, dimensions, themes, lead, sentences });
    }
    return entries;
  }

  /**
   * @param {Numbers} numbers
   * @param {FacetValue[]} functions
   * @returns {Sentence[]}
   */
  function readSentences(numbers, functions) {
    let end = 0;
    return Array.from({ length: numbers.next() }, () => {
      const start = end;
      end += numbers.next();
      const what = numbers.next();
      const repeated = what % 2 === 1;
      const place = what >> 4;
      return {
        start,
        end,
        function: place ? functions[place - 1].id : "",
        merit: (what >> 1) & 7,
        frequency: repeated ? numbers.next() : 1,
        repeated: repeated ? numbers.next() : -1,
      };
    });
  }

  /**
   * Whether an entry has what is asked for, facet by facet; the function is its sentence's.
   * @param {Entry} entry
   * @param {Sentence[]} sentences those that are shown
   * @param {string} facet
   * @returns {string[]}
   */
  function values(entry, sentences, facet) {
    switch (facet) {
      case "part":
        return [entry.part];
      case "dimension":
        return entry.dimensions;
      case "theme":
        return entry.themes;
      case "function":
        return sentences.map((sentence) => sentence.function).filter(Boolean);
      default:
        return [entry.origin.values[facet]];
    }
  }

  return { read, values };
})();
