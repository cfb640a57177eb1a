/* What a marked term stands for, in a box beside it: by keyboard, pointer and touch. Without it the terms are plain
   links, described by the list at the end of the page. */
var selfreview = selfreview || {};

(function () {
  "use strict";

  const DELAY = 300; // ms before a pointer that only passes by opens the box, and before one that left closes it
  const GAP = 6; // px between a term and its box

  const { make } = selfreview.dom;
  const box = make("div", { class: "sr-term-box", role: "tooltip", hidden: true });
  /** @type {HTMLAnchorElement | null} the term whose box is open */
  let shown = null;
  let timer = 0;
  let touched = false;

  /**
   * The term at a place of the page, if there is one.
   * @param {EventTarget | null} target
   * @returns {HTMLAnchorElement | null}
   */
  function termAt(target) {
    return target instanceof Element ? target.closest("a.sr-term") : null;
  }

  /**
   * @param {EventTarget | null} target
   * @returns {boolean}
   */
  function inBox(target) {
    return target instanceof Node && box.contains(target);
  }

  /**
   * Put the box below its term, or above where there is no room, and within the page.
   * @param {HTMLAnchorElement} term
   */
  function place(term) {
    const bounds = term.getClientRects()[0] || term.getBoundingClientRect();
    box.style.left = "0px";
    box.style.top = "0px";
    const left = Math.max(GAP, Math.min(bounds.left, document.documentElement.clientWidth - box.offsetWidth - GAP));
    const below = bounds.bottom + GAP;
    const above = bounds.top - GAP - box.offsetHeight;
    const top = below + box.offsetHeight > window.innerHeight && above > 0 ? above : below;
    box.style.left = left + window.pageXOffset + "px";
    box.style.top = top + window.pageYOffset + "px";
  }

  /**
   * @param {HTMLAnchorElement} term
   * @param {boolean} asks whether the term was tapped, so that its box must offer the way to its page
   */
  function show(term, asks) {
    const note = document.getElementById(term.getAttribute("aria-describedby") || "");
    if (!note) {
      return;
    }
    window.clearTimeout(timer);
    shown = term;
    box.textContent = note.textContent;
    if (asks) {
      box.append(make("a", { href: term.href }, "详细说明"));
    }
    box.hidden = false;
    place(term);
  }

  function hide() {
    window.clearTimeout(timer);
    box.hidden = true;
    shown = null;
  }

  /** @param {() => void} what to do when the pointer has stayed */
  function later(what) {
    window.clearTimeout(timer);
    timer = window.setTimeout(what, DELAY);
  }

  /** @param {PointerEvent} event */
  function pointed(event) {
    const term = termAt(event.target);
    if (event.pointerType !== "mouse") {
      return;
    }
    if (!inBox(event.target) && term && term !== shown) {
      later(() => show(term, false));
    } else if (!inBox(event.target) && !term && shown !== document.activeElement) {
      later(hide);
    } else {
      window.clearTimeout(timer);
    }
  }

  function listen() {
    document.body.append(box);
    document.addEventListener("focusin", (event) => {
      const term = termAt(event.target);
      if (term && !touched) {
        show(term, false);
      } else if (!term && !inBox(event.target)) {
        hide();
      }
    });
    document.addEventListener("pointerover", pointed);
    document.addEventListener("pointerdown", (event) => {
      touched = event.pointerType === "touch";
    });
    document.addEventListener("click", (event) => {
      const term = termAt(event.target);
      if (term && touched && term !== shown) {
        event.preventDefault(); // the first tap tells, the second one leads to the term's page
        show(term, true);
      } else if (!term && !inBox(event.target)) {
        hide();
      }
    });
    document.addEventListener("keydown", (event) => {
      touched = false;
      if (event.key === "Escape") {
        hide();
      }
    });
    window.addEventListener("resize", hide);
  }

  if (document.querySelector("a.sr-term")) {
    listen();
  }
})();
