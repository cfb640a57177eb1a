"use strict";

const assert = require("node:assert");
const { describe, test } = require("node:test");
const { load } = require("./load.js");

const { tally } = load(["search/data.js", "search/texts.js", "search/tally.js"]);
const ORIGIN = { number: 1, isReport: true, values: { year: "2024", meeting: "", scope: "", unit: "" } };
const ENTRY = { origin: ORIGIN, part: "problem", dimensions: ["style"], themes: [] };

/** Passages as a batch finds them, each with a merit and, where it occurs again, a number. */
const found = (...given) =>
  given.map(([merit, repeated = -1, frequency = 1]) => ({
    entry: ENTRY,
    sentences: [{ start: 0, end: 1, function: "", merit, frequency, repeated }],
    marks: [],
    count: 1,
  }));
const merits = (passages) => Array.from(passages, ({ sentences }) => sentences[0].merit);

describe("what is found is counted", () => {
  test("each batch best first, behind those before it", () => {
    const counted = new tally.Tally({}, false);
    counted.add(found([1], [3], [2]));
    counted.add(found([5], [7]));
    assert.deepEqual(merits(counted.inOrder(0, 9)), [3, 2, 1, 7, 5]);
    assert.deepEqual(merits(counted.inOrder(1, 4)), [2, 1, 7]);
  });

  test("most frequent first, of all", () => {
    const counted = new tally.Tally({}, true);
    counted.add(found([1, 10, 2], [2, 11, 9]));
    counted.add(found([3, 12, 5]));
    assert.deepEqual(merits(counted.inOrder(0, 9)), [2, 3, 1]);
  });

  test("a passage that occurs again once, with its values", () => {
    const counted = new tally.Tally({}, false);
    counted.add(found([1, 10, 2], [1, 10, 2], [1]));
    assert.deepEqual([counted.passages.length, counted.occurrences], [2, 3]);
    assert.equal(counted.facets.dimension.style, 2);
  });

  test("in a time that grows as what is found", () => {
    const seconds = (batches) => {
      const batch = found(...Array.from({ length: 48 }, (_, i) => [i % 7]));
      const start = process.cpuUsage();
      const counted = new tally.Tally({}, false);
      for (let i = 0; i < batches; i++) {
        counted.add(batch);
      }
      assert.equal(counted.passages.length, 48 * batches);
      return process.cpuUsage(start).user / 1e6;
    };
    seconds(500);
    assert.ok(seconds(8000) < 30 * Math.max(seconds(1000), 0.02));
  });
});
