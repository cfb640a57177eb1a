/* What a query means and where it matches: pure functions, for the browser and for node alike. */
var selfreview = selfreview || {};

/**
 * @typedef {Object} QueryTerm
 * @property {string} text as typed, without its signs
 * @property {boolean} exact character by character as written: neither widths nor blanks are folded
 * @property {boolean} without entries that hold it are left out
 * @property {boolean} gap whether there are gaps between its pieces
 * @property {string[]} pieces folded, in their order; one unless there are gaps
 */

/**
 * @typedef {Object} Query
 * @property {QueryTerm[]} terms
 * @property {string} [message] what is wrong with the query, for the reader
 */

/**
 * @typedef {Object} Folded
 * @property {string} text
 * @property {Int32Array} places of each character in the text as written
 */

/** @typedef {(text: string) => Folded} Fold */

/**
 * @typedef {Object} Occurrence
 * @property {number} start in the text as written
 * @property {number} end
 * @property {[number, number][]} marks
 */

selfreview.query = (function () {
  "use strict";

  const SPACE = 0x20;
  /** Marks of a gap: 对…掌握不够, 对*不够, 对...不够. */
  const GAP = /[…*＊]+|\.{3,}/;
  /**
   * A term at a place of the query: an exact one in double quotes, or whatever stands up to the next blank. Chinese
   * quotes are characters of the texts as well, so they mean an exact term only where they hold the whole of it.
   */
  const TERM = /([-－])?(?:["＂]([^"＂]*)(?:["＂]|$)|“([^“”]*)”(?!\S)|「([^「」]*)」(?!\S)|([^\s"＂]\S*))/g;

  /**
   * Make the function that folds a text; folded.py does the same and tells the rules.
   * @param {string} folds characters and what each counts as, in turns
   * @param {string} blanks characters that count as blank
   * @returns {Fold}
   */
  function makeFold(folds, blanks) {
    const table = new Uint16Array(0x10000);
    for (let code = 0; code < table.length; code++) {
      table[code] = code;
    }
    for (let i = 0; i < folds.length; i += 2) {
      table[folds.charCodeAt(i)] = folds.charCodeAt(i + 1);
    }
    for (let i = 0; i < blanks.length; i++) {
      table[blanks.charCodeAt(i)] = SPACE;
    }
    return (text) => {
      const codes = new Uint16Array(text.length);
      const places = new Int32Array(text.length);
      let size = 0;
      for (let i = 0; i < text.length; i++) {
        const code = table[text.charCodeAt(i)];
        if (code === SPACE) {
          continue;
        }
        const last = size ? places[size - 1] : i;
        if (i > last + 1 && isLatin(code) && isLatin(codes[size - 1])) {
          codes[size] = SPACE;
          places[size++] = last + 1;
        }
        codes[size] = code;
        places[size++] = i;
      }
      return { text: selfreview.data.toText(codes.subarray(0, size)), places: places.subarray(0, size) };
    };
  }

  /** @param {number} code */
  function isLatin(code) {
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  }

  /**
   * Read a query: words that must all stand in one entry, "as written", -without, with…gaps.
   * @param {string} text
   * @param {Fold} fold
   * @returns {Query}
   */
  function parse(text, fold) {
    /** @type {QueryTerm[]} */
    const terms = [];
    for (const [, minus, straight, curly, corner, plain] of text.matchAll(TERM)) {
      const exact = plain === undefined;
      const written = [straight, curly, corner, plain].find((part) => part !== undefined) || "";
      const pieces = (exact ? [written] : written.split(GAP)).map((piece) => fold(piece).text).filter(Boolean);
      if (pieces.length) {
        terms.push({ text: written, exact, without: Boolean(minus), gap: pieces.length > 1, pieces });
      }
    }
    const lost = !terms.length && text.trim();
    return lost ? { terms, message: "请输入要查找的文字，只有符号无法查找" } : { terms };
  }

  /**
   * Occurrences of a term in a text, from left to right, none overlapping another.
   * @param {QueryTerm} term
   * @param {string} text as written
   * @param {Folded} folded
   * @param {number[]} ends of the sentences, in the text as written
   * @returns {Occurrence[]}
   */
  function occurrences(term, text, folded, ends) {
    if (term.exact) {
      return find(text, term.text).map((start) => written(start, start + term.text.length));
    }
    /** @param {number} start @param {number} length @returns {[number, number]} */
    const mark = (start, length) => [folded.places[start], folded.places[start + length - 1] + 1];
    if (!term.gap) {
      const { length } = term.pieces[0];
      return find(folded.text, term.pieces[0]).map((start) => written(...mark(start, length)));
    }
    return withGaps(term.pieces, folded, ends).map((starts) => {
      const marks = starts.map((start, piece) => mark(start, term.pieces[piece].length));
      return { start: marks[0][0], end: marks[marks.length - 1][1], marks };
    });
  }

  /**
   * @param {number} start
   * @param {number} end
   * @returns {Occurrence}
   */
  function written(start, end) {
    return { start, end, marks: [[start, end]] };
  }

  /**
   * @param {string} text
   * @param {string} piece
   * @returns {number[]}
   */
  function find(text, piece) {
    const found = [];
    for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) {
      found.push(at);
    }
    return found;
  }

  /**
   * Starts of the pieces wherever they follow each other within a sentence, the nearest each time.
   * @param {string[]} pieces
   * @param {Folded} folded
   * @param {number[]} ends
   * @returns {number[][]}
   */
  function withGaps(pieces, folded, ends) {
    const found = [];
    let begin = 0;
    for (const end of ends) {
      let stop = begin;
      while (stop < folded.places.length && folded.places[stop] < end) {
        stop++;
      }
      const sentence = folded.text.slice(begin, stop);
      for (let at = 0; ; ) {
        /** @type {number[]} */
        const starts = [];
        for (const piece of pieces) {
          const start = sentence.indexOf(piece, at);
          if (start < 0) {
            break;
          }
          starts.push(start + begin);
          at = start + piece.length;
        }
        if (starts.length < pieces.length) {
          break;
        }
        found.push(nearest(starts, pieces, folded.text));
      }
      begin = stop;
    }
    return found;
  }

  /**
   * Move the pieces but the last as far right as they go, so that the stretch is as short as can be.
   * @param {number[]} starts
   * @param {string[]} pieces
   * @param {string} text
   * @returns {number[]}
   */
  function nearest(starts, pieces, text) {
    for (let i = pieces.length - 2; i >= 0; i--) {
      starts[i] = text.lastIndexOf(pieces[i], starts[i + 1] - pieces[i].length);
    }
    return starts;
  }

  return { makeFold, parse, occurrences };
})();
