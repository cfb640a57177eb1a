/* The texts of the index with what is known of them; blocks.py tells how they are written. */
var selfreview = selfreview || {};

/** @typedef {InstanceType<typeof selfreview.data.Numbers>} Numbers */
/** @typedef {InstanceType<typeof selfreview.data.Huffman>} Huffman */

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
 * @typedef {Object} TextEntry
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

selfreview.texts = (function () {
  "use strict";

  const OF_ORIGIN = ["year", "meeting", "scope", "unit"];

  /**
   * Make the entries of a block.
   * @param {any[]} parts length of the text, text, numbers
   * @param {Huffman} code of the text
   * @param {{[facet: string]: FacetValue[]}} facets
   * @returns {TextEntry[]}
   */
  function read([length, codedText, codedNumbers], code, facets) {
    const numbers = new selfreview.data.Numbers(codedNumbers);
    const text = code.read(codedText, length);
    const origins = Array.from({ length: numbers.next() }, () => {
      const number = numbers.next();
      const isReport = numbers.next() === 1;
      /** @type {{[facet: string]: string}} */
      const values = {};
      for (const facet of OF_ORIGIN) {
        values[facet] = facets[facet][numbers.next()].id;
      }
      return { number, isReport, values, title: "", url: "", unit: "" };
    });
    /** @param {string} facet */
    const ids = (facet) => numbers.list().map((place) => facets[facet][place].id);
    /** @type {TextEntry[]} */
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
      entries.push({ text: text.slice(start, at), origin, anchor: "", part, dimensions, themes, lead, sentences });
    }
    name(origins, entries, text.slice(at).split("\n"));
    return entries;
  }

  /**
   * Give origins and entries their words.
   * @param {Origin[]} origins
   * @param {TextEntry[]} entries
   * @param {string[]} words
   */
  function name(origins, entries, words) {
    let word = 0;
    for (const origin of origins) {
      [origin.title, origin.url, origin.unit] = words.slice(word, (word += 3));
    }
    for (const entry of entries) {
      entry.anchor = words[word++];
    }
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
   * @param {TextEntry} entry
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
