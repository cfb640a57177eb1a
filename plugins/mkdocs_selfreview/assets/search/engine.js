/* Searches the index; the seam between the index and whatever shows its results. */
var selfreview = selfreview || {};

/** @typedef {{id: string, name: string, count: number}} FacetValue */

/**
 * @typedef {Object} SearchOptions
 * @property {{[facet: string]: string[]}} [filters] any value of a facet, and all facets
 * @property {"fitness" | "year" | "year-asc" | "frequency"} [order]
 * @property {number} [offset]
 * @property {number} [limit]
 * @property {AbortSignal} [signal]
 * @property {(result: SearchResult) => void} [onProgress] called as soon as the page is full, then as counts grow
 * @property {boolean} [full] count everything, whatever has to be loaded for it
 */

/**
 * @typedef {Object} SearchHit
 * @property {string} text
 * @property {[number, number][]} marks in text
 * @property {boolean} lead
 * @property {string} part
 * @property {string[]} dimensions
 * @property {string[]} themes
 * @property {string} function
 * @property {number} frequency places that the library has
 * @property {{text: string, lead: number, marks: [number, number][]}} item
 * @property {{title: string, url: string, year: number | null, unit: string, meeting: string}[]} places the first few
 * @property {number} more places besides
 */

/**
 * @typedef {Object} SearchResult
 * @property {Query} query
 * @property {SearchHit[]} hits
 * @property {number} total passages
 * @property {number} occurrences
 * @property {number} reports
 * @property {boolean} complete whether all counts are final
 * @property {{[facet: string]: {[id: string]: number}}} facets
 * @property {{[year: string]: number}} years occurrences
 * @property {null | {loosened: string, shared: string[]}} near
 */

selfreview.search = Object.assign(selfreview.search || {}, (function () {
  "use strict";

  const FORMAT = 1;
  const LIMIT = 20;
  /** Blocks of text that are loaded for one search when only the counts still want more. */
  const BUDGET = 16;
  const FOLDER = "search/data/";

  class SearchIndex {
    /**
     * @param {any[]} root
     * @param {Load} load
     */
    constructor([root, coded], load) {
      if (root.format !== FORMAT) {
        throw new Error("索引与程序的版本不同，请刷新页面；仍然如此时请重新生成网站");
      }
      /** @type {{[facet: string]: FacetValue[]}} */
      this.facets = root.facets;
      this.size = { passages: root.entries, reports: root.reports };
      this.fold = selfreview.query.makeFold(root.folds, root.blank);
      const numbers = new selfreview.data.Numbers(coded);
      this.blocks = numbers.list();
      this.block = selfreview.data.keeping(load, (parts) => selfreview.texts.read(parts, this.facets));
    }

    /**
     * @param {string} text
     * @returns {Query}
     */
    parse(text) {
      return selfreview.query.parse(text, this.fold);
    }

    /**
     * @param {string} text
     * @param {SearchOptions} [options]
     * @returns {Promise<SearchResult>}
     */
    async search(text, options = {}) {
      const query = this.parse(text);
      const { filters = {}, offset = 0, limit = LIMIT, signal } = options;
      const tally = new selfreview.tally.Tally(filters);
      const functions = new Set(filters.function || []);
      const results = (complete) => this.result(query, tally, offset, limit, complete);
      if (query.message) {
        return results(true);
      }
      for (let number = 0; number < this.blocks.length; number++) {
        const entries = await this.block(`t${number}`);
        if (signal && signal.aborted) {
          throw new DOMException("", "AbortError");
        }
        const found = entries.map((entry) => selfreview.matching.passages(query, entry, this.fold, functions));
        tally.add(found.reduce((all, some) => all.concat(some), []));
        const isLast = number === this.blocks.length - 1;
        if (!isLast && options.onProgress && tally.passages.length >= offset + limit) {
          options.onProgress(results(false));
        }
      }
      return results(true);
    }

    /**
     * @param {Query} query
     * @param {Tally} tally
     * @param {number} offset
     * @param {number} limit
     * @param {boolean} complete
     * @returns {SearchResult}
     */
    result(query, tally, offset, limit, complete) {
      return {
        query,
        hits: tally.passages
          .slice(offset, offset + limit)
          .map((passage) => selfreview.matching.show(passage, query, this.fold)),
        total: tally.passages.length,
        occurrences: tally.occurrences,
        reports: tally.reports.size,
        complete,
        facets: tally.facets,
        years: tally.years,
        near: null,
      };
    }
  }

  /** @type {Map<string, Promise<SearchIndex>>} */
  const opened = new Map();

  /**
   * @param {string} base address of the site's root, with a slash at its end
   * @param {Load} [load] how files are loaded; by script elements unless told otherwise
   * @returns {Promise<SearchIndex>}
   */
  function open(base, load = selfreview.data.scripts(base + FOLDER)) {
    const known = opened.get(base);
    if (known) {
      return known;
    }
    const index = load("root").then((root) => new SearchIndex(root, load));
    opened.set(base, index);
    index.catch(() => opened.delete(base));
    return index;
  }

  return { open };
})());
