/* One search on its way: tier by tier from the lists to the texts, telling what is found so far. */
var selfreview = selfreview || {};

selfreview.run = (function () {
  "use strict";

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
            // and what later tiers have is as dense, so that some are known to be needed as well
            const start = tier ? tiers[tier - 1] : 0;
            const density = found.length / (tiers[tier] - start);
            let next = tier;
            do {
              next++;
              if (next < tiers.length && !proposed[next]) {
                propose(next);
              }
            } while (next < tiers.length && density * (tiers[next] - tiers[tier]) < room);
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

  return { Run };
})();
