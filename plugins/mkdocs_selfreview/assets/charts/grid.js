/* Charts with two axes: columns, bars, lines, and a heat map. */
var selfreview = selfreview || {};

selfreview.gridCharts = (function () {
  "use strict";

  const { SMALL, figure, names, heads, twoLines, legend, heightOfLegend } = selfreview.chartParts;
  /** Pixels: on a plot that is narrower, names side by side must stand askew. */
  const NARROW = 720;

  /**
   * @param {Palette} palette
   * @param {object} more
   */
  function categories(palette, more) {
    return {
      type: "category",
      triggerEvent: true,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.quiet, fontSize: SMALL },
      ...more,
    };
  }

  /** @param {Palette} palette */
  function counts(palette) {
    return {
      type: "value",
      minInterval: 1,
      splitNumber: 4,
      axisLabel: { color: palette.quiet, fontSize: SMALL },
      splitLine: { lineStyle: { color: palette.line } },
    };
  }

  /**
   * @param {ChartTable} table
   * @param {Palette} palette
   * @param {number} width
   */
  function upright(table, palette, width) {
    const several = table.heads.length > 2;
    return {
      legend: legend(palette, several),
      grid: { left: 4, right: 12, top: several ? heightOfLegend(heads(table), width) + 6 : 10, bottom: 4, containLabel: true },
      xAxis: categories(palette, { data: names(table).map(twoLines) }),
      yAxis: counts(palette),
    };
  }

  /**
   * @param {ChartTable} table
   * @param {Palette} palette
   * @param {number} width
   */
  function columns(table, palette, width) {
    const series = heads(table).map((name, place) => ({
      name,
      type: "bar",
      stack: "all",
      barMaxWidth: 36,
      cursor: "pointer",
      emphasis: { focus: "none" },
      data: table.rows.map((row) => figure(table, row, place + 1)),
    }));
    return { ...upright(table, palette, width), series };
  }

  /**
   * @param {ChartTable} table
   * @param {Palette} palette
   * @param {number} width
   */
  function lines(table, palette, width) {
    const shapes = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect"];
    const series = heads(table).map((name, place) => ({
      name,
      type: "line",
      // Told apart without colours, too.
      symbol: shapes[place % shapes.length],
      symbolSize: 8,
      lineStyle: { width: 2 },
      emphasis: { focus: "series" },
      cursor: "pointer",
      data: table.rows.map((row) => ({ ...figure(table, row, place + 1), value: Number(row[place + 1].text) })),
    }));
    return { ...upright(table, palette, width), series };
  }

  /**
   * @param {ChartTable} table
   * @param {Palette} palette
   * @param {number} width
   */
  function bars(table, palette, width) {
    return {
      grid: { left: 4, right: 36, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: "value", show: false },
      yAxis: categories(palette, {
        inverse: true,
        data: names(table),
        axisLine: { show: false },
        axisLabel: { color: palette.text, fontSize: 12, width: Math.round(width * 0.5), overflow: "truncate" },
      }),
      series: [
        {
          type: "bar",
          barMaxWidth: 18,
          cursor: "pointer",
          label: { show: true, position: "right", color: palette.quiet, fontSize: SMALL },
          data: table.rows.map((row) => figure(table, row, 1)),
        },
      ],
    };
  }

  /**
   * @param {ChartTable} table
   * @param {Palette} palette
   * @param {number} width
   */
  function heatmap(table, palette, width) {
    const most = Math.max(1, ...table.rows.flatMap((row) => row.slice(1).map((cell) => Number(cell.text))));
    const data = table.rows.flatMap((row, down) =>
      row.slice(1).map((cell, across) => ({
        ...figure(table, row, across + 1),
        value: [across, down, Number(cell.text)],
        ...(Number(cell.text) ? {} : { visualMap: false, itemStyle: { color: palette.ground } }),
        label: { color: Number(cell.text) > most / 2 ? palette.onHigh : palette.text },
      })),
    );
    return {
      grid: { left: 4, right: 4, top: 4, bottom: 4, containLabel: true },
      xAxis: categories(palette, {
        position: "top",
        data: heads(table),
        axisLine: { show: false },
        axisLabel: { color: palette.text, fontSize: SMALL, interval: 0, rotate: width < NARROW ? 60 : 0 },
      }),
      yAxis: categories(palette, {
        inverse: true,
        data: names(table),
        axisLine: { show: false },
        axisLabel: { color: palette.text, fontSize: SMALL, interval: 0 },
      }),
      visualMap: { type: "continuous", show: false, min: 0, max: most, inRange: { color: [palette.low, palette.high] } },
      series: [
        {
          type: "heatmap",
          cursor: "pointer",
          label: { show: true, fontSize: SMALL, formatter: (/** @type {{value: number[]}} */ { value }) => value[2] || "" },
          itemStyle: { borderWidth: 1, borderColor: palette.surface },
          data,
        },
      ],
    };
  }

  return { columns, bars, lines, heatmap };
})();
