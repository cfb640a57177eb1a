/* Queries that find nothing as they stand but spell a wording: the search page promises to understand pinyin. */
var selfreview = selfreview || {};
selfreview.spelt = (function () {
  "use strict";

  /** Completions that are tried, the likeliest first. */
  const TRIED = 6;
  const LETTER = /[a-zü]/i;

  /**
   * Search for a query or, where nothing has it, for the first wording that it spells and that is found.
   * @param {OpenIndex} index
   * @param {string} text
   * @param {SearchOptions} options
   * @returns {Promise<SearchResult>} with `spelt` where it is about that wording
   */
  async function search(index, text, options) {
    const result = await index.search(text, options);
    if (result.total || !LETTER.test(text.normalize("NFKC"))) {
      return result;
    }
    await selfreview.box.openCompletions().catch(() => undefined); // then none is found
    for (const { text: spelt } of selfreview.suggest.find(text, TRIED)) {
      const { onProgress } = options;
      /** @param {SearchResult} found */
      const tell = (found) => onProgress && onProgress({ ...found, spelt });
      const found = await index.search(spelt, { ...options, exactly: true, onProgress: tell });
      if (found.total) {
        return { ...found, spelt };
      }
    }
    return result;
  }

  return { search };
})();
