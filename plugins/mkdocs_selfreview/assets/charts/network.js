/* A network: names around a circle, and what joins them. */
var selfreview = selfreview || {};

selfreview.networkChart = (function () {
  "use strict";

  const { SMALL, legend, heightOfLegend } = selfreview.chartParts;
  /** Radius in pixels of the smallest and the largest node, width of the thinnest and the thickest line. */
  const NODES = [5, 17];
  const EDGES = [1, 7];
  /** Pixels around the circle for the names. */
  const AROUND = 90;

  /**
   * @param {ChartTable} table each row an edge: two names and a count
   * @param {Palette} palette
   * @param {number} width
   */
  function network(table, palette, width) {
    const nodes = nodesOf(table);
    const groups = Array.from(new Set(nodes.map((node) => node.group)));
    const most = Math.max(...nodes.map((node) => node.weight));
    const strongest = Math.max(...table.rows.map((row) => Number(row[2].text)));
    const top = heightOfLegend(groups, width);
    return {
      legend: legend(palette, true),
      series: [
        {
          type: "graph",
          layout: "circular",
          circular: { rotateLabel: true },
          left: "center",
          top: top + AROUND,
          bottom: AROUND,
          width: Math.max(120, Math.min(width - 2 * AROUND, 460)),
          cursor: "pointer",
          categories: groups.map((name) => ({ name })),
          label: { show: true, color: palette.text, fontSize: SMALL, formatter: "{b}" },
          lineStyle: { color: "source", curveness: 0.25, opacity: 0.5 },
          emphasis: { focus: "adjacency", lineStyle: { opacity: 0.9 } },
          blur: { itemStyle: { opacity: 0.25 }, lineStyle: { opacity: 0.08 }, label: { opacity: 0.25 } },
          data: nodes.map(({ name, address, group, weight }) => ({
            name,
            address,
            category: groups.indexOf(group),
            symbolSize: 2 * scaled(Math.sqrt(weight / most), NODES),
            said: `${name}（${group}）`,
          })),
          links: table.rows.map((row) => ({
            source: row[0].text,
            target: row[1].text,
            address: row[2].address,
            lineStyle: { width: scaled(Number(row[2].text) / strongest, EDGES) },
            said: `${row[0].text} 与 ${row[1].text}：${row[2].text} 条`,
          })),
        },
      ],
    };
  }

  /**
   * @param {number} share from 0 to 1
   * @param {number[]} range
   * @returns {number}
   */
  function scaled(share, [least, most]) {
    return least + share * (most - least);
  }

  /**
   * @param {ChartTable} table
   * @returns {{name: string, address: string, group: string, weight: number}[]} group by group, as they first occur
   */
  function nodesOf(table) {
    const nodes = new Map();
    for (const row of table.rows) {
      for (const { text, address, group } of row.slice(0, 2)) {
        const node = nodes.get(text) || { name: text, address, group, weight: 0 };
        node.weight += Number(row[2].text);
        nodes.set(text, node);
      }
    }
    const all = Array.from(nodes.values());
    const groups = all.map((node) => node.group);
    return all.sort((one, other) => groups.indexOf(one.group) - groups.indexOf(other.group));
  }

  return network;
})();
