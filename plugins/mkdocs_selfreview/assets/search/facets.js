/* The facets beside the results: built once, then only counted anew, so that the keyboard keeps its place. */
var selfreview = selfreview || {};
selfreview.facets = (function () {
  "use strict";

  const { make } = selfreview.dom;
  /** Values of a facet that are shown before “更多” is pressed. */
  const FIRST = 8;
  /** What is not known of a material: the last value wherever it stands. */
  const UNKNOWN = "none";
  /** The parts have an order of their own, and years that of the index, newest first. */
  const PARTS = ["problem", "cause", "measure", "phrase", "term", "study", "other"];
  /** @type {[string, string][]} */
  const TITLES = [
    ["part", "部分"],
    ["dimension", "维度"],
    ["theme", "主题"],
    ["year", "年份"],
    ["scope", "个人或班子"],
    ["unit", "单位类型"],
    ["meeting", "会议"],
    ["function", "句子作用"],
  ];

  /**
   * @typedef {object} Value
   * @property {FacetValue} facts
   * @property {HTMLElement} row
   * @property {HTMLInputElement} box
   * @property {HTMLElement} count
   */

  /**
   * @param {FacetValue} facts
   * @param {(chosen: boolean) => void} change
   * @returns {Value}
   */
  function makeValue(facts, change) {
    const box = make("input", { type: "checkbox" });
    const count = make("span", { class: "sr-facet__count" });
    const label = make("label", {}, box, make("span", { class: "sr-facet__name" }, facts.name), count);
    box.addEventListener("change", () => change(box.checked));
    return { facts, row: make("li", {}, label), box, count };
  }

  /**
   * One facet.
   * @param {string} title
   * @param {FacetValue[]} facts
   * @param {(id: string, chosen: boolean) => void} change
   * @param {{open: boolean, ranked: boolean}} how `ranked`: the chosen values stand first, then those of most results
   */
  function makeFacet(title, facts, change, { open, ranked }) {
    const values = facts.map((one) => makeValue(one, (chosen) => change(one.id, chosen)));
    const more = make("button", { type: "button", class: "sr-facet__more" });
    const list = make("ul", {}, ...values.map((value) => value.row));
    const element = make("details", { class: "sr-facet", open }, make("summary", {}, title), list, more);
    let all = false;
    /** @type {() => void} */
    let again = () => undefined;
    more.addEventListener("click", () => {
      all = !all;
      again();
    });

    /**
     * @param {{[id: string]: number}} counts
     * @param {string[]} chosen
     */
    function update(counts, chosen) {
      again = () => update(counts, chosen);
      let shown = 0;
      let left = 0;
      const ordered = ranked ? inOrder(values, counts, chosen) : values;
      arrange(list, ordered.map((value) => value.row));
      ordered.forEach((value) => {
        const count = counts[value.facts.id] || 0;
        value.box.checked = chosen.includes(value.facts.id);
        value.count.textContent = String(count);
        const useful = count > 0 || value.box.checked;
        const fits = all || shown < FIRST || value.box.checked;
        value.row.hidden = !useful || !fits;
        shown += useful && fits ? 1 : 0;
        left += useful && !fits ? 1 : 0;
      });
      element.hidden = shown === 0;
      more.hidden = !left && !all;
      more.textContent = all ? "收起" : `还有 ${left} 项`;
    }

    return { element, update };
  }

  /**
   * @param {Value[]} values
   * @param {{[id: string]: number}} counts
   * @param {string[]} chosen
   * @returns {Value[]}
   */
  function inOrder(values, counts, chosen) {
    /** @param {Value} value */
    const rank = ({ facts: { id } }) => (chosen.includes(id) ? Infinity : id === UNKNOWN ? -1 : counts[id] || 0);
    return values.slice().sort((one, other) => (rank(one) === rank(other) ? 0 : rank(other) - rank(one)));
  }

  /**
   * Put the rows of a list in order; the one that has the focus keeps it.
   * @param {Element} list
   * @param {HTMLElement[]} rows
   */
  function arrange(list, rows) {
    if (rows.every((row, place) => list.children[place] === row)) {
      return;
    }
    const focused = document.activeElement;
    list.append(...rows);
    if (focused instanceof HTMLElement && list.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }

  /**
   * Fill the place of the facets.
   * @param {Element} place
   * @param {{[facet: string]: FacetValue[]}} facets
   * @param {(facet: string, id: string, chosen: boolean) => void} change
   * @returns {(counts: {[facet: string]: {[id: string]: number}}, filters: {[facet: string]: string[]}) => void}
   *   shows counts and what is chosen
   */
  function build(place, facets, change) {
    const built = TITLES.filter(([id]) => (facets[id] || []).length > 0).map(([id, title], position) => {
      const values = facets[id].slice();
      if (id === "part") {
        values.sort((one, other) => PARTS.indexOf(one.id) - PARTS.indexOf(other.id));
      }
      const facet = makeFacet(title, values, (value, chosen) => change(id, value, chosen), {
        open: position < 4,
        ranked: id !== "part" && id !== "year",
      });
      place.append(facet.element);
      return { id, facet };
    });
    return (counts, filters) =>
      built.forEach(({ id, facet }) => facet.update(counts[id] || {}, filters[id] || []));
  }

  /**
   * The chosen values as buttons that drop them.
   * @param {{[facet: string]: string[]}} filters
   * @param {(facet: string, id: string) => string} nameOf
   * @param {(facet: string, id: string, chosen: boolean) => void} change
   * @param {() => void} clear
   * @returns {HTMLElement[]}
   */
  function chosen(filters, nameOf, change, clear) {
    const buttons = Object.entries(filters).flatMap(([facet, ids]) =>
      ids.map((id) => {
        const name = nameOf(facet, id);
        const button = make("button", { type: "button", class: "sr-chosen", "aria-label": `去掉条件：${name}` }, name);
        button.addEventListener("click", () => change(facet, id, false));
        return button;
      })
    );
    if (buttons.length > 1) {
      const all = make("button", { type: "button", class: "sr-chosen sr-chosen--all" }, "清除全部条件");
      all.addEventListener("click", clear);
      buttons.push(all);
    }
    return buttons;
  }

  return { build, chosen };
})();
