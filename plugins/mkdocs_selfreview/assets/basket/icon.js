/* The icons of the basket. */
var selfreview = selfreview || {};

selfreview.icon = (function () {
  "use strict";

  const OUTLINES = {
    basket:
      "M5.5 21c-.8 0-1.4-.5-1.6-1.3L1.1 10.5A1 1 0 0 1 2 9.2h4.9L11.2 3a1 1 0 0 1 1.6 0L17 9.2h5a1 1 0 0 1 .9 1.3l-2.8 9.2c-.2.8-.8 1.3-1.6 1.3zM12 5.2 9.3 9.2h5.4zM12 13a2 2 0 1 0 0 4 2 2 0 0 0 0-4",
    close: "M19 6.4 17.6 5 12 10.6 6.4 5 5 6.4l5.6 5.6L5 17.6 6.4 19l5.6-5.6 5.6 5.6 1.4-1.4-5.6-5.6z",
    up: "M7.4 15.4 12 10.8l4.6 4.6L18 14l-6-6-6 6z",
    down: "M7.4 8.6 12 13.2l4.6-4.6L18 10l-6 6-6-6z",
    grip: "M9 4h2v2H9zm4 0h2v2h-2zM9 9h2v2H9zm4 0h2v2h-2zm-4 5h2v2H9zm4 0h2v2h-2zm-4 5h2v2H9zm4 0h2v2h-2z",
  };

  /**
   * @param {keyof typeof OUTLINES} name
   * @returns {Element} an icon that says nothing of its own
   */
  function icon(name) {
    const outline = selfreview.dom.draw("path", { d: OUTLINES[name] });
    return selfreview.dom.draw(
      "svg",
      { viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
      outline,
    );
  }

  return icon;
})();
