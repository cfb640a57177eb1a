/* Builds elements and loads scripts. Texts only ever become text nodes: they come from reports and are not trusted. */
var selfreview = selfreview || {};
selfreview.dom = (function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  /** @typedef {{[name: string]: string | number | boolean | null | undefined}} Attributes */

  /**
   * @param {Element} element
   * @param {Attributes} attributes `true` sets an empty attribute; `false` and nothing set none
   * @param {(Node | string)[]} children
   */
  function fill(element, attributes, children) {
    Object.keys(attributes).forEach((name) => {
      const value = attributes[name];
      if (value !== false && value !== null && value !== undefined) {
        element.setAttribute(name, value === true ? "" : String(value));
      }
    });
    element.append(...children);
  }

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} tag
   * @param {Attributes} [attributes]
   * @param {(Node | string)[]} children
   * @returns {HTMLElementTagNameMap[K]}
   */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    fill(element, attributes || {}, children);
    return element;
  }

  /**
   * @param {string} tag
   * @param {Attributes} attributes
   * @param {(Node | string)[]} children
   * @returns {Element}
   */
  function draw(tag, attributes, ...children) {
    const element = document.createElementNS(SVG, tag);
    fill(element, attributes, children);
    return element;
  }

  /**
   * A text with its marked ranges, which must be in order and apart.
   * @param {string} text
   * @param {number[][]} marks half-open ranges
   * @returns {DocumentFragment}
   */
  function marked(text, marks) {
    const fragment = document.createDocumentFragment();
    let at = 0;
    marks.forEach(([start, end]) => {
      fragment.append(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    });
    fragment.append(text.slice(at));
    return fragment;
  }

  /**
   * Put new children into an element in place of the old ones.
   * @param {Element} element
   * @param {(Node | string)[]} children
   */
  function replace(element, ...children) {
    element.textContent = "";
    element.append(...children);
  }

  /** @type {Map<string, Promise<void>>} */
  const scripts = new Map();

  /**
   * Load scripts, each once, in this order; one that failed is tried again the next time.
   * @param {string[]} addresses
   * @returns {Promise<unknown>}
   */
  function load(addresses) {
    return Promise.all(addresses.map((address) => scripts.get(address) || loadOne(address)));
  }

  /**
   * @param {string} address
   * @returns {Promise<void>}
   */
  function loadOne(address) {
    /** @type {Promise<void>} */
    const loaded = new Promise((resolve, reject) => {
      const script = make("script", { src: address });
      script.async = false;
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => {
        scripts.delete(address);
        script.remove();
        reject(new Error(`没有加载成功：${address}`));
      });
      document.head.append(script);
    });
    scripts.set(address, loaded);
    return loaded;
  }

  return { make, draw, marked, replace, load };
})();
