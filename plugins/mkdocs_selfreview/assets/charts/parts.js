/* What several charts share: figures of a table, their names, the legend. */
var selfreview = selfreview || {};

/**
 * @typedef {object} ChartCell
 * @property {string} text
 * @property {string} address where it leads; empty for nowhere
 * @property {string} group
 */

/**
 * @typedef {object} ChartTable
 * @property {string} shape
 * @property {ChartCell[]} heads the first is that of the names of the rows
 * @property {ChartCell[][]} rows the first cell of each is its name
 */

/**
 * @typedef {object} Palette
 * @property {string} font
 * @property {string} text
 * @property {string} quiet
 * @property {string} line
 * @property {string} surface
 * @property {string} ground where nothing is
 * @property {string} low the colour of little
 * @property {string} high the colour of much
 * @property {string} onHigh the colour of text on much
 * @property {string[]} series
 */

selfreview.chartParts = (function () {
  "use strict";

  /** Pixels of the small print. */
  const SMALL = 12;

  /**
   * @param {ChartTable} table
   * @param {ChartCell[]} row
   * @param {number} column
   * @returns {object} a figure of the table; none where it counts nothing
   */
  function figure(table, row, column) {
    const { text, address } = row[column];
    const value = Number(text) || null;
    return { value, address, said: `${row[0].text} · ${table.heads[column].text}：${text}` };
  }

  /**
   * @param {ChartTable} table
   * @returns {string[]}
   */
  function names(table) {
    return table.rows.map((row) => row[0].text);
  }

  /**
   * @param {ChartTable} table
   * @returns {string[]}
   */
  function heads(table) {
    return table.heads.slice(1).map((head) => head.text);
  }

  /**
   * @param {string} name
   * @returns {string} with the remark on it below
   */
  function twoLines(name) {
    return name.replace("（", "\n（");
  }

  /**
   * @param {Palette} palette
   * @param {boolean} show
   */
  function legend(palette, show) {
    return {
      show,
      type: "plain",
      top: 0,
      left: 0,
      itemWidth: 12,
      itemHeight: 8,
      itemGap: 12,
      textStyle: { color: palette.quiet, fontSize: SMALL },
      inactiveColor: palette.line,
    };
  }

  /**
   * Lines that a legend takes in a plot.
   * @param {string[]} entries
   * @param {number} width in pixels
   * @returns {number} its height in pixels
   */
  function heightOfLegend(entries, width) {
    let left = 0;
    let rows = 1;
    for (const entry of entries) {
      const wide = 30 + entry.length * SMALL;
      if (left && left + wide > width) {
        rows += 1;
        left = 0;
      }
      left += wide;
    }
    return rows * 22 + 6;
  }

  return { SMALL, figure, names, heads, twoLines, legend, heightOfLegend };
})();
