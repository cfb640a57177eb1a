"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const { describe, test } = require("node:test");
const vm = require("node:vm");
const { ASSETS, load } = require("./load.js");

const { chartOptions } = load(["parts", "grid", "network", "options"].map((name) => `charts/${name}.js`));
const VENDORED = path.join(ASSETS, "vendor/echarts");

const PALETTE = {
  font: "sans",
  text: "#111",
  quiet: "#222",
  line: "#333",
  surface: "#444",
  ground: "#555",
  low: "#666",
  high: "#777",
  onHigh: "#888",
  series: ["#901", "#902"],
};
const cell = (text, address = `to:${text}`, group = "") => ({ text, address, group });
const tableOf = (shape, [heads, ...rows]) => ({
  shape,
  heads: heads.map((text) => cell(text)),
  rows: rows.map((row) => row.map((text) => cell(text, text === "0" ? "" : `to:${text}`))),
});
const YEARS = [
  ["年份", "甲会", "乙会"],
  ["2023（4 份）", "3", "0"],
  ["2024（2 份）", "0", "2"],
];
const build = (table, width = 800) => JSON.parse(JSON.stringify(chartOptions.build(table, PALETTE, width)));

describe("every shape", () => {
  for (const shape of ["columns", "bars", "lines", "heatmap"]) {
    test(`${shape}: each figure leads where its cell does, nothing nowhere`, () => {
      const { series } = build(tableOf(shape, YEARS));
      const figures = series.flatMap(({ data }) => data);
      const leading = figures.filter(({ address }) => address);
      const expected = shape === "bars" ? ["to:3"] : ["to:2", "to:3"];
      assert.deepEqual(leading.map(({ address }) => address).sort(), expected);
      assert.equal(leading.find(({ address }) => address === "to:3").said, "2023（4 份） · 甲会：3");
    });
  }

  test("is still, in the colours of the page, and makes no HTML", () => {
    const option = build(tableOf("columns", YEARS));
    assert.equal(option.animation, false);
    assert.deepEqual(option.color, PALETTE.series);
    assert.equal(option.tooltip.renderMode, "richText");
    assert.equal(option.tooltip.textStyle.color, PALETTE.text);
  });

  test("what is said of a part begins no format of the library's", () => {
    const { formatter } = chartOptions.build(tableOf("columns", YEARS), PALETTE, 800).tooltip;
    assert.equal(formatter({ data: { said: "{a|甲}：3" } }), "｛a|甲}：3");
    assert.equal(formatter({}), "");
  });
});

describe("charts with axes", () => {
  test("columns are stacked; what counts nothing has no column", () => {
    const { series, xAxis, legend } = build(tableOf("columns", YEARS));
    assert.deepEqual(series.map(({ name, stack, data }) => [name, stack, data.map(({ value }) => value)]), [
      ["甲会", "all", [3, null]],
      ["乙会", "all", [null, 2]],
    ]);
    assert.deepEqual(xAxis.data, ["2023\n（4 份）", "2024\n（2 份）"]);
    assert.equal(legend.show, true);
  });

  test("a line passes through nothing", () => {
    const { series } = build(tableOf("lines", YEARS));
    assert.deepEqual(series.map(({ data }) => data.map(({ value }) => value)), [[3, 0], [0, 2]]);
    assert.notEqual(series[0].symbol, series[1].symbol);
  });

  test("bars show one column of the table, the first row on top", () => {
    const { series, yAxis } = build(tableOf("bars", [["首句", "问题数", "年份"], ["甲", "5", "2024"], ["乙", "2", "不明"]]));
    assert.deepEqual(series.map(({ data }) => data.map(({ value }) => value)), [[5, 2]]);
    assert.deepEqual([yAxis.data, yAxis.inverse], [["甲", "乙"], true]);
  });

  test("a legend in several lines leaves the plot less height", () => {
    const heads = ["年份", ...Array.from({ length: 8 }, (_, place) => `很长的会议名称${place}`)];
    const table = tableOf("columns", [heads, ["2024", ...heads.slice(1).map(() => "1")]]);
    assert.ok(build(table, 320).grid.top > build(table, 2000).grid.top + 40);
  });

  test("a heat map names each place, colours what is there and can be read on both ends", () => {
    const { series, visualMap, xAxis, yAxis } = build(tableOf("heatmap", YEARS));
    assert.deepEqual(series[0].data.map(({ value }) => value), [[0, 0, 3], [1, 0, 0], [0, 1, 0], [1, 1, 2]]);
    assert.deepEqual([xAxis.data, yAxis.data], [["甲会", "乙会"], ["2023（4 份）", "2024（2 份）"]]);
    assert.deepEqual([visualMap.max, visualMap.inRange.color], [3, [PALETTE.low, PALETTE.high]]);
    const [much, nothing] = series[0].data;
    assert.equal(much.label.color, PALETTE.onHigh);
    assert.deepEqual([nothing.visualMap, nothing.itemStyle.color], [false, PALETTE.ground]);
  });

  test("names above a narrow heat map stand askew", () => {
    const table = tableOf("heatmap", YEARS);
    assert.deepEqual([build(table, 350), build(table, 900)].map(({ xAxis }) => xAxis.axisLabel.rotate), [60, 0]);
  });
});

