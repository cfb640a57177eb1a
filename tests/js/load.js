/* Runs the site's scripts, which are classic ones, as a page does: one after the other, in one global scope. */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const ASSETS = path.join(__dirname, "..", "..", "plugins", "mkdocs_selfreview", "assets");

/**
 * @param {string[]} names scripts below assets, in order
 * @param {object} [globals] what else the scripts shall find
 * @returns {any} the object `selfreview` that they make
 */
function load(names, globals) {
  const context = vm.createContext({ ...globals });
  for (const name of names) {
    const file = path.join(ASSETS, name);
    vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file });
  }
  return context.selfreview;
}

module.exports = { ASSETS, load };
