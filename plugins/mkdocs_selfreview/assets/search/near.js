/* What comes nearest to a query that nothing matches. */
var selfreview = selfreview || {};

/** @typedef {Awaited<ReturnType<typeof selfreview.search.open>>} SearchIndex */
selfreview.near = (function () {
  "use strict";

  /** Pairs of the query that are looked up, the rarest first, and entries that are then read. */
  const PAIRS = 10;
  const READ = 16;

  /**
   * Loosen a query step by step until something is found.
   * @param {SearchIndex} index
   * @param {SearchResult} nothing the result so far
   * @param {string} text of the query
   * @param {SearchOptions} options
   * @returns {Promise<SearchResult>}
   */
  async function find(index, nothing, text, options) {
    const { limit, signal } = options;
    const plain = text.replace(/["＂“”「」]/g, " ");
    const hasFilters = Object.values(options.filters || {}).some((ids) => ids.length);
    const ways = [
      { text, filters: {}, loosened: "去掉全部筛选条件", tried: hasFilters },
      { text: plain, filters: options.filters, loosened: "去掉引号，不要求逐字相同", tried: plain !== text },
      { text: plain, filters: {}, loosened: "去掉引号和全部筛选条件", tried: plain !== text && hasFilters },
    ];
    for (const way of ways) {
      const { hits } = way.tried
        ? await index.search(way.text, { filters: way.filters, limit, signal, exactly: true })
        : { hits: [] };
      if (hits.length) {
        return { ...nothing, hits, near: { loosened: way.loosened, shared: [] } };
      }
    }
    return byPairs(index, nothing, options.limit || READ);
  }

  /**
   * The sentences that share most with the query, by pairs of characters; a rare pair counts more.
   * @param {SearchIndex} index
   * @param {SearchResult} nothing
   * @param {number} limit
   * @returns {Promise<SearchResult>}
   */
  async function byPairs(index, nothing, limit) {
    const pieces = nothing.query.terms
      .filter((term) => !term.without)
      .reduce((/** @type {string[]} */ all, term) => all.concat(term.pieces), []);
    const worth = await worthOfPairs(index, pieces);
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const { entries, value } of worth.values()) {
      for (const entry of entries) {
        scores.set(entry, (scores.get(entry) || 0) + value);
      }
    }
    const best = Array.from(scores.keys())
      .sort((a, b) => (scores.get(b) || 0) - (scores.get(a) || 0) || a - b)
      .slice(0, Math.min(READ, limit))
      .sort((a, b) => a - b);
    /** @param {string} pair */
    const valueOf = (pair) => (worth.get(pair) || { value: 0 }).value;
    const found = (await index.entries(best)).map((entry) => nearestSentence(entry, pieces, index.fold, valueOf));
    found.sort((a, b) => b.value - a.value);
    const shared = new Set(found.reduce((/** @type {string[]} */ all, one) => all.concat(one.runs), []));
    const hits = found.map(({ passage }) => selfreview.matching.show(passage, { terms: [] }, index.fold));
    const loosened = hits.length ? "没有一处含有全部文字，只列出用字最接近的句子" : "";
    const longest = Array.from(shared).sort((a, b) => b.length - a.length);
    return { ...nothing, hits, near: { loosened, shared: longest.slice(0, 6) } };
  }

  /**
   * @param {string[]} pieces
   * @returns {string[]}
   */
  function pairsOf(pieces) {
    return pieces.reduce(
      (/** @type {string[]} */ all, piece) => all.concat(selfreview.candidates.pairsOf(piece)),
      []
    );
  }

  /**
   * @param {SearchIndex} index
   * @param {string[]} pieces
   * @returns {Promise<Map<string, {entries: Int32Array, value: number}>>}
   */
  async function worthOfPairs(index, pieces) {
    const { lists } = index;
    const pairs = new Set(pairsOf(pieces));
    const known = Array.from(pairs)
      .filter((pair) => lists.code(pair) >= 0)
      .sort((one, other) => lists.weight(lists.code(one)) - lists.weight(lists.code(other)))
      .slice(0, PAIRS);
    const found = await Promise.all(known.map((pair) => lists.list(lists.code(pair), 0)));
    return new Map(
      known.map((pair, i) => {
        const { entries } = found[i];
        return [pair, { entries, value: entries.length ? Math.log(1 + index.size.passages / entries.length) : 0 }];
      })
    );
  }

  /**
   * The sentence of an entry that shares most with some pieces, and the runs of characters that it shares.
   * @param {TextEntry} entry
   * @param {string[]} pieces
   * @param {Fold} fold
   * @param {(pair: string) => number} valueOf
   * @returns {{passage: FoundPassage, runs: string[], value: number}}
   */
  function nearestSentence(entry, pieces, fold, valueOf) {
    const rated = entry.sentences.map((sentence) => {
      const folded = fold(entry.text.slice(sentence.start, sentence.end));
      const runs = pieces.reduce((/** @type {string[]} */ all, piece) => all.concat(runsOf(piece, folded.text)), []);
      const value = Array.from(new Set(pairsOf(runs))).reduce((sum, pair) => sum + valueOf(pair), 0);
      return { sentence, folded, runs, value };
    });
    const { sentence, folded, runs, value } = rated.reduce((a, b) => (b.value > a.value ? b : a));
    /** @type {[number, number][]} */
    const marks = Array.from(new Set(runs), (run) => {
      const at = folded.text.indexOf(run);
      return [
        sentence.start + folded.places[at],
        sentence.start + folded.places[at + run.length - 1] + 1,
      ];
    });
    marks.sort((a, b) => a[0] - b[0]);
    const passage = {
      entry,
      sentences: [sentence],
      marks: selfreview.matching.joined([marks]),
      count: 0,
      frequency: sentence.frequency,
      places: [entry],
    };
    return { passage, runs, value };
  }

  /**
   * The longest stretches of a piece that a text has, of two characters and more unless the piece is one.
   * @param {string} piece
   * @param {string} text
   * @returns {string[]}
   */
  function runsOf(piece, text) {
    const runs = [];
    const least = Math.min(2, piece.length);
    for (let start = 0; start + least <= piece.length; ) {
      let end = start + least;
      if (!text.includes(piece.slice(start, end))) {
        start++;
        continue;
      }
      while (end < piece.length && text.includes(piece.slice(start, end + 1))) {
        end++;
      }
      runs.push(piece.slice(start, end));
      start = end;
    }
    return runs;
  }

  return { find };
})();
