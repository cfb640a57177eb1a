/* Puts the search box into the header of every page, wakes the one of the front page, and starts the search page. */
var selfreview = selfreview || {};
(function () {
  "use strict";

  const { make, draw } = selfreview.dom;
  /** Scripts that only the search page needs. */
  const PAGE = ["facets", "hits", "kwic", "years", "ways", "spelt", "keys", "page"];
  const MAGNIFIER =
    "M9.5 3A6.5 6.5 0 0 1 16 9.5c0 1.61-.59 3.09-1.56 4.23l.27.27h.79l5 5-1.5 1.5-5-5v-.79l-.27-.27A6.52 6.52 0 0 1 9.5 16a6.5 6.5 0 0 1 0-13m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9";
  const ARROW = "M20 11v2H8l5.5 5.5-1.42 1.42L4.16 12l7.92-7.92L13.5 5.5 8 11z";

  /** @param {string} path */
  function icon(path) {
    return draw(
      "svg",
      { viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
      draw("path", { d: path })
    );
  }

  /** @param {string} text */
  function openSearchPage(text) {
    window.location.assign(selfreview.options.addressOf({ q: text }));
  }

  /**
   * @param {HTMLFormElement} form with one input
   */
  function wake(form) {
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    selfreview.box.attach(input, { hits: true, submit: openSearchPage });
  }

  /**
   * @param {Element} header
   */
  function addBox(header) {
    const input = make("input", {
      type: "search",
      class: "sr-header__input",
      placeholder: "检索表述，可用拼音",
      "aria-label": "检索表述",
      maxlength: 300,
      "data-sr-main-box": true,
    });
    const close = make("button", { type: "button", class: "md-header__button sr-header__close", "aria-label": "收起检索框" }, icon(ARROW));
    const form = make("form", { class: "sr-header__box", role: "search" }, close, icon(MAGNIFIER), input, make("kbd", { "aria-hidden": "true" }, "/"));
    const open = make("button", { type: "button", class: "md-header__button sr-header__open", "aria-label": "检索" }, icon(MAGNIFIER));
    const place = make("div", { class: "sr-header" }, open, form);
    header.append(place);
    wake(form);
    open.addEventListener("click", () => {
      place.classList.add("sr-header--open");
      input.focus();
    });
    close.addEventListener("click", () => {
      place.classList.remove("sr-header--open");
      open.focus();
    });
  }

  /** @param {KeyboardEvent} event */
  function isTyping(event) {
    const target = event.target;
    return (
      target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
    );
  }

  /** Give the focus to the page's own search box, else to the header's. */
  function focusBox() {
    const input = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-sr-main-box]"));
    if (input) {
      const place = input.closest(".sr-header");
      if (place) {
        place.classList.add("sr-header--open");
      }
      input.focus();
      input.select();
    }
  }

  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);
    const controlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (slash || controlK) {
      event.preventDefault();
      focusBox();
    }
  });

  const header = document.querySelector(".md-header__inner");
  if (header && !document.querySelector("[data-sr-main-box]")) {
    addBox(header);
  }
  const front = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-sr-front-box]"));
  if (front) {
    wake(front);
  }
  if (document.querySelector("[data-sr-search-page]")) {
    selfreview.box.loadOwn(PAGE);
  }
})();
