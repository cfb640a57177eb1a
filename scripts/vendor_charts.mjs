/* Makes the chart library of the site from its npm package: what the charts use of it, in one classic script.

   node scripts/vendor_charts.mjs */
import { build } from "esbuild";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = path.dirname(import.meta.dirname);
const FOLDER = path.join(ROOT, "plugins/mkdocs_selfreview/assets/vendor/echarts");
const require = createRequire(import.meta.url);

/* Drawn on a canvas: as SVG, elements would get style attributes, which the policy of the pages does not allow. */
const USED = `
import { init, use } from "echarts/core";
import { BarChart, GraphChart, HeatmapChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent, VisualMapContinuousComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
use([BarChart, GraphChart, HeatmapChart, LineChart]);
use([GridComponent, LegendComponent, TooltipComponent, VisualMapContinuousComponent, CanvasRenderer]);
export { init };
`;

/**
 * @returns {Promise<Map<string, string>>} the files of the vendored library by name
 */
export async function vendoredCharts() {
  const library = packageOf("echarts");
  const renderer = packageOf("zrender");
  const { outputFiles } = await build({
    stdin: { contents: USED, resolveDir: ROOT },
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    globalName: "echarts",
    target: ["es2020", "chrome80", "firefox78"],
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    banner: {
      js: `/* Apache ECharts ${library.version} (Apache-2.0) with ZRender ${renderer.version} (BSD-3-Clause); see LICENSE and NOTICE. */`,
    },
  });
  return new Map([["echarts.js", outputFiles[0].text], ...licences(library.folder, renderer.folder)]);
}

/**
 * @param {string} name
 * @returns {{folder: string, version: string}}
 */
function packageOf(name) {
  const file = require.resolve(`${name}/package.json`);
  return { folder: path.dirname(file), version: JSON.parse(fs.readFileSync(file, "utf8")).version };
}

/**
 * @param {string} library folder of the library
 * @param {string} renderer folder of what it draws with
 * @returns {[string, string][]} licence files by name
 */
function licences(library, renderer) {
  const read = (/** @type {string[]} */ ...place) => fs.readFileSync(path.join(...place), "utf8");
  return [
    ["LICENSE", read(library, "LICENSE")],
    ["NOTICE", read(library, "NOTICE")],
    ["LICENSE-d3", read(library, "licenses", "LICENSE-d3")],
    ["LICENSE-zrender", read(renderer, "LICENSE")],
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  fs.mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of await vendoredCharts()) {
    fs.writeFileSync(path.join(FOLDER, name), text);
  }
}
