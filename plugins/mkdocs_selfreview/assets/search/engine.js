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
  const LIMIT = 20;
  /** Hits that are shown while others are still on their way: as many as a screen has room for. */
  const SCREEN = 8;
  /** Characters that one search loads when only its counts still grow, and while the page still has room. */
  const BUDGET = 120000;
  const BUDGET_OF_PAGE = 200000;
  /** Blocks, and entries, that are looked at together; their passages are shown best first. */
  const BATCH_BLOCKS = 8;
  const BATCH_ENTRIES = 48;
  /** Milliseconds of work after which the page gets its turn. */
  const TURN = 30;

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
      const run = new Run(this, query, options);
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

  /** One search on its way. */
  class Run {
    /**
     * @param {SearchIndex} index
     * @param {Query} query
     * @param {SearchOptions} options
     */
    constructor(index, query, options) {
      this.index = index;
      this.query = query;
      this.options = options;
      this.filters = options.filters || {};
      this.functions = new Set(this.filters.function || []);
      this.end = (options.offset || 0) + (options.limit || LIMIT);
      this.tally = new selfreview.tally.Tally(this.filters, options.order === "frequency");
      this.loadedBefore = selfreview.data.loaded.size;
      this.codes = selfreview.candidates.codesOf(query, index.lists);
      this.turn = Date.now();
      this.hasTurned = false;
    }

    /** @returns {Promise<SearchResult>} */
    async all() {
      const filters = this.index.codesOfFilters(this.filters);
      const together = (this.filters.together || []).map((id) => [this.index.codeOf("theme", id)]);
      for (const stratum of this.strata()) {
        if (!(await this.tiers([...filters, ...together, ...stratum], null))) {
          return this.result(false);
        }
      }
      // what misses one choice only counts for the other values of that facet
      for (let i = 0; i < filters.length; i++) {
        const others = filters.filter((_, place) => place !== i);
        if (!(await this.tiers([...others, ...together], filters[i]))) {
          return this.result(false);
        }
      }
      return this.result(true);
    }

    /**
     * Lists that an entry must be in, in turns, for the order that is asked for.
     * @returns {number[][][]}
     */
    strata() {
      const { order } = this.options;
      if (order === "year" || order === "year-asc") {
        const years = this.index.facets.year.map(({ id }) => [[this.index.codeOf("year", id)]]);
        return order === "year" ? years : years.reverse();
      }
      return [[]];
    }

    /**
     * Look at all entries that the lists propose, tier by tier.
     * @param {number[][]} filters
     * @param {number[] | null} except codes of lists that they must not be in
     * @returns {Promise<boolean>} whether all were looked at
     */
    async tiers(filters, except) {
      const { tiers } = this.index.lists;
      /** @type {Promise<Int32Array>[]} */
      const proposed = [];
      let room = this.end - this.tally.passages.length;
      /** @param {number} tier */
      const propose = (tier) => {
        proposed[tier] = this.proposals(tier, filters, except).then((found) => {
          room -= found.length;
          // what the page has room for will be needed: no use in waiting with it for the texts before it
          if (room > 0) {
            this.index.entries(found).catch(() => {});
            if (tier + 1 < tiers.length) {
              propose(tier + 1);
            }
          }
          return found;
        });
        proposed[tier].catch(() => {});
      };
      for (let tier = 0; tier < tiers.length; tier++) {
        if (!proposed[tier]) {
          propose(tier);
        }
        const found = await proposed[tier];
        for (let next = 0; next < found.length; ) {
          if (this.spent()) {
            return false;
          }
          const batch = this.batch(found, next);
          await this.look(batch);
          next += batch.length;
        }
      }
      return true;
    }

    /**
     * @param {number} tier
     * @param {number[][]} filters
     * @param {number[] | null} except
     * @returns {Promise<Int32Array>} entries of the tier to look at
     */
    async proposals(tier, filters, except) {
      const { lists } = this.index;
      const found = await selfreview.candidates.ofTier(lists, tier, this.codes, filters);
      if (!except) {
        return found;
      }
      return selfreview.lists.without(found, await selfreview.candidates.anyOf(lists, tier, except));
    }

    /** @returns {boolean} whether there is enough to show and no more is to be loaded for the rest alone */
    spent() {
      const { length } = this.tally.passages;
      const budget = length >= this.end ? BUDGET : BUDGET_OF_PAGE;
      return !this.options.full && length > (this.options.offset || 0) && this.loaded >= budget;
    }

    /** @returns {number} */
    get loaded() {
      return selfreview.data.loaded.size - this.loadedBefore;
    }

    /** @returns {number} what should be shown before more is loaded: nothing yet, a screen or the whole page */
    get presentable() {
      const there = this.tally.passages.length - (this.options.offset || 0);
      const screen = there >= SCREEN || (there > 0 && this.loaded >= BUDGET);
      return this.tally.passages.length >= this.end ? 2 : Number(screen);
    }

    /**
     * @param {Int32Array} found
     * @param {number} start
     * @returns {Int32Array}
     */
    batch(found, start) {
      const { ends } = this.index;
      let end = start;
      for (let blocks = 0; end < found.length && end < start + BATCH_ENTRIES && blocks < BATCH_BLOCKS; blocks++) {
        const stop = ends[selfreview.lists.upperBound(ends, found[end])];
        while (end < found.length && end < start + BATCH_ENTRIES && found[end] < stop) {
          end++;
        }
      }
      return found.subarray(start, end);
    }

    /** @param {Int32Array} batch */
    async look(batch) {
      const { presentable } = this;
      const entries = await this.index.entries(batch);
      await this.pause();
      const { query, index, functions } = this;
      this.tally.add(entries.flatMap((entry) => selfreview.matching.passages(query, entry, index.fold, functions)));
      if (this.options.onProgress && this.presentable && (this.presentable > presentable || this.hasTurned)) {
        this.hasTurned = false;
        this.options.onProgress(this.result(false));
      }
    }

    /** Let the page work, and stop if nobody waits for the result any more. */
    async pause() {
      if (Date.now() - this.turn > TURN) {
        await new Promise((resolve) => setTimeout(resolve));
        this.turn = Date.now();
        this.hasTurned = true;
      }
      if (this.options.signal && this.options.signal.aborted) {
        throw Object.assign(new Error("检索已取消"), { name: "AbortError" });
      }
    }

    /**
     * @param {boolean} complete
     * @returns {SearchResult}
     */
    result(complete) {
      const { tally, query } = this;
      return {
        query,
        hits: tally
          .inOrder(this.options.offset || 0, this.end)
          .map((passage) => selfreview.matching.show(passage, query, this.index.fold)),
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
})();
