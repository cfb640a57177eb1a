/* Hits as lines of a concordance (key word in context): what stands left, the hit, what stands right. */
var selfreview = selfreview || {};

/**
 * @typedef {object} KwicLine
 * @property {string} left
 * @property {string} key
 * @property {string} right
 * @property {number[][]} marks other marks, in `right`
 * @property {SearchHit} hit
 */

selfreview.kwic = (function () {
  "use strict";

  /** Characters of context that a line keeps; the window shows as many as fit. */
  const CONTEXT = 60;

  /**
   * One line for each mark of a query that is one wording; a query of several pieces is centred on the first.
   * @param {SearchHit} hit
   * @param {boolean} single whether the query is one wording
   * @returns {KwicLine[]}
   */
  function linesOf(hit, single) {
    const marks = hit.marks.length ? hit.marks : [[0, 0]];
    return (single ? marks : marks.slice(0, 1)).map((mark) => lineOf(hit, mark, single ? [] : marks.slice(1)));
  }

  /**
   * @param {SearchHit} hit
   * @param {number[]} mark
   * @param {number[][]} others
   * @returns {KwicLine}
   */
  function lineOf(hit, [start, end], others) {
    const at = hit.item.text.indexOf(hit.text);
    const text = (at < 0 ? hit.text : hit.item.text).replace(/\n/g, " ");
    const from = Math.max(at, 0);
    return {
      left: text.slice(Math.max(0, from + start - CONTEXT), from + start),
      key: text.slice(from + start, from + end),
      right: text.slice(from + end, from + end + CONTEXT),
      marks: others.map((mark) => mark.map((place) => place - end)).filter((mark) => mark[1] <= CONTEXT),
      hit,
    };
  }

  /**
   * @param {KwicLine[]} lines
   * @param {string} side left (from the hit backwards), right, or empty: as they are
   * @returns {KwicLine[]}
   */
  function sorted(lines, side) {
    if (!side) {
      return lines;
    }
    const collator = new Intl.Collator("zh-Hans-CN");
    return lines
      .map((line) => ({ line, key: side === "left" ? Array.from(line.left).reverse().join("") : line.right }))
      .sort((one, other) => collator.compare(one.key, other.key))
      .map(({ line }) => line);
  }

  return { linesOf, sorted };
})();
