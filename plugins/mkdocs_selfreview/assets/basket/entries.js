/* The basket (素材篮) as data: every change makes a new one, so that nothing shown is changed behind its back. */
var selfreview = selfreview || {};

/**
 * A wording with the place that it comes from.
 * @typedef {{text: string, origin: string, href: string}} Passage
 */

/**
 * A collected passage; `edited` says that its text is no longer the one of its origin.
 * @typedef {{id: string, text: string, origin: string, href: string, note: string, edited: boolean}} Entry
 */

/**
 * Title and choices are those of the export.
 * @typedef {{title: string, origins: boolean, notes: boolean, entries: ReadonlyArray<Entry>}} Basket
 */

selfreview.entries = (function () {
  "use strict";

  /** @type {Basket} */
  const EMPTY = Object.freeze({ title: "素材摘编", origins: true, notes: true, entries: [] });

  /**
   * Read what is stored; whatever is not as it should be is left out, for others may write there, too.
   * @param {string | null} stored
   * @returns {Basket}
   */
  function parse(stored) {
    let value;
    try {
      value = JSON.parse(stored || "null");
    } catch (error) {
      return EMPTY;
    }
    if (!value || !Array.isArray(value.entries)) {
      return EMPTY;
    }
    const known = new Set();
    return {
      title: typeof value.title === "string" ? value.title : EMPTY.title,
      origins: value.origins !== false,
      notes: value.notes !== false,
      entries: value.entries.map(entryOf).filter((/** @type {Entry} */ entry) => {
        const fits = entry.id !== "" && entry.text !== "" && !known.has(entry.id);
        known.add(entry.id);
        return fits;
      }),
    };
  }

  /**
   * @param {any} value
   * @returns {Entry}
   */
  function entryOf(value) {
    const words = (/** @type {string} */ name) =>
      value && typeof value[name] === "string" ? value[name] : "";
    return {
      id: words("id"),
      text: words("text"),
      origin: words("origin"),
      href: words("href"),
      note: words("note"),
      edited: Boolean(value && value.edited === true),
    };
  }

  /**
   * @param {Basket} basket
   * @param {Passage} passage
   * @returns {Entry | undefined} the entry that holds this wording of this place already
   */
  function find(basket, passage) {
    return basket.entries.find((entry) => entry.text === passage.text && entry.href === passage.href);
  }

  /**
   * @param {Passage} passage
   * @returns {Entry} with an id that no other tab gives
   */
  function collected(passage) {
    const id = Date.now().toString(36) + "-" + Math.random().toString(36).slice(2, 10);
    return { id, text: passage.text, origin: passage.origin, href: passage.href, note: "", edited: false };
  }

  /**
   * Put an entry in, in the place of the one with its id; a new one goes to a place or to the end.
   * @param {Basket} basket
   * @param {Entry} entry
   * @param {number} [place]
   * @returns {Basket}
   */
  function put(basket, entry, place) {
    const entries = basket.entries.slice();
    const at = entries.findIndex((other) => other.id === entry.id);
    if (at >= 0) {
      entries[at] = entry;
    } else {
      entries.splice(place === undefined ? entries.length : place, 0, entry);
    }
    return { ...basket, entries };
  }

  /**
   * @param {Basket} basket
   * @param {string} id
   * @returns {Basket}
   */
  function remove(basket, id) {
    return { ...basket, entries: basket.entries.filter((entry) => entry.id !== id) };
  }

  /**
   * @param {Basket} basket
   * @param {string} id
   * @param {number} place where it stands afterwards; too far is the end
   * @returns {Basket}
   */
  function move(basket, id, place) {
    const entry = basket.entries.find((other) => other.id === id);
    return entry ? put(remove(basket, id), entry, Math.max(0, place)) : basket;
  }

  /**
   * Take in what another tab has and this one has not: nothing of either is lost.
   * @param {Basket} mine
   * @param {Basket} theirs
   * @returns {Basket}
   */
  function merge(mine, theirs) {
    const known = new Set(mine.entries.map((entry) => entry.id));
    return { ...mine, entries: mine.entries.concat(theirs.entries.filter((entry) => !known.has(entry.id))) };
  }

  return { EMPTY, parse, find, collected, put, remove, move, merge };
})();
