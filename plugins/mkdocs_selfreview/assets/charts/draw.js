/* Draws a chart from the table beside it, in the colours of the page, and follows where its parts lead. */
var selfreview = selfreview || {};

selfreview.drawChart = (function () {
  "use strict";

  /** Colours in turn that charts.css names. */
  const COLOURS = 8;
  /** On paper the stylesheet fits what was drawn for the screen. */
  const paper = window.matchMedia("print");

  /**
   * @param {HTMLElement} figure
   * @returns {ChartTable}
   */
  function read(figure) {
    const [heads, ...rows] = Array.from(figure.querySelectorAll("tr"), (row) => Array.from(row.cells, cellOf));
    return { shape: figure.getAttribute("data-sr-chart") || "", heads, rows };
  }

  /**
   * @param {HTMLTableCellElement} cell
   * @returns {ChartCell}
   */
  function cellOf(cell) {
    const link = cell.querySelector("a");
    return {
      text: (cell.textContent || "").trim(),
      address: link ? link.href : "",
      group: cell.getAttribute("data-sr-group") || "",
    };
  }

  /**
   * @param {HTMLElement} figure
   * @param {HTMLElement} plot
   * @returns {Palette} as the page is now
   */
  function paletteOf(figure, plot) {
    const own = getComputedStyle(plot);
    const tones = figure.getAttribute("data-sr-tones");
    const names = tones ? tones.split(" ") : Array.from({ length: COLOURS }, (_, place) => `chart-${place + 1}`);
    /** @param {string} name */
    const colour = (name) => own.getPropertyValue(`--sr-${name}`).trim();
    return {
      font: own.fontFamily,
      text: own.color,
      quiet: getComputedStyle(/** @type {Element} */ (figure.querySelector("figcaption"))).color,
      line: own.borderTopColor,
      surface: own.backgroundColor,
      ground: colour("ground"),
      low: colour("chart-low"),
      high: colour("chart-high"),
      onHigh: colour("chart-on-high"),
      series: names.map(colour),
    };
  }

  /** @param {HTMLElement} figure */
  function draw(figure) {
    const plot = /** @type {HTMLElement} */ (figure.querySelector("[data-sr-plot]"));
    const library = /** @type {typeof import("echarts/core")} */ (/** @type {any} */ (window).echarts);
    const table = read(figure);
    const chart = library.init(plot, null, { renderer: "canvas" });
    const show = () =>
      chart.setOption(selfreview.chartOptions.build(table, paletteOf(figure, plot), plot.clientWidth), true);
    chart.on("click", (part) => follow(selfreview.chartOptions.addressOf(table, part), part));
    new ResizeObserver(() => {
      if (!paper.matches) {
        // eslint-disable-next-line es-x/no-resizable-and-growable-arraybuffers -- a chart is no buffer
        chart.resize();
        show();
      }
    }).observe(plot);
    new MutationObserver(show).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
    show();
  }

  /**
   * @param {string} address
   * @param {{event?: {event?: {ctrlKey?: boolean, metaKey?: boolean}}}} click
   */
  function follow(address, click) {
    const keys = (click.event && click.event.event) || {};
    if (address && (keys.ctrlKey || keys.metaKey)) {
      window.open(address, "_blank", "noopener");
    } else if (address) {
      window.location.href = address;
    }
  }

  return draw;
})();
