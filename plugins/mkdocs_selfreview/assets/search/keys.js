/* Keys of the search page: from the box down through the results and back. */
var selfreview = selfreview || {};
selfreview.keys = (function () {
  "use strict";

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement[]} all the results
   * @param {number} step
   */
  function moveFocus(input, all, step) {
    const next = all.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step;
    if (next < 0) {
      input.focus();
    } else if (all[next]) {
      all[next].focus();
    }
  }

  /**
   * Arrows move, Enter opens the source, Escape leads back to the box.
   * @param {HTMLElement} page
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list
   */
  function attach(page, input, list) {
    page.addEventListener("keydown", (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const hit = target.classList.contains("sr-hit") ? target : null;
      if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || !(hit || target === input)) {
        return;
      }
      const all = /** @type {HTMLElement[]} */ (Array.from(list.querySelectorAll(".sr-hit")));
      if (event.key === "ArrowDown") {
        moveFocus(input, all, 1);
      } else if (event.key === "ArrowUp" && hit) {
        moveFocus(input, all, -1);
      } else if (event.key === "Enter" && hit) {
        window.location.assign(hit.getAttribute("data-sr-href") || "");
      } else if (event.key === "Escape" && hit) {
        input.focus();
      } else {
        return;
      }
      event.preventDefault();
    });
  }

  return { attach };
})();
