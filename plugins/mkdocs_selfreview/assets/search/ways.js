/* What to do where a query finds nothing, or only what is near: never a page without a way on. */
var selfreview = selfreview || {};
selfreview.ways = (function () {
  "use strict";

  const { make, replace } = selfreview.dom;
  const COMPLETIONS = 6;
  const SHARED = 4;
  /** Queries longer than this are worth trying by halves. */
  const SHORT = 4;
  const HAN = /[\u3400-\u9fff]/;
  const SIGNS_AROUND = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu;

  /** @typedef {(change: Partial<SearchState>) => void} Ask */

  /**
   * Shorter queries: what near hits share with this one, or each piece of several, or the halves of a long one; none of
   * them cuts a word that the completions know.
   * @param {SearchResult} result
   * @returns {string[]}
   */
  function shorter(result) {
    const terms = result.query.terms.filter((term) => !term.without);
    const pieces = terms.flatMap((term) => term.pieces);
    const shared = result.near ? result.near.shared : [];
    const parts = pieces.length > 1 ? pieces : pieces.flatMap(halves);
    const offered = shared.length ? shared.map((run) => ofWholeWords(run, pieces)) : parts;
    const [whole, ...trimmed] = [pieces.join(""), ...offered].map((part) => part.replace(SIGNS_AROUND, ""));
    return Array.from(new Set(trimmed)).filter((part) => part.length > 1 && part !== whole);
  }

  /**
   * @param {string} run of characters, in one of the pieces
   * @param {string[]} pieces
   * @returns {string} what is left of it when words that it has a part of only are dropped at its ends
   */
  function ofWholeWords(run, pieces) {
    const piece = pieces.find((one) => one.includes(run)) || "";
    const start = piece.indexOf(run);
    let at = 0;
    return selfreview.suggest
      .wordsOf(piece)
      .filter((word) => {
        at += word.length;
        return at - word.length >= start && at <= start + run.length;
      })
      .join("");
  }

  /**
   * @param {string} piece
   * @returns {string[]} both sides of the end of a word that is nearest to the middle; nothing for letters and short pieces
   */
  function halves(piece) {
    if (!HAN.test(piece) || Array.from(piece).length <= SHORT) {
      return [];
    }
    const words = selfreview.suggest.wordsOf(piece);
    const ends = words.slice(0, -1).map((_, last) => words.slice(0, last + 1).join("").length);
    /** @param {number} end */
    const off = (end) => Math.abs(end - piece.length / 2);
    const middle = ends.reduce((one, other) => (off(other) < off(one) ? other : one), 0);
    return [piece.slice(0, middle), piece.slice(middle)];
  }

  /**
   * @param {string} title
   * @param {HTMLElement[]} ways
   * @returns {HTMLElement[]}
   */
  function row(title, ways) {
    return ways.length ? [make("p", { class: "sr-ways__row" }, make("span", {}, title), ...ways)] : [];
  }

  /**
   * @param {string} text
   * @param {() => void} act
   * @returns {HTMLElement}
   */
  function way(text, act) {
    const button = make("button", { type: "button", class: "sr-way" }, text);
    button.addEventListener("click", act);
    return button;
  }

  /**
   * @param {string} text
   * @param {string} page
   * @returns {HTMLElement}
   */
  function link(text, page) {
    return make("a", { class: "sr-way", href: `${selfreview.root}${page}index.html` }, text);
  }

  /**
   * @param {SearchResult} result
   * @param {SearchState} state
   * @param {Ask} ask
   * @returns {HTMLElement[]}
   */
  function all(result, state, ask) {
    const filtered = Object.keys(state.filters).length > 0;
    const found = selfreview.suggest.find(state.q, COMPLETIONS).filter((one) => one.page || one.text !== result.spelt);
    const named = found.map((one) => (one.page ? link(`${one.text}（专页）`, one.page) : way(one.text, () => ask({ q: one.text }))));
    if (result.spelt) {
      return row("也许是", named);
    }
    return [
      ...row("是不是要找", named),
      ...row("放宽条件", filtered ? [way("去掉筛选条件", () => ask({ filters: {} }))] : []),
      ...row("缩短词句", shorter(result).slice(0, SHARED).map((q) => way(q, () => ask({ q })))),
      ...row("换个办法", [
        way("浏览全部表述", () => ask({ q: "", filters: {} })),
        link("按维度找", "dimensions/"),
        link("按主题找", "themes/"),
      ]),
    ];
  }

  /**
   * @param {SearchResult} result
   * @param {SearchState} state
   * @returns {HTMLElement[]}
   */
  function banner(result, state) {
    if (result.query.message) {
      return [make("p", { class: "sr-ways__said" }, result.query.message)];
    }
    if (result.spelt) {
      return [make("p", { class: "sr-ways__said" }, `资料库里没有“${state.q}”，下面是按拼音找到的“${result.spelt}”。`)];
    }
    const isQuoted = /^["＂“「].*["＂”」]$/.test(state.q);
    const asked = !state.q ? "这些条件" : isQuoted ? state.q : `“${state.q}”`;
    const { near } = result;
    if (!near || !result.hits.length) {
      return [make("p", { class: "sr-ways__said" }, `资料库里没有符合${asked}的表述。`)];
    }
    const words = near.shared.length
      ? `资料库里没有与${asked}完全相同的表述。下面是相近的，不是原词。`
      : `照这样要求，资料库里没有${asked}。下面是放宽以后找到的。`;
    return [
      make("p", { class: "sr-ways__said" }, words),
      make("p", { class: "sr-ways__loosened" }, `放宽之处：${near.loosened}`),
    ];
  }

  /**
   * @param {HTMLElement} place
   * @param {SearchResult} result
   * @param {SearchState} state
   * @param {Ask} ask
   */
  function show(place, result, state, ask) {
    replace(place);
    if (result.near || result.spelt || !result.total) {
      const write = () => replace(place, make("div", { class: "sr-ways" }, ...banner(result, state), ...all(result, state, ask)));
      write();
      selfreview.box.openCompletions().then(write, () => undefined);
    } else if (result.query.message) {
      place.append(make("p", { class: "sr-ways__said" }, result.query.message));
    }
  }

  return { show, shorter };
})();
