/* Hits as cards and as lines of a concordance. */
var selfreview = selfreview || {};
selfreview.hits = (function () {
  "use strict";

  const { make, marked, replace } = selfreview.dom;

  /** Head of the column of the hits. */
  const KEY = "命中";
  /** Characters of a hit that a line of the concordance shows in full. */
  const LONGEST_KEY = 14;

  /** @typedef {(facet: string, id: string) => string} Naming name of a facet's value */

  /** @typedef {{ family: string, id: string, name: string }} Topic a theme or dimension; its family names its folder */

  /**
   * @param {SearchHit["places"][number]} place
   * @returns {string}
   */
  function originOf(place) {
    return [place.title, place.unit, place.year].filter(Boolean).join(" · ");
  }

  /**
   * @param {SearchHit["places"][number]} place
   * @returns {HTMLElement}
   */
  function source(place) {
    const facts = [place.year, place.unit, place.meeting].filter(Boolean).join(" · ");
    return make(
      "span",
      { class: "sr-card__origin" },
      make("a", { href: selfreview.root + place.url }, place.title),
      facts ? ` · ${facts}` : ""
    );
  }

  /**
   * The further places of a wording that occurs more than once.
   * @param {SearchHit} hit
   * @returns {HTMLElement[]}
   */
  function furtherPlaces(hit) {
    const others = hit.places.slice(1);
    if (!others.length) {
      return [];
    }
    const list = make("ul", {}, ...others.map((place) => make("li", {}, source(place))));
    if (hit.more) {
      list.append(make("li", { class: "sr-muted" }, `还有 ${hit.more} 处`));
    }
    const summary = make("summary", {}, `共 ${hit.frequency} 处`);
    return [make("details", { class: "sr-links" }, summary, list)];
  }

  /**
   * The themes and dimensions of a hit; of those that share a name the first.
   * @param {{ themes: string[], dimensions: string[] }} hit
   * @param {Naming} nameOf
   * @returns {Topic[]}
   */
  function topics(hit, nameOf) {
    const all = [
      ...hit.themes.map((id) => ({ family: "themes", id, name: nameOf("theme", id) })),
      ...hit.dimensions.map((id) => ({ family: "dimensions", id, name: nameOf("dimension", id) })),
    ];
    return all.filter((topic, at) => all.findIndex((other) => other.name === topic.name) === at);
  }

  /**
   * @param {Topic} topic
   * @returns {HTMLElement}
   */
  function chip({ family, id, name }) {
    return make("a", { class: `sr-chip sr-chip--${family}`, href: `${selfreview.root}${family}/${id}/index.html` }, name);
  }

  /**
   * Paragraphs of a text with its marks.
   * @param {string} text
   * @param {number[][]} marks
   * @returns {HTMLElement[]}
   */
  function paragraphs(text, marks) {
    let at = 0;
    return text.split("\n").map((line) => {
      const start = at;
      at += line.length + 1;
      const inside = marks
        .filter(([from, to]) => from < start + line.length && to > start)
        .map(([from, to]) => [Math.max(0, from - start), Math.min(line.length, to - start)]);
      return make("p", {}, marked(line, inside));
    });
  }

  /**
   * The button that shows the whole item in place of the sentence.
   * @param {SearchHit} hit
   * @param {HTMLElement} text
   * @returns {HTMLElement}
   */
  function wholeButton(hit, text) {
    const button = make("button", { type: "button", class: "sr-hit__whole", "aria-expanded": "false" }, "看整条");
    button.addEventListener("click", () => {
      const whole = button.getAttribute("aria-expanded") === "false";
      const shown = whole ? hit.item : hit;
      replace(text, ...paragraphs(shown.text, shown.marks));
      button.setAttribute("aria-expanded", String(whole));
      button.textContent = whole ? "只看这句" : "看整条";
    });
    return button;
  }

  /**
   * @param {SearchHit} hit
   * @param {Naming} nameOf
   * @returns {HTMLLIElement}
   */
  function card(hit, nameOf) {
    const text = make("div", { class: "sr-text", "data-sr-copy": true }, ...paragraphs(hit.text, hit.marks));
    const place = hit.places[0];
    const kind = make("span", { class: "sr-tag" }, nameOf("part", hit.part));
    const role = hit.function && !hit.lead ? [make("span", { class: "sr-tag" }, nameOf("function", hit.function))] : [];
    const whole = hit.item.text === hit.text ? [] : [wholeButton(hit, text)];
    const foot = make(
      "div",
      { class: "sr-card__foot sr-hit__foot" },
      ...whole,
      ...topics(hit, nameOf).map(chip),
      make("div", { class: "sr-hit__tools", "data-sr-tools": true })
    );
    return make(
      "li",
      {
        class: `sr-card sr-card--${hit.part} sr-hit`,
        tabindex: -1,
        "data-sr-item": true,
        "data-sr-origin": originOf(place),
        "data-sr-href": selfreview.root + place.url,
      },
      text,
      make("div", { class: "sr-card__foot" }, kind, ...role, source(place), ...furtherPlaces(hit)),
      foot
    );
  }

  /**
   * A line of a concordance; its hit leads to the source.
   * @param {KwicLine} line
   * @returns {HTMLTableRowElement}
   */
  function row(line) {
    const place = line.hit.places[0];
    const origin = [place.year, place.unit || place.title].filter(Boolean).join(" ");
    const key = make("a", { href: selfreview.root + place.url, title: originOf(place) });
    key.append(line.key ? make("mark", {}, line.key) : "·");
    return make(
      "tr",
      { class: "sr-hit", tabindex: -1, "data-sr-href": selfreview.root + place.url },
      make("td", { class: "sr-kwic__left" }, make("span", {}, line.left)),
      make("td", { class: "sr-kwic__key" }, key),
      make("td", { class: "sr-kwic__right" }, make("span", {}, marked(line.right, line.marks)), make("small", {}, origin)),
      make("td", { class: "sr-kwic__origin" }, origin)
    );
  }

  /**
   * @param {KwicLine[]} lines
   * @param {string} sort side by which they are sorted, or empty
   * @param {(side: string) => void} sortBy called with the other side, or with none for the one that is set
   * @returns {HTMLTableElement}
   */
  function concordance(lines, sort, sortBy) {
    /**
     * @param {string} side
     * @param {string} name
     */
    function heading(side, name) {
      const arrow = make("span", { "aria-hidden": "true" }, sort === side ? " ↓" : " ⇅");
      const button = make("button", { type: "button", title: `按${name}排序` }, name, arrow);
      button.addEventListener("click", () => sortBy(sort === side ? "" : side));
      return make("th", { scope: "col", class: `sr-kwic__${side}`, "aria-sort": sort === side ? "ascending" : "none" }, button);
    }
    const head = make(
      "tr",
      {},
      heading("left", "上文"),
      make("th", { scope: "col", class: "sr-kwic__key" }, KEY),
      heading("right", "下文"),
      make("th", { scope: "col", class: "sr-kwic__origin" }, "出处")
    );
    // as wide as the longest hit, as far as there is room for it
    const widest = Math.min(LONGEST_KEY, Math.max(...lines.map((line) => line.key.length)));
    /** @type {HTMLElement} */ (head.children[1]).style.width = `${Math.max(widest, KEY.length) + 1}em`;
    const table = make("table", { class: "sr-kwic" }, make("thead", {}, head));
    table.append(make("tbody", {}, ...lines.map(row)));
    return table;
  }

  return { card, concordance, topics };
})();
