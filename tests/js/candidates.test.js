"use strict";

const assert = require("node:assert");
const { describe, test } = require("node:test");
const { load } = require("./load.js");

const { candidates } = load(["search/data.js", "search/lists.js", "search/candidates.js"]);
const TIERS = [1000, 5000];
const every = (step, size = 5000) => Int32Array.from({ length: Math.ceil(size / step) }, (_, i) => i * step);

/** Lists by their codes, short ones whole in the first tier; `asked` notes which files would be read. */
function lists(given) {
  const asked = new Set();
  const list = async (code, tier) => {
    asked.add(`${tier}/${code}`);
    const { entries, whole = false } = given[code];
    return { entries: whole ? entries : entries.filter((one) => one < TIERS[tier] && one >= (tier ? TIERS[0] : 0)), whole };
  };
  return { tiers: TIERS, list, asked };
}

describe("candidates are narrowed down", () => {
  test("to what all lists have", async () => {
    const given = lists([{ entries: every(6) }, { entries: every(10) }]);
    assert.deepEqual(Array.from(await candidates.ofTier(given, 0, [0, 1], [])).slice(0, 3), [0, 30, 60]);
    assert.deepEqual(Array.from(await candidates.ofTier(given, 1, [0, 1], [])).slice(0, 2), [1020, 1050]);
  });

  test("without long lists where a short one leaves few", async () => {
    const given = lists([{ entries: Int32Array.of(7, 3000, 4000), whole: true }, { entries: every(2) }]);
    assert.deepEqual(Array.from(await candidates.ofTier(given, 1, [0, 1], [])), [3000, 4000]);
    assert.deepEqual(Array.from(given.asked), ["0/0", "0/1"]);
  });

  test("by all lists while many are left, though some tell nothing", async () => {
    const same = { entries: every(2) };
    const given = lists([same, same, same, { entries: every(100) }]);
    assert.deepEqual(Array.from(await candidates.ofTier(given, 0, [0, 1, 2, 3], [])), Array.from(every(100, 1000)));
  });

  test("not by lists that tell nothing once few are left", async () => {
    const same = { entries: every(20) };
    const given = lists([same, same, same, { entries: every(100) }]);
    assert.equal((await candidates.ofTier(given, 0, [0, 1, 2, 3], [])).length, 50);
  });

  test("to nothing where a character occurs nowhere", async () => {
    assert.equal((await candidates.ofTier(lists([]), 0, [-1], [])).length, 0);
  });
});
