/* What a chart shows, as options for the chart library: pure functions of its table and the colours of the page. */
var selfreview = selfreview || {};

selfreview.chartOptions = (function () {
  "use strict";

  /** @type {{[shape: string]: (table: ChartTable, palette: Palette, width: number) => {[name: string]: unknown}}} */
  const SHAPES = { ...selfreview.gridCharts, network: selfreview.networkChart };

  /**
   * @param {ChartTable} table
   * @param {Palette} palette
   * @param {number} width of the plot in pixels
   * @returns {{[name: string]: unknown}}
   */
  function build(table, palette, width) {
    return {
      // Nothing moves: a figure is there to be read.
      animation: false,
      backgroundColor: "transparent",
      color: palette.series,
      textStyle: { fontFamily: palette.font, color: palette.text },
      // Drawn in the chart itself: texts never become HTML, and the policy allows no style attributes.
      tooltip: {
        renderMode: "richText",
        confine: true,
        transitionDuration: 0,
        backgroundColor: palette.surface,
        borderColor: palette.line,
        textStyle: { color: palette.text, fontSize: 12, fontFamily: palette.font },
        formatter: (/** @type {{data?: {said?: string}}} */ part) => plain((part.data && part.data.said) || ""),
      },
      ...SHAPES[table.shape](table, palette, width),
    };
  }

  /**
   * @param {string} text
   * @returns {string} without the sign that begins a format in the library's texts
   */
  function plain(text) {
    return text.replace(/\{/g, "｛");
  }

  /**
   * Where a part of a chart leads: a figure to what it counts, a name to what it names.
   * @param {ChartTable} table
   * @param {{componentType?: string, value?: unknown, data?: unknown}} part as the library tells of a click
   * @returns {string} empty for nowhere
   */
  function addressOf(table, part) {
    const { componentType, value } = part;
    if (componentType === "xAxis" || componentType === "yAxis") {
      const named = [...table.heads, ...table.rows.map((row) => row[0])];
      const cell = named.find(({ text }) => text === value || selfreview.chartParts.twoLines(text) === value);
      return cell ? cell.address : "";
    }
    return /** @type {{address?: string}} */ (part.data || {}).address || "";
  }

  return { build, addressOf };
})();
