/* How often a wording occurs, year by year: bars to look at, a table to be read out. */
var selfreview = selfreview || {};
selfreview.years = (function () {
  "use strict";

  const { make, draw } = selfreview.dom;
  const STEP = 30;
  const BAR = 18;
  const HIGHEST = 44;
  const ABOVE = 13;
  const BELOW = 14;
  /** A gap of more years than this is drawn as “…”. */
  const GAP = 3;

  /**
   * @param {{[year: string]: number}} years
   * @returns {[string, number][]} in order, with the years without any between them
   */
  function inOrder(years) {
    const known = Object.keys(years).map(Number).filter((year) => year > 0 && years[year] > 0).sort((a, b) => a - b);
    /** @type {[string, number][]} */
    const filled = [];
    known.forEach((year, position) => {
      const before = position ? known[position - 1] : year - 1;
      if (year - before > GAP + 1) {
        filled.push(["…", 0]);
      } else {
        for (let empty = before + 1; empty < year; empty++) {
          filled.push([String(empty), 0]);
        }
      }
      filled.push([String(year), years[year]]);
    });
    return filled;
  }

  /**
   * @param {[string, number][]} counted
   * @returns {Element}
   */
  function bars(counted) {
    const most = Math.max(...counted.map(([, count]) => count));
    const width = counted.length * STEP;
    const height = ABOVE + HIGHEST + BELOW;
    const columns = counted.map(([year, count], position) => {
      const middle = position * STEP + STEP / 2;
      const tall = count ? Math.max(1.5, (HIGHEST * count) / most) : 0;
      const top = ABOVE + HIGHEST - tall;
      const name = draw("text", { x: middle, y: height - 3, class: "sr-bars__year" }, year);
      const figure = draw("text", { x: middle, y: top - 3, class: "sr-bars__count" }, count ? String(count) : "");
      return draw("g", {}, draw("rect", { x: middle - BAR / 2, y: top, width: BAR, height: tall, rx: 1.5 }), figure, name);
    });
    const floor = draw("path", { d: `M0 ${ABOVE + HIGHEST + 0.5}H${width}`, class: "sr-bars__floor" });
    const attributes = { viewBox: `0 0 ${width} ${height}`, width, height, class: "sr-bars", "aria-hidden": "true", focusable: "false" };
    return draw("svg", attributes, floor, ...columns);
  }

  /**
   * @param {[string, number][]} counted
   * @returns {HTMLElement}
   */
  function table(counted) {
    const rows = counted.filter(([, count]) => count).map(([year, count]) =>
      make("tr", {}, make("th", { scope: "row" }, `${year} 年`), make("td", {}, `${count} 处`))
    );
    const made = make("table", { class: "sr-unseen" }, make("caption", {}, "各年出现次数"));
    made.append(make("tbody", {}, ...rows));
    return made;
  }

  /**
   * @param {{[year: string]: number}} years
   * @returns {(HTMLElement | Element)[]} nothing where there are not two years to compare
   */
  function chart(years) {
    const counted = inOrder(years);
    return counted.length < 2 ? [] : [bars(counted), table(counted)];
  }

  return { inOrder, chart };
})();
