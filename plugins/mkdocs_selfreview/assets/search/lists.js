/* Which entries have a character, a pair of characters or a value of a facet; postings.py tells how that is written. */
var selfreview = selfreview || {};

/**
 * @typedef {Object} List
 * @property {Int32Array} entries of the tier, or all of them where the list is short
 * @property {boolean} whole
 */

selfreview.lists = (function () {
  "use strict";

  const SHORT = 1024;
  /** Ranks: of no character, and of the end of an entry. */
  const ALONE = 0;

  const NOTHING = { entries: new Int32Array(0), whole: true };

  class Lists {
    /**
     * @param {Numbers} numbers of the root, at the alphabet
     * @param {Load} load
     */
    constructor(numbers, load) {
      const alphabet = ascending(numbers);
      this.size = alphabet.length + 1;
      /** @type {Map<number, number>} */
      this.ranks = new Map(alphabet.map((unit, place) => [unit, place + 1]));
      /** Four times the binary logarithm of the occurrences of each character, by rank. */
      this.weights = [0].concat(numbers.list());
      /** Where each tier ends. */
      this.tiers = ascending(numbers);
      /** @type {number[][]} */
      this.firstCodes = this.tiers.map(() => ascending(numbers));
      this.file = selfreview.data.keeping(load, (parts, name) => this.read(parts, name));
    }

    /**
     * The code of a character or a pair of characters; -1 if no entry has it.
     * @param {string} pair
     * @returns {number}
     */
    code(pair) {
      const ranks = Array.from({ length: pair.length }, (_, i) => this.ranks.get(pair.charCodeAt(i)) || 0);
      return ranks.every(Boolean) ? ranks[0] * this.size + (pair.length > 1 ? ranks[1] : ALONE) : -1;
    }

    /**
     * The code of a facet's value.
     * @param {number} place among the values of all facets
     * @returns {number}
     */
    facetCode(place) {
      return this.size * this.size + place;
    }

    /**
     * How many entries a list may have, as far as can be told without it: a logarithm.
     * @param {number} code
     * @returns {number}
     */
    weight(code) {
      const second = code % this.size;
      const weight = this.weights[Math.floor(code / this.size)];
      return second === ALONE ? 2 * weight + 40 : weight + this.weights[second];
    }

    /**
     * The entries of a list that are in a tier, or all of them if they are few.
     * @param {number} code
     * @param {number} tier
     * @returns {Promise<List>}
     */
    async list(code, tier) {
      const firsts = this.firstCodes[tier];
      const file = upperBound(firsts, code) - 1;
      if (file < 0) {
        return NOTHING;
      }
      return (await this.file(`g${tier}-${file}`)).get(code) || NOTHING;
    }

    /**
     * @param {any[]} parts number of lists, and their bits
     * @param {string} name
     * @returns {Map<number, List>}
     */
    read([count, coded], name) {
      const [tier, file] = name.slice(1).split("-").map(Number);
      const start = tier ? this.tiers[tier - 1] : 0;
      const all = this.tiers[this.tiers.length - 1];
      const bits = new selfreview.data.Bits(coded);
      /** @type {Map<number, List>} */
      const lists = new Map();
      let code = this.firstCodes[tier][file];
      while (lists.size < count) {
        code += bits.exponential(3);
        const head = bits.exponential(0);
        const whole = !tier && head < SHORT;
        const size = whole || tier ? head + 1 : head - SHORT;
        const entries = bits.ascending(size, whole ? all : this.tiers[tier] - start, start);
        lists.set(code, { entries, whole });
      }
      return lists;
    }
  }

  /**
   * @param {Numbers} numbers
   * @returns {number[]} numbers that ascend, from their differences
   */
  function ascending(numbers) {
    let last = 0;
    return numbers.list().map((/** @type {number} */ step) => (last += step));
  }

  /**
   * @param {ArrayLike<number>} sorted
   * @param {number} value
   * @returns {number} how many are not above the value
   */
  function upperBound(sorted, value) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * What two ascending lists have in common; the shorter one leads.
   * @param {Int32Array} one
   * @param {Int32Array} other
   * @returns {Int32Array}
   */
  function common(one, other) {
    const [few, many] = one.length < other.length ? [one, other] : [other, one];
    const kept = new Int32Array(few.length);
    let size = 0;
    let at = 0;
    for (let i = 0; i < few.length; i++) {
      let step = 1;
      while (at + step < many.length && many[at + step] < few[i]) {
        at += step;
        step *= 2;
      }
      while (at < many.length && many[at] < few[i]) {
        at++;
      }
      if (many[at] === few[i]) {
        kept[size++] = few[i];
      }
    }
    return kept.subarray(0, size);
  }

  /**
   * What is in the first of two ascending lists only.
   * @param {Int32Array} one
   * @param {Int32Array} other
   * @returns {Int32Array}
   */
  function without(one, other) {
    let at = 0;
    return one.filter((entry) => {
      while (at < other.length && other[at] < entry) {
        at++;
      }
      return other[at] !== entry;
    });
  }

  /**
   * What is in any of some ascending lists.
   * @param {Int32Array[]} lists
   * @returns {Int32Array}
   */
  function inAny(lists) {
    if (lists.length === 1) {
      return lists[0];
    }
    const all = new Int32Array(lists.reduce((size, list) => size + list.length, 0));
    let size = 0;
    for (const list of lists) {
      all.set(list, size);
      size += list.length;
    }
    all.sort();
    return all.filter((entry, i) => !i || entry !== all[i - 1]);
  }

  /**
   * The part of an ascending list from one entry up to another.
   * @param {Int32Array} list
   * @param {number} start
   * @param {number} end
   * @returns {Int32Array}
   */
  function between(list, start, end) {
    return list.subarray(upperBound(list, start - 1), upperBound(list, end - 1));
  }

  return { Lists, ascending, upperBound, common, without, inAny, between };
})();
