/* A search box: a combobox that proposes completions and, outside the search page, the first hits. */
var selfreview = selfreview || {};

/** @typedef {Awaited<ReturnType<typeof selfreview.search.open>>} OpenIndex */

selfreview.box = (function () {
  "use strict";

  const { make, replace, load } = selfreview.dom;
  const { group, ofCompletion, ofHit, ofPage } = selfreview.options;
  /** Scripts that search the index; a page loads them when it is about to be searched. */
  const ENGINE = ["data", "query", "texts", "lists", "tally", "matching", "candidates", "run", "near", "engine"];
  const COMPLETIONS = 6;
  const HITS = 5;
  /** Milliseconds without a key before the texts are searched. */
  const PAUSE = 120;

  let boxes = 0;

  /**
   * @param {string[]} names of scripts beside this one
   * @returns {Promise<unknown>}
   */
  function loadOwn(names) {
    return load(names.map((name) => `${selfreview.root}assets/selfreview/search/${name}.js`));
  }

  /**
   * Open the index, loading what that needs.
   * @returns {Promise<OpenIndex>}
   */
  function openIndex() {
    return loadOwn(ENGINE).then(() => selfreview.search.open(selfreview.root));
  }

  /** @returns {Promise<unknown>} when completions can be found */
  function openCompletions() {
    return load([`${selfreview.root}search/completions.js`]);
  }

  /**
   * Make an input the combobox of a box. What the box is inside of becomes the positioned parent of its popup.
   * @param {HTMLInputElement} input
   * @param {{hits: boolean, submit: (text: string) => void, change?: (text: string) => void}} options `hits`: whether
   *   the first hits are shown; `submit`: what Enter does where nothing in the popup is chosen; `change`: called after
   *   each change of the text that is no longer being composed
   * @returns {{close: () => void}}
   */
  function attach(input, options) {
    const id = `sr-popup-${++boxes}`;
    const popup = make("div", { class: "sr-popup", id, role: "listbox", "aria-label": "检索建议", hidden: true });
    const said = make("span", { class: "sr-unseen", role: "status" });
    const box = /** @type {HTMLElement} */ (input.parentNode);
    box.append(popup, said);
    Object.entries({
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": id,
    }).forEach(([name, value]) => input.setAttribute(name, value));

    /** @type {HTMLElement[]} */
    let completions = [];
    /** @type {HTMLElement[]} */
    let hits = [];
    let active = -1;
    let timer = 0;
    /** @type {AbortController | null} */
    let running = null;

    /** @returns {HTMLAnchorElement[]} */
    function all() {
      return Array.from(popup.querySelectorAll("a"));
    }

    /** @param {number} position −1 for none */
    function choose(position) {
      active = position;
      input.removeAttribute("aria-activedescendant");
      all().forEach((one, at) => {
        one.id = `${id}-${at}`;
        one.setAttribute("aria-selected", String(at === position));
        if (at === position) {
          input.setAttribute("aria-activedescendant", one.id);
          one.scrollIntoView({ block: "nearest" });
        }
      });
    }

    function show() {
      const chosen = all()[active];
      replace(popup, ...completions, ...hits);
      choose(all().indexOf(chosen)); // hits may come while a completion is chosen already
      const open = popup.childElementCount > 0 && document.activeElement === input;
      popup.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      const count = popup.querySelectorAll("a").length;
      said.textContent = open && count ? `${count} 项建议，用上下键选择` : "";
    }

    function close() {
      window.clearTimeout(timer);
      if (running) {
        running.abort();
      }
      completions = [];
      hits = [];
      show();
    }

    /** @param {string} text */
    function complete(text) {
      openCompletions().then(
        () => {
          if (text === input.value.trim() && document.activeElement === input) {
            completions = group("补全", selfreview.suggest.find(text, COMPLETIONS).map(ofCompletion));
            show();
          }
        },
        () => undefined // the box works without them
      );
    }

    /** @param {string} text */
    function search(text) {
      if (running) {
        running.abort();
      }
      const controller = new AbortController();
      running = controller;
      openIndex()
        .then((index) => index.search(text, { limit: HITS, signal: controller.signal }))
        .then(
          (result) => showHits(text, result, controller.signal),
          (error) => {
            if (error.name !== "AbortError" && !controller.signal.aborted) {
              hits = [make("p", { class: "sr-popup__note" }, "检索数据没有加载成功，请刷新页面再试。")];
              show();
            }
          }
        );
    }

    /**
     * @param {string} text
     * @param {SearchResult} result
     * @param {AbortSignal} signal
     */
    function showHits(text, result, signal) {
      if (signal.aborted) {
        return;
      }
      const title = result.near ? "没有完全相同的，相近的有" : "表述";
      hits = group(title, result.hits.slice(0, HITS).map(ofHit));
      const count = result.complete ? `全部 ${result.total} 条 →` : `全部表述（至少 ${result.total} 条）→`;
      const words = result.near ? "更多相近的 →" : result.total ? count : "没有这样的表述，去检索页换个办法 →";
      if (result.total || result.near || !completions.length) {
        hits.push(ofPage({ q: text }, words));
      }
      show();
    }

    function changed() {
      const text = input.value.trim();
      window.clearTimeout(timer);
      if (options.change) {
        options.change(text);
      }
      if (!text) {
        close();
        return;
      }
      complete(text);
      if (options.hits) {
        timer = window.setTimeout(() => search(text), PAUSE);
      }
    }

    /** @param {HTMLAnchorElement} chosen */
    function take(chosen) {
      const query = chosen.dataset.query;
      if (query === undefined) {
        window.location.assign(chosen.href);
        return;
      }
      input.value = query;
      close();
      options.submit(query);
    }

    input.addEventListener("input", (event) => {
      if (!(/** @type {InputEvent} */ (event).isComposing)) {
        changed();
      }
    });
    // Chromium has told of the last input before the composition ends.
    input.addEventListener("compositionend", changed);
    input.addEventListener("focus", () => {
      openCompletions().catch(() => undefined);
      openIndex()
        .then((index) => index.warm())
        .catch(() => undefined);
      if (options.hits && input.value.trim()) {
        changed();
      }
    });
    input.addEventListener("blur", close);
    popup.addEventListener("mousedown", (event) => event.preventDefault());
    popup.addEventListener("click", (event) => {
      const chosen = /** @type {Element} */ (event.target).closest("a");
      if (chosen && chosen.dataset.query !== undefined && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        take(chosen);
      }
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) {
        return;
      }
      const choices = popup.hidden ? [] : all();
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && choices.length) {
        const step = event.key === "ArrowDown" ? 1 : -1;
        // one more place than there are choices: the input itself
        const places = choices.length + 1;
        choose(((active + 1 + step + places) % places) - 1);
        event.preventDefault();
        event.stopPropagation();
      } else if (event.key === "Enter") {
        event.preventDefault();
        const text = input.value.trim();
        if (active >= 0 && choices[active]) {
          take(choices[active]);
        } else {
          close();
          options.submit(text);
        }
      } else if (event.key === "Escape") {
        if (choices.length) {
          close();
        } else {
          input.value = "";
          changed();
        }
        event.preventDefault();
        event.stopPropagation();
      }
    });
    return { close };
  }

  return { attach, loadOwn, openIndex, openCompletions };
})();
