/* Proposes entries that may match, in the order of the index; the text itself then judges. */
var selfreview = selfreview || {};

/** @typedef {InstanceType<typeof selfreview.lists.Lists>} Lists */

selfreview.candidates = (function () {
  "use strict";

  const { between } = selfreview.lists;

  /** Lists of one search that are asked for at once. */
  const AT_ONCE = 3;
  /** Candidates that are rather read than narrowed down by another list. */
  const FEW = 12;
  /** Share of the candidates that some lists leave at most, if more lists are worth their bytes… */
  const TELLING = 0.8;
  /** …but so many texts cost more than any list. */
  const MANY = 60;

  /**
   * What a query asks of the lists.
   * @param {Query} query
   * @param {Lists} lists
   * @returns {number[]} the rarest first, as far as can be told; -1 if nothing can match
   */
  function codesOf(query, lists) {
    /** @type {Set<number>} */
    const codes = new Set();
    for (const term of query.terms) {
      for (const piece of term.without ? [] : term.pieces) {
        for (const pair of pairsOf(piece)) {
          codes.add(lists.code(pair));
        }
      }
    }
    return Array.from(codes).sort((one, other) => lists.weight(one) - lists.weight(other));
  }

  /**
   * @param {string} piece
   * @returns {string[]}
   */
  function pairsOf(piece) {
    return piece.length < 2 ? [piece] : Array.from({ length: piece.length - 1 }, (_, i) => piece.slice(i, i + 2));
  }

  /**
   * Entries of a tier that may match, ascending.
   * @param {Lists} lists
   * @param {number} tier
   * @param {number[]} codes
   * @param {number[][]} filters
   * @returns {Promise<Int32Array>}
   */
  async function ofTier(lists, tier, codes, filters) {
    if (codes.some((code) => code < 0)) {
      return new Int32Array(0);
    }
    /** @type {Int32Array | null} */
    let found = null;
    const groups = await Promise.all(filters.map((group) => anyOf(lists, tier, group)));
    for (const group of groups) {
      found = found ? selfreview.lists.common(found, group) : group;
    }
    let telling = true;
    for (let next = 0; next < codes.length && telling; next += AT_ONCE) {
      let before = Infinity;
      /** @param {Int32Array} list */
      const narrow = (list) => {
        before = Math.min(before, found ? found.length : list.length);
        found = found ? selfreview.lists.common(found, list) : list;
      };
      const some = codes.slice(next, next + AT_ONCE);
      const short = await Promise.all(some.map((code) => lists.list(code, 0)));
      const bounded = bounds(lists, tier);
      short.filter(({ whole }) => whole).forEach(({ entries }) => narrow(between(entries, ...bounded)));
      // short lists are known for all tiers; others are only asked for where these do not suffice
      const others = some.filter((_, i) => !short[i].whole);
      if (!found || found.length > FEW) {
        (await Promise.all(others.map((code) => inTier(lists, tier, code)))).forEach(narrow);
      }
      const left = found ? found.length : Infinity;
      telling = left > FEW && (left > MANY || left < TELLING * before);
    }
    const [start, end] = bounds(lists, tier);
    return found || Int32Array.from({ length: end - start }, (_, i) => start + i);
  }

  /**
   * @param {Lists} lists
   * @param {number} tier
   * @returns {[number, number]}
   */
  function bounds(lists, tier) {
    return [tier ? lists.tiers[tier - 1] : 0, lists.tiers[tier]];
  }

  /**
   * @param {Lists} lists
   * @param {number} tier
   * @param {number} code
   * @returns {Promise<Int32Array>}
   */
  async function inTier(lists, tier, code) {
    if (code < 0) {
      return new Int32Array(0);
    }
    const first = await lists.list(code, 0);
    if (first.whole) {
      return between(first.entries, ...bounds(lists, tier));
    }
    return tier ? (await lists.list(code, tier)).entries : first.entries;
  }

  /**
   * @param {Lists} lists
   * @param {number} tier
   * @param {number[]} codes
   * @returns {Promise<Int32Array>}
   */
  async function anyOf(lists, tier, codes) {
    return selfreview.lists.inAny(await Promise.all(codes.map((code) => inTier(lists, tier, code))));
  }

  return { codesOf, pairsOf, ofTier, anyOf };
})();
