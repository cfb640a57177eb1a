/* The shipped scripts run as they stand in the oldest browsers that offices use: what those do not know is an error. */
import js from "@eslint/js";
import compat from "eslint-plugin-compat";
import es from "eslint-plugin-es-x";
import globals from "globals";

const SHIPPED = ["plugins/mkdocs_selfreview/assets/**/*.js"];

const rules = { ...es.configs["flat/restrict-to-es2020"].rules };
for (const name of Object.keys(rules)) {
  // Without types, the linter takes an array's forEach for the one of iterators.
  if (name.startsWith("es-x/no-iterator-prototype-")) {
    delete rules[name];
  }
}

export default [
  { ignores: ["**/vendor/**", "site/", ".venv/", "dist/"] },
  js.configs.recommended,
  {
    files: SHIPPED,
    ...compat.configs["flat/recommended"],
    languageOptions: { ecmaVersion: 2020, sourceType: "script", globals: globals.browser },
    settings: { browserslistOpts: { path: import.meta.dirname } },
  },
  {
    files: SHIPPED,
    plugins: { "es-x": es },
    rules,
    settings: { "es-x": { aggressive: true } },
  },
  {
    files: SHIPPED,
    rules: {
      // Each script adds its part to the one global object, wherever it stands in the page.
      "no-redeclare": ["error", { builtinGlobals: false }],
      "no-unused-vars": ["error", { varsIgnorePattern: "^selfreview$", caughtErrors: "none" }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Texts are untrusted: build elements." },
        { property: "outerHTML", message: "Texts are untrusted: build elements." },
        { property: "insertAdjacentHTML", message: "Texts are untrusted: build elements." },
      ],
      "no-restricted-globals": [
        "error",
        "fetch",
        "Worker",
        "SharedWorker",
        "XMLHttpRequest",
        "WebAssembly",
        "confirm",
        "alert",
        "prompt",
      ],
      strict: ["error", "function"],
    },
  },
  {
    files: ["tests/js/**/*.js", "scripts/**/*.{js,mjs}", "*.mjs"],
    languageOptions: { globals: globals.node },
  },
  {
    files: ["tests/js/**/*.js", "scripts/**/*.js"],
    languageOptions: { sourceType: "commonjs" },
  },
];
