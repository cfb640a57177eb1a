"use strict";

const assert = require("node:assert");
const { before, describe, test } = require("node:test");
const { load } = require("./load.js");

const NAMES = ["address", "suggest", "kwic", "hits", "years", "ways"];
const SCRIPTS = ["dom.js", ...NAMES.map((name) => `search/${name}.js`)];
const { address, suggest, kwic, hits, years, ways } = load(SCRIPTS, { URLSearchParams });

describe("the address holds the whole query", () => {
  const plain = { q: "", filters: {}, order: "fitness", view: "cards", sort: "", page: 1 };
  for (const [name, query, state] of [
    ["nothing", "", plain],
    ["words", "?q=学习+不够", { ...plain, q: "学习 不够" }],
    ["facets", "?q=a&year=2024&part=problem&part=cause", { ...plain, q: "a", filters: { part: ["problem", "cause"], year: ["2024"] } }],
    ["themes together", "?theme=a&together=b", { ...plain, filters: { theme: ["a"], together: ["b"] } }],
    ["names of meetings", "?meeting=民主生活会", { ...plain, filters: { meeting: ["民主生活会"] } }],
    ["view, order, sort, page", "?q=a&order=year-asc&view=kwic&sort=left&page=3", { ...plain, q: "a", order: "year-asc", view: "kwic", sort: "left", page: 3 }],
    ["signs", "?q=%22a%26b%3Dc%22+-%23+%3Cimg%3E", { ...plain, q: '"a&b=c" -# <img>' }],
  ]) {
    test(`${name} is read`, () => assert.deepEqual(address.read(query), state));
    test(`${name} comes back`, () => assert.deepEqual(address.read(address.write(state)), state));
  }

  for (const [name, query] of [
    ["unknown values", "?order=random&view=__proto__&sort=up&page=x"],
    ["pages below the first", "?page=-2"],
    ["unknown facets and empty values", "?colour=red&year=&part="],
  ]) {
    test(`${name} are left out`, () => assert.deepEqual(address.read(query), plain));
  }

  test("a value chosen twice counts once", () => {
    assert.deepEqual(address.read("?year=2024&year=2024").filters, { year: ["2024"] });
  });

  test("an address cannot ask for more than the page can show at once", () => {
    assert.equal(address.read("?page=1000000").page, 25);
  });

  test("the default is written as nothing", () => assert.equal(address.write(plain), "?"));
});

describe("the topics of a card", () => {
  const names = { theme: { a: "党性修养", b: "联系群众" }, dimension: { c: "党性修养", d: "工作作风", e: "工作作风" } };
  const nameOf = (facet, id) => names[facet][id];
  for (const [name, themes, dimensions, found] of [
    ["themes come before dimensions", ["b"], ["d"], ["themes/b", "dimensions/d"]],
    ["a dimension named like a theme is not said again", ["a", "b"], ["c", "d"], ["themes/a", "themes/b", "dimensions/d"]],
    ["nor are two dimensions of one name", [], ["d", "e"], ["dimensions/d"]],
    ["a dimension stays if only another hit has the theme", ["b"], ["c"], ["themes/b", "dimensions/c"]],
    ["none", [], [], []],
  ]) {
    test(name, () => {
      const shown = hits.topics({ themes, dimensions }, nameOf);
      assert.deepEqual(Array.from(shown, (topic) => `${topic.family}/${topic.id}`), found);
    });
  }
});

describe("completions", () => {
  suggest.take(
    "an安diao调dong动fang方gan干jian建lang浪li理力历lun论liang量nv女pao泡pi批ping评wen问wu武xi西xing行xue学zhong重zhuang装zi自",
    [
      "t\t45\t理论武装\tthemes/lilun-wuzhuang/",
      "w\t9\t理论武装",
      "w\t8\t批评与自我批评",
      "w\t7\t女干部",
      "l\t1\t抓实理论武装",
      "l\t1\t重复建设\t\tchong fu jian she",
      "l\t1\t西安方案",
      "w\t2\tApp太多",
    ].join("\n")
  );
  const find = (text) => Array.from(suggest.find(text, 9), (one) => one.text + (one.page ? "→" : ""));

  for (const [name, typed, found] of [
    ["characters", "理论", ["理论武装→", "理论武装", "抓实理论武装"]],
    ["characters inside", "武装", ["理论武装→", "理论武装", "抓实理论武装"]],
    ["pinyin", "lilunwuzhuang", ["理论武装→", "理论武装", "抓实理论武装"]],
    ["pinyin that is not finished", "lilunwuzh", ["理论武装→", "理论武装", "抓实理论武装"]],
    ["initials", "llwz", ["理论武装→", "理论武装", "抓实理论武装"]],
    ["initials and pinyin", "llwuz", ["理论武装→", "理论武装", "抓实理论武装"]],
    ["characters and pinyin", "理论wz", ["理论武装→", "理论武装", "抓实理论武装"]],
    ["capitals, blanks, apostrophes", "LI lun'wu", ["理论武装→", "理论武装", "抓实理论武装"]],
    ["wide letters", "ｌｌｗｚ", ["理论武装→", "理论武装", "抓实理论武装"]],
    ["ü", "nügan", ["女干部"]],
    ["v for ü", "nvgan", ["女干部"]],
    ["the reading that the word has", "chongfu", ["重复建设"]],
    ["not the usual reading of its character", "zhongfu", []],
    ["xi'an where xian might be one syllable", "xianfang", ["西安方案"]],
    ["letters of the text itself", "apptai", []],
    ["letters as they are written", "app", ["App太多"]],
    ["what nothing spells", "qqqq", []],
    ["nothing", "  ", []],
    ["a sign", "<", []],
  ]) {
    test(name, () => assert.deepEqual(find(typed), found));
  }

  test("the page of that very name comes first, the words themselves are left out", () => {
    assert.deepEqual(find("理论武装"), ["理论武装→", "抓实理论武装"]);
  });

  test("no more than asked for", () => assert.equal(suggest.find("l", 1).length, 1));
});

