/* The whole query in the address of the search page: what is set there can be shared, kept and gone back to. */
var selfreview = selfreview || {};

/**
 * @typedef {object} SearchState
 * @property {string} q
 * @property {{[facet: string]: string[]}} filters chosen values; a facet without any is left out
 * @property {string} order
 * @property {string} view
 * @property {string} sort by which context KWIC lines are sorted; empty for the order of the results
 * @property {number} page batches that are shown, from 1
 */

selfreview.address = (function () {
  "use strict";

  const FACETS = ["part", "dimension", "theme", "together", "function", "year", "meeting", "scope", "unit"];
  const ORDERS = ["fitness", "year", "year-asc", "frequency"];
  const VIEWS = ["cards", "kwic"];
  const SORTS = ["", "left", "right"];
  /** As many batches as an address may ask for at once. */
  const MOST_BATCHES = 25;

  /**
   * @param {string | null} value
   * @param {string[]} allowed the first is the default
   * @returns {string}
   */
  function oneOf(value, allowed) {
    return value !== null && allowed.includes(value) ? value : allowed[0];
  }

  /**
   * @param {string} query the address from its `?` on
   * @returns {SearchState} whatever stands there: what makes no sense is left out
   */
  function read(query) {
    const given = new URLSearchParams(query);
    /** @type {{[facet: string]: string[]}} */
    const filters = {};
    FACETS.forEach((facet) => {
      const values = given.getAll(facet).filter(Boolean);
      if (values.length) {
        filters[facet] = Array.from(new Set(values));
      }
    });
    return {
      q: (given.get("q") || "").trim(),
      filters,
      order: oneOf(given.get("order"), ORDERS),
      view: oneOf(given.get("view"), VIEWS),
      sort: oneOf(given.get("sort"), SORTS),
      page: Math.min(MOST_BATCHES, Math.max(1, Math.floor(Number(given.get("page"))) || 1)),
    };
  }

  /**
   * @param {Partial<SearchState>} state what is missing or default is not written
   * @returns {string} from its `?` on; `?` alone for the default
   */
  function write(state) {
    const parts = new URLSearchParams();
    if (state.q) {
      parts.append("q", state.q);
    }
    const filters = state.filters || {};
    FACETS.forEach((facet) => (filters[facet] || []).forEach((value) => parts.append(facet, value)));
    if (state.order && state.order !== ORDERS[0]) {
      parts.append("order", state.order);
    }
    if (state.view && state.view !== VIEWS[0]) {
      parts.append("view", state.view);
    }
    if (state.sort) {
      parts.append("sort", state.sort);
    }
    if (state.page && state.page > 1) {
      parts.append("page", String(state.page));
    }
    return `?${parts}`;
  }

  return { FACETS, read, write };
})();
