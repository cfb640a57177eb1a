/* What a search has found so far: the passages in their order and all that is counted of them. */
var selfreview = selfreview || {};

/**
 * @typedef {Object} Found a passage where the query matches
 * @property {TextEntry} entry
 * @property {Sentence[]} sentences one, or those that the match spans
 * @property {[number, number][]} marks in the entry's text
 * @property {number} count occurrences in the passage
 * @property {number} [merit]
 */

/** @typedef {Found & {frequency: number, places: TextEntry[]}} FoundPassage */

selfreview.tally = (function () {
  "use strict";

  const FACETS = ["part", "dimension", "theme", "function", "year", "meeting", "scope", "unit"];
  /** Places of a passage that are kept to be shown. */
  const PLACES = 20;

  class Tally {
    /**
     * @param {{[facet: string]: string[]}} filters
     * @param {boolean} byFrequency whether the most frequent passages come first, of all that are found
     */
    constructor(filters, byFrequency) {
      this.byFrequency = byFrequency;
      this.filters = FACETS.filter((facet) => filters[facet] && filters[facet].length).map(
        (facet) => /** @type {[string, Set<string>]} */ ([facet, new Set(filters[facet])])
      );
      /** @type {FoundPassage[]} */
      this.passages = [];
      this.occurrences = 0;
      /** @type {Set<number>} */
      this.reports = new Set();
      /** @type {{[year: string]: number}} */
      this.years = {};
      /** @type {{[facet: string]: {[id: string]: number}}} */
      this.facets = {};
      for (const facet of FACETS) {
        this.facets[facet] = {};
      }
      /** @type {Map<string | number, FoundPassage>} */
      this.known = new Map();
      /** @type {Set<string>} */
      this.counted = new Set();
    }

    /**
     * Count what a batch has found; its passages go behind those there are, best first.
     * @param {Found[]} found
     */
    add(found) {
      const from = this.passages.length;
      for (const one of found) {
        const missed = this.filters.filter(([facet, ids]) => !valuesOf(one, facet).some((id) => ids.has(id)));
        const key = keyOf(one);
        if (!missed.length) {
          this.addPassage(one, key);
        }
        // a facet's counts obey all choices but its own, so that another of its values can be added
        if (missed.length < 2) {
          for (const facet of missed.length ? [missed[0][0]] : FACETS) {
            this.countFacet(one, key, facet);
          }
        }
      }
      // one by one, as "concat" would copy all there are for every batch
      for (const passage of this.passages.splice(from).sort((a, b) => meritOf(b) - meritOf(a))) {
        this.passages.push(passage);
      }
    }

    /**
     * Passages in the order that is asked for.
     * @param {number} start
     * @param {number} end
     * @returns {FoundPassage[]}
     */
    inOrder(start, end) {
      if (!this.byFrequency) {
        return this.passages.slice(start, end);
      }
      return this.passages.slice().sort((a, b) => b.frequency - a.frequency).slice(start, end);
    }

    /**
     * @param {Found} one
     * @param {string | number | null} key
     */
    addPassage(one, key) {
      const { origin } = one.entry;
      const { year } = origin.values;
      this.occurrences += one.count;
      this.years[year] = (this.years[year] || 0) + one.count;
      if (origin.isReport) {
        this.reports.add(origin.number);
      }
      const known = key === null ? undefined : this.known.get(key);
      if (known) {
        known.frequency = Math.max(known.frequency, known.places.length + 1);
        if (known.places.length < PLACES) {
          known.places.push(one.entry);
        }
        return;
      }
      const frequency = one.sentences.length === 1 ? one.sentences[0].frequency : 1;
      const passage = { ...one, frequency, places: [one.entry] };
      this.passages.push(passage);
      if (key !== null) {
        this.known.set(key, passage);
      }
    }

    /**
     * @param {Found} one
     * @param {string | number | null} key
     * @param {string} facet
     */
    countFacet(one, key, facet) {
      const counts = this.facets[facet];
      const ids = valuesOf(one, facet);
      for (const id of ids.length > 1 ? new Set(ids) : ids) {
        if (key === null || this.isNew(`${facet}\n${id}\n${key}`)) {
          counts[id] = (counts[id] || 0) + 1;
        }
      }
    }

    /**
     * @param {string} mark
     * @returns {boolean} whether it was not counted before
     */
    isNew(mark) {
      const { size } = this.counted;
      return this.counted.add(mark).size > size;
    }
  }

  /**
   * @param {Found} one
   * @param {string} facet
   * @returns {string[]}
   */
  function valuesOf(one, facet) {
    return selfreview.texts.values(one.entry, one.sentences, facet);
  }

  /** @param {Found} one */
  function meritOf(one) {
    return one.merit === undefined ? one.sentences[0].merit : one.merit;
  }

  /**
   * What tells a passage that may occur again from others; null for one that occurs once.
   * @param {Found} one
   * @returns {string | number | null}
   */
  function keyOf(one) {
    return one.sentences.length > 1 ? textOf(one) : one.sentences[0].repeated < 0 ? null : one.sentences[0].repeated;
  }

  /** @param {Found} one */
  function textOf({ entry, sentences }) {
    return entry.text.slice(sentences[0].start, sentences[sentences.length - 1].end).trim();
  }

  return { Tally, FACETS };
})();
