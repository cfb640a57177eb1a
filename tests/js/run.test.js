"use strict";

const assert = require("node:assert");
const { test } = require("node:test");
const { load } = require("./load.js");

const SCRIPTS = ["data", "query", "texts", "lists", "tally", "matching", "candidates", "run"];
const { run, lists, query } = load(SCRIPTS.map((name) => `search/${name}.js`), { setTimeout });
const TIERS = [1000, 4000, 16000, 64000];

/** An index whose one list has some entries; `asked` tells the tiers of the files that were loaded in each round. */
function index(entries) {
  const asked = [];
  const loaded = new Map();
  let loading = false;
  const load = (tier) => {
    if (!loading) {
      asked.push([]);
      loading = true;
    }
    asked[asked.length - 1].push(tier);
    return new Promise((resolve) => setTimeout(resolve, 5)).then(() => {
      loading = false;
    });
  };
  const list = async (code, tier) => {
    loaded.set(tier, loaded.get(tier) || load(tier));
    await loaded.get(tier);
    return { entries: entries.filter((one) => lists.upperBound(TIERS, one) === tier), whole: false };
  };
  return {
    asked,
    facets: {},
    ends: [TIERS[3]],
    fold: query.makeFold([], ""),
    lists: { tiers: TIERS, list, code: () => 0, weight: () => 0 },
    codesOfFilters: () => [],
    entries: async () => [],
  };
}

/** The tiers whose files a search loads, round by round. */
async function rounds(entries) {
  const given = index(Int32Array.from(entries));
  await new run.Run(given, query.parse("甲", given.fold), {}).all();
  return given.asked;
}

test("where the first tier has nothing, all others are asked at once", async () => {
  assert.deepEqual(await rounds([50000]), [[0], [1, 2, 3]]);
});

test("where the first tier has some, as many more as the page has room for", async () => {
  const few = [100, 200, 300];
  assert.deepEqual((await rounds([...few, 2000, 50000]))[1], [1, 2]);
});

test("where the first tier fills the page, no other is asked ahead", async () => {
  const many = Array.from({ length: 40 }, (_, place) => place);
  assert.deepEqual((await rounds([...many, 50000]))[1], [1]);
});