describe("shorter queries where nothing is found", () => {
  before(() =>
    suggest.take("", ["t\t9\t理论学习", "w\t8\t理论", "w\t7\t办公室", "w\t6\t学习", "w\t5\t联系群众", "l\t2\t学习不够"].join("\n"))
  );
  /** @param {string[]} shared with near hits */
  const shorter = (pieces, shared = []) =>
    Array.from(ways.shorter({ query: { terms: [{ pieces, without: false }, { pieces: ["不要"], without: true }] }, near: { shared } }));

  for (const [name, pieces, shared, offered] of [
    ["each of several words", ["理论学习", "火星"], [], ["理论学习", "火星"]],
    ["what near hits share", ["联系群众很不紧密"], ["联系群众", "不紧密"], ["联系群众", "不紧密"]],
    ["no part of a word", ["理论学习", "火星"], ["理论学"], []],
    ["the words before one that is cut", ["联系群众理论学习"], ["联系群众理论学"], ["联系群众"]],
    ["the words behind one that is cut", ["理论学习联系群众"], ["习联系群众"], ["联系群众"]],
    ["no signs around", ["办公室，主任"], ["办公室，", "，主任"], ["办公室", "主任"]],
    ["nothing twice", ["办公室，办公室。"], ["办公室，", "办公室。"], ["办公室"]],
    ["not the same query again", ["理论学习"], ["理论学习"], []],
    ["not the same query without its signs", ["理论学习", "，"], [], []],
    ["halves of a long one, at the end of a word", ["联系群众不紧密"], [], ["联系群众", "不紧密"]],
    ["no halves of letters", ["xqzvw"], [], []],
    ["no halves of a short one", ["火星人类"], [], []],
    ["no halves of one word", ["理论学习"], [], []],
    ["no single characters", ["群众", "的"], [], ["群众"]],
    ["nothing of nothing", [], [], []],
  ]) {
    test(name, () => assert.deepEqual(shorter(pieces, shared), offered));
  }
});

describe("lines of a concordance", () => {
  const item = { text: "理论学习不够。\n学习靠挤，学习靠钻。", marks: [] };
  const hit = { text: "学习靠挤，学习靠钻。", marks: [[0, 2], [5, 7]], item };
  const shown = (lines) => Array.from(lines, ({ left, key, right }) => [left, key, right]);

  test("one wording has a line for each of its places, with context from the whole item", () => {
    assert.deepEqual(shown(kwic.linesOf(hit, true)), [
      ["理论学习不够。 ", "学习", "靠挤，学习靠钻。"],
      ["理论学习不够。 学习靠挤，", "学习", "靠钻。"],
    ]);
  });

  test("several words have one line, centred on the first and marked in the rest", () => {
    const [line, ...others] = kwic.linesOf(hit, false);
    assert.equal(others.length, 0);
    assert.deepEqual(line.marks.map(([start, end]) => line.right.slice(start, end)), ["学习"]);
  });

  test("a hit without marks has its beginning in the middle", () => {
    assert.deepEqual(shown(kwic.linesOf({ ...hit, marks: [] }, false)), [["理论学习不够。 ", "", hit.text]]);
  });

  test("a sentence that is not in the item stands alone", () => {
    const other = { ...hit, item: { text: "别的", marks: [] } };
    assert.deepEqual(shown(kwic.linesOf(other, true))[0], ["", "学习", "靠挤，学习靠钻。"]);
  });

  const lines = ["丙甲|乙", "乙乙|丙", "甲丙|甲"].map((text) => {
    const [left, right] = text.split("|");
    return { left, key: "学", right, marks: [], hit };
  });
  for (const [side, order] of [
    ["", "乙丙甲"],
    ["right", "丙甲乙"],
    ["left", "丙甲乙"],
  ]) {
    test(`sorted by ${side || "nothing"}`, () => {
      const sorted = kwic.sorted(lines, side);
      // by pinyin: 丙 bing, 甲 jia, 乙 yi
      assert.equal(sorted.map((line) => (side === "left" ? line.left.slice(-1) : line.right)).join(""), order);
    });
  }
});

describe("years of the chart", () => {
  for (const [name, counted, shown] of [
    ["years without any stand between the others", { 2022: 1, 2024: 3 }, "2022:1 2023:0 2024:3"],
    ["a long gap is cut short", { 2013: 1, 2023: 2 }, "2013:1 …:0 2023:2"],
    ["unknown years are left out", { 0: 5, null: 2, 2024: 1 }, "2024:1"],
    ["nothing", {}, ""],
  ]) {
    test(name, () => assert.equal(years.inOrder(counted).map((one) => one.join(":")).join(" "), shown));
  }
});
