/* Runs the shipped search scripts in node: for tests, and from the command line for measuring.

   node scripts/search_in_node.js FOLDER QUERIES.json    FOLDER holds root.js and the other files of the index;
   prints one JSON object a query: passages, occurrences, reports, whether complete, texts (where not too many), ms, bytes, files. */
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const SCRIPTS = path.join(__dirname, "../plugins/mkdocs_selfreview/assets/search");
/** In the order in which a page loads them. */
const NAMES = ["data", "query", "texts", "lists", "tally", "matching", "candidates", "run", "near", "engine"];
/** Passages whose texts are told. */
const TOLD = 2000;

/** The shipped scripts in a world of their own, without a page. */
function loadScripts() {
  const world = vm.createContext({ URL, setTimeout, Date });
  for (const name of NAMES) {
    const file = path.join(SCRIPTS, `${name}.js`);
    vm.runInContext(fs.readFileSync(file, "utf8"), world, { filename: file });
  }
  return { world, selfreview: vm.runInContext("selfreview", world) };
}

/**
 * Open the index in a folder; `spent` counts what is read.
 * @param {string} folder
 */
async function openIndex(folder) {
  const { world, selfreview } = loadScripts();
  const spent = { bytes: 0, files: 0 };
  let parts = [];
  selfreview.data.take = (/** @type {string} */ _, /** @type {any[]} */ ...given) => {
    parts = given;
  };
  const load = async (/** @type {string} */ name) => {
    const file = path.join(folder, `${name}.js`);
    const contents = fs.readFileSync(file);
    spent.bytes += contents.length;
    spent.files++;
    vm.runInContext(contents.toString(), world, { filename: file });
    return parts;
  };
  return { index: await selfreview.search.open(folder, load), selfreview, spent };
}

async function main(/** @type {string} */ folder, /** @type {string} */ queries) {
  const { index, selfreview, spent } = await openIndex(folder);
  selfreview.data.limits.kept = Infinity;
  for (const query of JSON.parse(fs.readFileSync(queries, "utf8"))) {
    Object.assign(spent, { bytes: 0, files: 0 });
    const start = performance.now();
    const result = await index.search(query, { full: true, exactly: true, limit: TOLD });
    const ms = performance.now() - start;
    const { total, occurrences, reports, complete } = result;
    const texts = total <= TOLD ? result.hits.map((/** @type {{text: string}} */ hit) => hit.text) : null;
    console.log(JSON.stringify({ total, occurrences, reports, complete, texts, ms, ...spent }));
  }
}

module.exports = { loadScripts, openIndex };
if (require.main === module) {
  main(process.argv[2], process.argv[3]);
}
