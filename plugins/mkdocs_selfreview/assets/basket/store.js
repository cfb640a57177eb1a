/* Keeps the basket in the browser, the same in all tabs; where that fails, in memory, and says so. */
var selfreview = selfreview || {};

selfreview.basket = (function () {
  "use strict";

  const KEY = "selfreview.basket";
  const BLOCKED = "这个浏览器不让本站保存数据：素材只留在当前页面，离开或关闭之前请先导出。";
  const FULL = "浏览器的存储空间满了：最近的改动没有存下，离开或关闭当前页面之前请先导出，或者删去一些素材。";

  /** @type {((basket: Basket) => void)[]} */
  const listeners = [];
  /** Why the storage does not hold what is shown; empty while it does. */
  let trouble = "";
  let basket = read(selfreview.entries.EMPTY);

  /**
   * @param {Basket} otherwise what to take where nothing can be read
   * @returns {Basket}
   */
  function read(otherwise) {
    try {
      return selfreview.entries.parse(localStorage.getItem(KEY));
    } catch (error) {
      trouble = BLOCKED;
      return otherwise;
    }
  }

  function write() {
    try {
      localStorage.setItem(KEY, JSON.stringify(basket));
      trouble = "";
    } catch (error) {
      trouble = trouble || FULL;
    }
  }

  function tell() {
    listeners.forEach((listener) => listener(basket));
  }

  /**
   * Change what the storage holds now, which another tab may have written, or what could not be stored.
   * @param {(basket: Basket) => Basket} edit
   */
  function change(edit) {
    basket = edit(trouble ? basket : read(basket));
    write();
    tell();
  }

  window.addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== null) {
      return;
    }
    const stored = read(basket);
    basket = trouble ? selfreview.entries.merge(basket, stored) : stored;
    tell();
  });

  window.addEventListener("beforeunload", (event) => {
    if (trouble && basket.entries.length) {
      event.preventDefault();
      event.returnValue = trouble;
    }
  });

  return {
    change,
    /** @returns {Basket} */
    get: () => basket,
    /** @returns {string} */
    trouble: () => trouble,
    /**
     * Tell a listener of the basket now and at every change.
     * @param {(basket: Basket) => void} listener
     */
    watch: (listener) => {
      listeners.push(listener);
      listener(basket);
    },
  };
})();