describe("a network", () => {
  const edge = (one, other, count) => [cell(one, `to:${one}`, one[0]), cell(other, `to:${other}`, other[0]), cell(count)];
  const table = {
    shape: "network",
    heads: ["主题", "一起出现的主题", "问题数"].map((text) => cell(text, "")),
    rows: [edge("a1", "b1", "6"), edge("a2", "a1", "3"), edge("b2", "b1", "2")],
  };
  const { series, legend } = build(table);
  const [{ data, links, categories }] = series;

  test("has each name once, those of a group side by side", () => {
    assert.deepEqual(data.map(({ name }) => name), ["a1", "a2", "b1", "b2"]);
    assert.deepEqual(categories, [{ name: "a" }, { name: "b" }]);
    assert.deepEqual(data.map(({ category }) => category), [0, 0, 1, 1]);
    assert.equal(legend.show, true);
  });

  test("names and lines lead where their cells do", () => {
    assert.deepEqual(data.map(({ address }) => address), ["to:a1", "to:a2", "to:b1", "to:b2"]);
    assert.deepEqual(links.map(({ source, target, address }) => [source, target, address]), [
      ["a1", "b1", "to:6"],
      ["a2", "a1", "to:3"],
      ["b2", "b1", "to:2"],
    ]);
    assert.equal(links[0].said, "a1 与 b1：6 条");
  });

  test("grows with what it counts", () => {
    const sizes = data.map(({ symbolSize }) => symbolSize);
    assert.ok(sizes[0] > sizes[2] && sizes[2] > sizes[1] && sizes[1] > sizes[3]);
    const widths = links.map(({ lineStyle }) => lineStyle.width);
    assert.ok(widths[0] > widths[1] && widths[1] > widths[2]);
  });
});

describe("where a click leads", () => {
  const table = tableOf("columns", YEARS);
  for (const [name, part, address] of [
    ["a figure", { componentType: "series", data: { address: "to:3" } }, "to:3"],
    ["a figure of nothing", { componentType: "series", data: { address: "" } }, ""],
    ["a part without data", { componentType: "series" }, ""],
    ["the name of a row", { componentType: "yAxis", value: "2023（4 份）" }, "to:2023（4 份）"],
    ["the same in two lines", { componentType: "xAxis", value: "2023\n（4 份）" }, "to:2023（4 份）"],
    ["the name of a column", { componentType: "xAxis", value: "乙会" }, "to:乙会"],
    ["a number of an axis", { componentType: "yAxis", value: 2 }, ""],
  ]) {
    test(name, () => assert.equal(chartOptions.addressOf(table, part), address));
  }
});

describe("the vendored library", () => {
  test("is what its script makes of the published packages", async () => {
    const { vendoredCharts } = await import("../../scripts/vendor_charts.mjs");
    const made = await vendoredCharts();
    assert.deepEqual(fs.readdirSync(VENDORED).sort(), Array.from(made.keys()).sort());
    for (const [name, text] of made) {
      assert.ok(fs.readFileSync(path.join(VENDORED, name), "utf8") === text, `${name}: node scripts/vendor_charts.mjs`);
    }
  });

  test("names its version, that of package.json", () => {
    const { devDependencies } = JSON.parse(fs.readFileSync(path.join(__dirname, "../../package.json"), "utf8"));
    const first = fs.readFileSync(path.join(VENDORED, "echarts.js"), "utf8").split("\n", 1)[0];
    assert.ok(first.startsWith(`/* Apache ECharts ${devDependencies.echarts} (Apache-2.0) with ZRender `), first);
  });

  test("makes no code of texts, which the policy of the pages does not allow", () => {
    const text = fs.readFileSync(path.join(VENDORED, "echarts.js"), "utf8");
    assert.doesNotMatch(text, /\beval\(|new Function\b|setAttribute\("style"|https?:\/\//);
  });

  test("is one classic script that makes one global object", () => {
    const context = vm.createContext({ console });
    vm.runInContext(fs.readFileSync(path.join(VENDORED, "echarts.js"), "utf8"), context);
    assert.equal(typeof vm.runInContext("echarts.init", context), "function");
  });
});
