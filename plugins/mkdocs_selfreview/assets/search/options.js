/* What a search box proposes, as options of its listbox. */
var selfreview = selfreview || {};
selfreview.options = (function () {
  "use strict";

  const { make, marked } = selfreview.dom;
  /** Characters before the first mark of a hit that are still shown. */
  const BEFORE = 12;
  /** @type {{[kind: string]: string}} */
  const KINDS = { theme: "主题页", dimension: "维度页", word: "检索", lead: "检索条目" };

  /**
   * @param {Partial<SearchState>} state
   * @returns {string} address of the search page that shows it
   */
  function addressOf(state) {
    return `${selfreview.root}search/index.html${selfreview.address.write(state)}`;
  }

  /**
   * A text cut so that its first mark is seen at once.
   * @param {SearchHit} hit
   * @returns {DocumentFragment}
   */
  function snippet(hit) {
    const first = hit.marks.length ? hit.marks[0][0] : 0;
    const cut = first > BEFORE + 6 ? first - BEFORE : 0;
    const text = marked(hit.text.slice(cut), hit.marks.map(([start, end]) => [start - cut, end - cut]));
    text.prepend(cut ? "…" : "");
    return text;
  }

  /**
   * @param {string} href
   * @param {(Node | string)[]} children
   * @returns {HTMLAnchorElement}
   */
  function option(href, ...children) {
    return make("a", { role: "option", href, tabindex: -1, class: "sr-option", "aria-selected": "false" }, ...children);
  }

  /**
   * @param {string} title
   * @param {HTMLElement[]} options
   * @returns {HTMLElement[]} nothing where there are no options
   */
  function group(title, options) {
    const heading = make("div", { class: "sr-popup__title", "aria-hidden": "true" }, title);
    return options.length ? [make("div", { role: "group", "aria-label": title }, heading, ...options)] : [];
  }

  /**
   * @param {Completion} completion
   * @returns {HTMLAnchorElement}
   */
  function ofCompletion(completion) {
    const href = completion.page
      ? `${selfreview.root}${completion.page}index.html`
      : addressOf({ q: completion.text });
    const made = option(
      href,
      make("span", { class: "sr-option__text" }, completion.text),
      make("span", { class: "sr-option__kind" }, KINDS[completion.kind] + (completion.page ? ` · ${completion.count} 条` : ""))
    );
    if (!completion.page) {
      made.dataset.query = completion.text;
    }
    return made;
  }

  /**
   * @param {SearchHit} hit
   * @returns {HTMLAnchorElement}
   */
  function ofHit(hit) {
    const place = hit.places[0];
    const origin = [place.year, place.unit, place.title].filter(Boolean).join(" · ");
    return option(
      selfreview.root + place.url,
      make("span", { class: "sr-option__text" }, snippet(hit)),
      make("span", { class: "sr-option__origin" }, origin)
    );
  }

  /**
   * @param {Partial<SearchState>} state
   * @param {string} words
   * @returns {HTMLAnchorElement} leads to the search page
   */
  function ofPage(state, words) {
    return option(addressOf(state), make("span", { class: "sr-option__all" }, words));
  }

  return { addressOf, group, ofCompletion, ofHit, ofPage };
})();
