/* Draws the charts of a page once they come near: until then nothing of what draws them is loaded. */
var selfreview = selfreview || {};
(function () {
  "use strict";

  const SCRIPTS = [
    "vendor/echarts/echarts.js",
    ...["parts", "grid", "network", "options", "draw"].map((name) => `charts/${name}.js`),
  ];
  /** How far below the window a chart begins to be loaded. */
  const AHEAD = "200px";
  /** Pixels of each row, and beside all rows, in charts that grow with their table; others are as high as charts.css says. */
  const GROWING = { bars: [26, 12], heatmap: [24, 90] };
  const NOT_LOADED = "图没有载入，请看下面的数据表。";

  const figures = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll("[data-sr-chart]")));

  /** @param {HTMLElement} figure */
  function plotOf(figure) {
    return /** @type {HTMLElement} */ (figure.querySelector("[data-sr-plot]"));
  }

  /** @param {HTMLElement} figure */
  function draw(figure) {
    selfreview.dom
      .load(SCRIPTS.map((name) => `${selfreview.root}assets/selfreview/${name}`))
      .then(() => selfreview.drawChart(figure))
      .catch(() => {
        plotOf(figure).textContent = NOT_LOADED;
        openTable(figure);
      });
  }

  /** @param {HTMLElement} figure */
  function openTable(figure) {
    figure.querySelectorAll("details").forEach((table) => (table.open = true));
  }

  const watcher = new IntersectionObserver(
    (seen) => {
      seen
        .filter((one) => one.isIntersecting)
        .forEach(({ target }) => {
          watcher.unobserve(target);
          draw(/** @type {HTMLElement} */ (target));
        });
    },
    { rootMargin: AHEAD },
  );
  /**
   * Make room for a chart, so that nothing moves when it is drawn.
   * @param {HTMLElement} figure
   */
  function makeRoom(figure) {
    const shape = /** @type {keyof GROWING} */ (figure.getAttribute("data-sr-chart"));
    const plot = plotOf(figure);
    if (GROWING[shape]) {
      const [each, beside] = GROWING[shape];
      plot.style.height = `${figure.querySelectorAll("tbody tr").length * each + beside}px`;
    }
    plot.hidden = false;
  }

  figures.forEach((figure) => {
    makeRoom(figure);
    watcher.observe(figure);
  });

  // On paper a folded table says nothing.
  window.addEventListener("beforeprint", () => figures.forEach(openTable));
})();
