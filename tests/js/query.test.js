"use strict";

const assert = require("node:assert");
const { describe, test } = require("node:test");
const { load } = require("./load.js");

const { query } = load(["search/data.js", "search/query.js"]);
/** A few folds; the whole table comes with the index. */
const fold = query.makeFold("學学習习Ａａａaａa“\"Ａa", " \n\t\u3000");
const plain = (value) => JSON.parse(JSON.stringify(value));
const parse = (text) => plain(query.parse(text, fold)).terms;
const term = (text, more) => ({ text, exact: false, without: false, gap: false, pieces: [text], ...more });

describe("a query is read", () => {
  for (const [name, text, terms] of [
    ["nothing", "  ", []],
    ["one word", " 学习 ", [term("学习")]],
    ["several words", "学习　群众\n调研", [term("学习"), term("群众"), term("调研")]],
    ["folded", "學習", [term("學習", { pieces: ["学习"] })]],
    ["as written", '"学 習"', [term("学 習", { exact: true, pieces: ["学习"] })]],
    ["as written, in wide quotes", "＂学习＂", [term("学习", { exact: true })]],
    ["as written, never ended", '学习 "群众 路线', [term("学习"), term("群众 路线", { exact: true, pieces: ["群众路线"] })]],
    ["without", "学习 -会议 －调研", [term("学习"), term("会议", { without: true }), term("调研", { without: true })]],
    ["without as written", '学习 -"老 好人"', [term("学习"), term("老 好人", { without: true, exact: true, pieces: ["老好人"] })]],
    ["a dash inside", "2023-2024", [term("2023-2024")]],
    ["a dash alone", "学习 - 群众", [term("学习"), term("-"), term("群众")]],
    ["a gap", "对…掌握不够", [term("对…掌握不够", { gap: true, pieces: ["对", "掌握不够"] })]],
    ["gaps of all kinds", "把*当＊看……而...不", [term("把*当＊看……而...不", { gap: true, pieces: ["把", "当", "看", "而", "不"] })]],
    ["a gap at an end", "…不够*", [term("…不够*", { pieces: ["不够"] })]],
    ["signs in quotes", '"-对…"', [term("-对…", { exact: true })]],
    ["as written, in Chinese quotes", "“学 習”", [term("学 習", { exact: true, pieces: ["学习"] })]],
    ["as written, in corner brackets", "「学习」", [term("学习", { exact: true })]],
    ["without as written, in Chinese quotes", "学习 -“四风” 群众", [term("学习"), term("四风", { without: true, exact: true }), term("群众")]],
    ["Chinese quotes inside a term are characters", "反“四风”", [term("反“四风”", { pieces: ['反"四风”'] })]],
    ["Chinese quotes before other characters are characters", "“四风”问题", [term("“四风”问题", { pieces: ['"四风”问题'] })]],
    ["Chinese quotes the wrong way round are characters", "”和“", [term("”和“", { pieces: ['”和"'] })]],
    ["Chinese quotes never ended are characters", "“四风", [term("“四风", { pieces: ['"四风'] })]],
  ]) {
    test(name, () => assert.deepEqual(parse(text), terms));
  }

  for (const text of ['"', '""', "“”", "…", "-…", "**"]) {
    test(`${text} says nothing to look for`, () => {
      assert.deepEqual(parse(text), []);
      assert.match(query.parse(text, fold).message, /请输入/);
    });
  }
});

describe("a term is found in a text", () => {
  const found = (text, written, ends = [written.length]) =>
    query
      .occurrences(query.parse(text, fold).terms[0], written, fold(written), ends)
      .map(({ marks }) => marks.map(([start, end]) => written.slice(start, end)));

  for (const [name, text, written, marks] of [
    ["everywhere", "学习", "学习不够，学习", [["学习"], ["学习"]]],
    ["without overlaps", "人人", "人人人人人", [["人人"], ["人人"]]],
    ["in another script", "学习", "學習", [["學習"]]],
    ["across blanks", "学习不够", "学 习\n不　够。", [["学 习\n不　够"]]],
    ["as written only", '"学习"', "學習学习学 习", [["学习"]]],
    ["nowhere", "学习", "学了又习", []],
    ["with a gap, the shortest way", "对…不够", "对上对下不够，对群众不够", [["对", "不够"], ["对", "不够"]]],
    ["with a gap of nothing", "对*不够", "对不够", [["对", "不够"]]],
    ["with gaps in order", "把…当…看", "看把当把事当饭看", [["把", "当", "看"]]],
    ["with a gap, pieces apart", "人…人", "人人", [["人", "人"]]],
    ["with a gap, a piece not used twice", "人…人", "人", []],
  ]) {
    test(name, () => assert.deepEqual(plain(found(text, written)), marks));
  }

  test("a gap ends with its sentence", () => {
    assert.deepEqual(plain(found("对…不够", "对群众。学习不够。", [4, 9])), []);
    assert.deepEqual(plain(found("对…不够", "好。对人不够。", [2, 7])), [["对", "不够"]]);
  });

  test("the nearest pieces are marked", () => {
    const written = "对上对下不够";
    const [{ start }] = query.occurrences(query.parse("对…不够", fold).terms[0], written, fold(written), [6]);
    assert.equal(start, 2);
  });
});
