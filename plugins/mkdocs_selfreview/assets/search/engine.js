/* Searches the index; the seam between the index and whatever shows its results. */
var selfreview = selfreview || {};

/** @typedef {{id: string, name: string, count: number}} FacetValue */

/**
 * @typedef {Object} SearchOptions
 * @property {{[facet: string]: string[]}} [filters] any value of a facet, and all facets; `together` names themes that
 *   an entry must all have
 * @property {"fitness" | "year" | "year-asc" | "frequency"} [order]
 * @property {number} [offset]
 * @property {number} [limit]
 * @property {AbortSignal} [signal]
 * @property {(result: SearchResult) => void} [onProgress] called as soon as a screen and then the page is full, then
 *   as counts grow
 * @property {boolean} [full] count everything, whatever has to be loaded for it
 * @property {boolean} [exactly] do not look for what is near when nothing matches
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
 * @property {string} [spelt] what was searched in place of a query that finds nothing but spells it
 */

selfreview.search = (function () {
  "use strict";

  const FORMAT = 1;
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
      let end = 0;
      /** Where each block ends. */
      this.ends = numbers.list().map((size) => (end += size));
      const code = new selfreview.data.Huffman(selfreview.lists.ascending(numbers), numbers.list());
      this.lists = new selfreview.lists.Lists(numbers, load);
      this.block = selfreview.data.keeping(load, (parts) => selfreview.texts.read(parts, code, this.facets));
      /** @type {Map<string, number>} */
      this.facetCodes = new Map();
      for (const facet of Object.keys(this.facets)) {
        for (const { id } of this.facets[facet]) {
          this.facetCodes.set(`${facet}\n${id}`, this.lists.facetCode(this.facetCodes.size));
        }
      }
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
      const run = new selfreview.run.Run(this, query, options);
      if (query.message) {
        return run.result(true);
      }
      const result = await run.all();
      if (result.total || options.exactly || !query.terms.some((term) => !term.without)) {
        return result;
      }
      return selfreview.near.find(this, result, text, options);
    }

    /**
     * Some entries, by their numbers.
     * @param {ArrayLike<number>} numbers ascending
     * @returns {Promise<TextEntry[]>}
     */
    async entries(numbers) {
      const places = Array.from(numbers, (number) => [selfreview.lists.upperBound(this.ends, number), number]);
      const blocks = new Map();
      await Promise.all(
        Array.from(new Set(places.map(([block]) => block)), async (block) => {
          blocks.set(block, await this.block(`t${block}`));
        })
      );
      return places.map(([block, number]) => blocks.get(block)[number - (block ? this.ends[block - 1] : 0)]);
    }

    /**
     * Read the first text, and a list of those that choices ask for. A page's first text and list take longer than
     * others, as its scripts are compiled at their first use: let that be while nobody waits.
     * @returns {Promise<unknown>}
     */
    warm() {
      const read = this.size.passages ? this.entries([0]) : Promise.resolve([]);
      return Promise.all([
        this.lists.list(this.lists.facetCode(0), 0),
        read.then((entries) =>
          entries.map((entry) => selfreview.matching.passages(this.parse(""), entry, this.fold, new Set()))
        ),
      ]);
    }

    /**
     * Codes of the lists that filters ask for.
     * @param {{[facet: string]: string[]}} filters
     * @returns {number[][]}
     */
    codesOfFilters(filters) {
      return Object.keys(filters)
        .filter((facet) => facet !== "together" && filters[facet].length)
        .map((facet) => filters[facet].map((id) => this.codeOf(facet, id)));
    }

    /**
     * @param {string} facet
     * @param {string} id
     * @returns {number} code of the list of the entries with that value; -1 where there are none
     */
    codeOf(facet, id) {
      return this.facetCodes.get(`${facet}\n${id}`) || -1;
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
})();
