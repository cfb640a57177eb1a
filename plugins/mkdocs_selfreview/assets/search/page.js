/* The search page: keeps the query in the address and shows its results. */
var selfreview = selfreview || {};
(function () {
  "use strict";

  const { make, replace } = selfreview.dom;
  const { address, box, facets, hits, kwic, spelt, years } = selfreview;
  /** @type {{[view: string]: number}} results fetched at a time */
  const BATCH = { cards: 20, kwic: 100 };
  /** Milliseconds without a key before the texts are searched. */
  const PAUSE = 150;
  const TITLE = document.title;

  const page = /** @type {HTMLElement} */ (document.querySelector("[data-sr-search-page]"));
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (page.querySelector(`[data-sr-${name}]`));
  const input = /** @type {HTMLInputElement} */ (part("main-box"));
  const list = part("results");
  const said = part("said");
  const order = /** @type {HTMLSelectElement} */ (part("order"));
  const more = /** @type {HTMLButtonElement} */ (part("more"));
  const countAll = /** @type {HTMLButtonElement} */ (part("count-all"));

  let state = address.read(window.location.search);
  /** @type {OpenIndex | null} */
  let index = null;
  /** @type {SearchHit[]} */
  let shown = [];
  /** @type {SearchResult | null} */
  let latest = null;
  let running = new AbortController();
  let timer = 0;
  /** Whether everything is counted, whatever has to be loaded for it. */
  let full = false;
  /** Whether the query is still being typed: its unfinished forms are no places to go back to. */
  let typing = false;
  /** @type {ReturnType<typeof facets.build>} */
  let showFacets = () => undefined;
  /** @type {{[facet: string]: Map<string, string>}} */
  const names = {};

  /**
   * @param {string} facet
   * @param {string} id
   * @returns {string}
   */
  function nameOf(facet, id) {
    return (names[facet] && names[facet].get(id)) || id;
  }

  /* ---- State and address ---- */

  /**
   * Change what is asked for, and search.
   * @param {Partial<SearchState>} change
   * @param {boolean} [isTyped] whether the query may grow with the next key
   */
  function ask(change, isTyped = false) {
    state = { ...state, page: 1, ...change };
    full = false;
    if (change.q !== undefined && !isTyped) {
      input.value = change.q;
    }
    const query = address.write(state);
    const keep = typing && isTyped;
    typing = isTyped;
    if (keep) {
      window.history.replaceState(null, "", query);
    } else if (query !== (window.location.search || "?")) {
      rememberPlace();
      window.history.pushState(null, "", query);
    }
    run();
  }

  /** Remember how far down the page is, for the way back from a source. */
  function rememberPlace() {
    window.history.replaceState({ top: window.scrollY }, "");
  }

  function goBack() {
    typing = false;
    state = address.read(window.location.search);
    full = false;
    input.value = state.q;
    run(placeOf(window.history.state));
  }

  /**
   * @param {unknown} kept
   * @returns {number}
   */
  function placeOf(kept) {
    return kept && typeof kept === "object" ? Number(/** @type {{top?: number}} */ (kept).top) || 0 : 0;
  }

  /* ---- Searching ---- */

  /**
   * @param {(result: SearchResult) => void} [onProgress]
   * @returns {SearchOptions}
   */
  function options(onProgress) {
    const { filters } = state;
    const sorted = /** @type {SearchOptions["order"]} */ (state.order);
    return { filters, order: sorted, full, signal: running.signal, onProgress };
  }

  /** @param {number} [top] where to scroll to when the results stand */
  function run(top) {
    if (!index) {
      return;
    }
    running.abort();
    running = new AbortController();
    window.clearTimeout(timer);
    latest = null;
    showControls();
    countAll.hidden = true;
    page.setAttribute("aria-busy", "true");
    const { signal } = running;
    /** @param {SearchResult} result */
    const show = (result) => {
      if (signal.aborted) {
        return;
      }
      if (latest && sameHits(result.hits, shown)) {
        latest = result;
        showFigures(result);
      } else {
        showResult(result);
        window.scrollTo(0, top || window.scrollY);
      }
    };
    spelt.search(index, state.q, { ...options(show), limit: state.page * BATCH[state.view] }).then(
      (result) => {
        show(result);
        if (!signal.aborted) {
          countAll.hidden = result.complete;
          said.textContent = part("figures").textContent;
        }
      },
      (error) => showFailure(error, signal)
    );
  }

  /**
   * @param {SearchHit[]} some
   * @param {SearchHit[]} others
   * @returns {boolean}
   */
  function sameHits(some, others) {
    return (
      some.length === others.length &&
      some.every((hit, at) => hit.text === others[at].text && hit.places[0].url === others[at].places[0].url)
    );
  }

  function fetchMore() {
    if (!index || !latest) {
      return;
    }
    const before = shown.length;
    state = { ...state, page: state.page + 1 };
    window.history.replaceState(null, "", address.write(state));
    more.disabled = true;
    const { signal } = running;
    const { spelt: q = state.q } = latest;
    index.search(q, { ...options(), offset: before, limit: BATCH[state.view] }).then(
      (result) => {
        if (signal.aborted) {
          return;
        }
        shown = shown.concat(result.hits);
        latest = { ...latest, ...result };
        countAll.hidden = result.complete;
        showHits(result.hits);
        const next = list.querySelectorAll(".sr-hit")[before];
        if (next instanceof HTMLElement && !state.sort) {
          next.focus({ preventScroll: true });
        }
      },
      (error) => showFailure(error, signal)
    );
  }

  /**
   * @param {Error} error
   * @param {AbortSignal} [signal]
   */
  function showFailure(error, signal) {
    if (error.name === "AbortError" || (signal && signal.aborted)) {
      return;
    }
    page.removeAttribute("aria-busy");
    const again = make("button", { type: "button", class: "sr-way" }, "重试");
    again.addEventListener("click", start);
    const why = make("span", { class: "sr-muted" }, error.message);
    replace(part("ways"), make("p", { class: "sr-empty" }, "请检查网络或文件夹是否完整。", again, make("br"), why));
    part("figures").textContent = "检索数据没有加载成功";
    part("bar").hidden = true;
    said.textContent = "检索数据没有加载成功";
  }

  /* ---- Showing ---- */

  function showControls() {
    document.title = state.q ? `${state.q} - ${TITLE}` : TITLE;
    order.value = state.order;
    page.querySelectorAll("[data-sr-view]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-sr-view") === state.view));
    });
    const chosen = facets.chosen(state.filters, nameOf, choose, () => ask({ filters: {} }));
    replace(part("chosen"), ...chosen);
    const count = Object.values(state.filters).reduce((sum, ids) => sum + ids.length, 0);
    part("facets-title").textContent = count ? `筛选（已选 ${count} 项）` : "筛选";
  }

  /**
   * @param {string} facet
   * @param {string} id
   * @param {boolean} chosen
   */
  function choose(facet, id, chosen) {
    const others = (state.filters[facet] || []).filter((other) => other !== id);
    const filters = { ...state.filters, [facet]: chosen ? [...others, id] : others };
    if (!filters[facet].length) {
      delete filters[facet];
    }
    ask({ filters });
  }

  /**
   * Totals, counts and years; called again while these are still being counted.
   * @param {SearchResult} result
   */
  function showFigures(result) {
    showFacets(result.facets, state.filters);
    const at = result.complete ? "" : "至少 ";
    let words = `${at}${result.total} 条表述，出自 ${result.reports} 份材料`;
    if (state.q && result.occurrences > result.total) {
      words = `${at}${result.total} 条表述，出现 ${result.occurrences} 处，出自 ${result.reports} 份材料`;
    }
    const nothing = result.near && result.near.shared.length ? "没有完全相同的表述" : "没有找到";
    part("bar").hidden = result.total === 0;
    part("figures").textContent = result.total ? words : nothing;
    replace(part("years"), ...(!state.q ? [] : years.chart(result.years)));
    const left = result.total - shown.length;
    more.hidden = left <= 0 || shown.length === 0;
    more.disabled = false;
    more.textContent = `再看 ${Math.min(left, BATCH[state.view])} 条（还有${result.complete ? "" : "至少"} ${left} 条）`;
  }

  /** @param {SearchResult} result */
  function showResult(result) {
    shown = result.hits;
    latest = result;
    page.removeAttribute("aria-busy");
    replace(list);
    selfreview.ways.show(part("ways"), result, state, ask);
    showHits(result.hits);
  }

  /**
   * Add hits to those that stand; a concordance is made anew, as its lines are sorted.
   * @param {SearchHit[]} added
   */
  function showHits(added) {
    if (state.view === "kwic" && latest && latest.total) {
      const single = latest.query.terms.length === 1 && !latest.query.terms[0].gap;
      const lines = shown.flatMap((hit) => kwic.linesOf(hit, single));
      const table = hits.concordance(kwic.sorted(lines, state.sort), state.sort, sortBy);
      replace(list, make("div", { class: "sr-kwic__frame" }, table));
    } else if (added.length) {
      const cards = list.querySelector("ul") || make("ul", { class: "sr-cards" });
      cards.append(...added.map((hit) => hits.card(hit, nameOf)));
      list.append(cards);
    }
    if (latest) {
      showFigures(latest);
    }
    document.dispatchEvent(new CustomEvent("selfreview:results"));
  }

  /** @param {string} side */
  function sortBy(side) {
    state = { ...state, sort: side };
    window.history.replaceState(null, "", address.write(state));
    showHits([]);
    const button = list.querySelector(side ? "[aria-sort=ascending] button" : "th button");
    if (button instanceof HTMLElement) {
      button.focus();
    }
    said.textContent = side ? `已按${side === "left" ? "上文" : "下文"}排序` : "已恢复原来的顺序";
  }

  /* ---- Start ---- */

  function start() {
    replace(part("ways"));
    box.openIndex().then((opened) => {
      index = opened;
      Object.entries(opened.facets).forEach(([facet, values]) => {
        names[facet] = new Map(values.map((value) => [value.id, value.name]));
      });
      names.together = new Map((opened.facets.theme || []).map(({ id, name }) => [id, `同时谈到${name}`]));
      replace(part("facets"));
      showFacets = facets.build(part("facets"), opened.facets, choose);
      run(placeOf(window.history.state));
    }, showFailure);
  }

  input.value = state.q;
  page.hidden = false;
  box.attach(input, {
    hits: false,
    submit: (text) => ask({ q: text }),
    change: (text) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => text !== state.q && ask({ q: text }, true), PAUSE);
    },
  });
  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    ask({ q: input.value.trim() });
  });
  order.addEventListener("change", () => ask({ order: order.value }));
  page.querySelectorAll("[data-sr-view]").forEach((button) =>
    button.addEventListener("click", () => ask({ view: button.getAttribute("data-sr-view") || "", sort: "" }))
  );
  more.addEventListener("click", fetchMore);
  countAll.addEventListener("click", () => {
    full = true;
    run();
  });
  selfreview.keys.attach(page, input, list);
  window.addEventListener("popstate", goBack);
  window.addEventListener("pagehide", rememberPlace);
  if ("scrollRestoration" in window.history) {
    window.history.scrollRestoration = "manual";
  }
  if (!window.matchMedia("(max-width: 59.9375em)").matches) {
    part("facets-fold").setAttribute("open", "");
  }
  start();
})();
