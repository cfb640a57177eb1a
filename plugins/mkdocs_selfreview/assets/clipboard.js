/* Puts text into the clipboard, also where the browser closes that to the page (http, old browsers). */
var selfreview = selfreview || {};

selfreview.clipboard = (function () {
  "use strict";

  /**
   * Copy by a hidden field, the old way; what had the focus gets it back.
   * @param {string} text
   * @returns {boolean} whether the browser says that it copied
   */
  function copyByField(text) {
    const focused = document.activeElement;
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "sr-offscreen";
    field.setAttribute("readonly", "");
    document.body.appendChild(field);
    field.select();
    try {
      return document.execCommand("copy");
    } catch (error) {
      return false;
    } finally {
      field.remove();
      if (focused instanceof HTMLElement) {
        focused.focus();
      }
    }
  }

  /**
   * @param {string} text
   * @returns {Promise<boolean>} whether the text is in the clipboard
   */
  function copy(text) {
    if (!navigator.clipboard) {
      return Promise.resolve(copyByField(text));
    }
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => copyByField(text),
    );
  }

  return { copy };
})();
