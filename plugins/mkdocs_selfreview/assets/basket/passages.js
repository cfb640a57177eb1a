/* What an item on a page says and where it comes from: whole, by the sentence, or as it is selected. */
var selfreview = selfreview || {};

selfreview.passages = (function () {
  "use strict";

  /** Not part of what an item says. */
  const ASIDE = ".headerlink, .sr-ordinal";
  /** What begins a line of its own. */
  const LINES = new Set(["P", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "DIV", "BLOCKQUOTE"]);

  /**
   * The text of an item as it should be pasted: its lead and paragraphs, without ordinal and permalink.
   * @param {Element} box element marked with data-sr-copy, which may name the text itself in data-sr-text
   * @returns {string}
   */
  function textOf(box) {
    return box.getAttribute("data-sr-text") || linesOf(box);
  }

  /**
   * @param {ParentNode & Node} parent
   * @returns {string} its text, a line for each paragraph
   */
  function linesOf(parent) {
    const lines = [""];
    for (const { node, breaks } of textNodes(parent)) {
      if (breaks) {
        lines.push("");
      }
      lines[lines.length - 1] += (node.nodeValue || "").replace(/\s*\n\s*/g, "");
    }
    return lines
      .map((line) => line.trim())
      .filter(Boolean)
      .join("\n");
  }

  /**
   * The text nodes that count, each with whether a new line begins before it.
   * @param {Node} parent
   * @returns {{node: Text, breaks: boolean}[]}
   */
  function textNodes(parent) {
    /** @type {{node: Text, breaks: boolean}[]} */
    const found = [];
    let breaks = false;
    const visit = (/** @type {Node} */ node) => {
      if (node instanceof Text) {
        found.push({ node, breaks });
        breaks = false;
      } else if (!(node instanceof Element) || !node.matches(ASIDE)) {
        const line = node instanceof Element && LINES.has(node.tagName);
        breaks = breaks || (line && !(/** @type {Element} */ (node).classList.contains("sr-run-in")));
        node.childNodes.forEach(visit);
      }
    };
    parent.childNodes.forEach(visit);
    return found;
  }

  /**
   * Bounds of the sentence around a place; closing quotes and brackets stay with theirs.
   * @param {string} text
   * @param {number} at
   * @returns {[number, number]}
   */
  function sentenceBounds(text, at) {
    const sentence = /[^。！？；\n]*(?:[。！？；][。！？；!?;”’"）)」』》】]*|\n|$)/g;
    let found = sentence.exec(text);
    while (found && found[0] && found.index + found[0].length <= at) {
      found = sentence.exec(text);
    }
    const start = found ? found.index : text.length;
    const words = found ? found[0] : "";
    return [start + words.length - words.trimStart().length, start + words.trimEnd().length];
  }

  /**
   * The sentence around a place in an item's text.
   * @param {Element} box
   * @param {Node} node text node
   * @param {number} offset
   * @returns {Range | null}
   */
  function sentenceRange(box, node, offset) {
    const nodes = textNodes(box);
    let text = "";
    let at = -1;
    const starts = nodes.map((part) => {
      text += part.breaks ? "\n" : "";
      const start = text.length;
      at = part.node === node ? start + offset : at;
      // Line breaks in the source of the page are none of the text.
      text += (part.node.nodeValue || "").replace(/\n/g, " ");
      return start;
    });
    const [start, end] = at < 0 ? [0, 0] : sentenceBounds(text, at);
    if (start >= end) {
      return null;
    }
    const range = document.createRange();
    const first = lastUpTo(starts, start);
    const last = lastUpTo(starts, end - 1);
    range.setStart(nodes[first].node, start - starts[first]);
    range.setEnd(nodes[last].node, end - starts[last]);
    return range;
  }

  /**
   * @param {number[]} starts ascending
   * @param {number} at
   * @returns {number} index of the last that is not behind a place
   */
  function lastUpTo(starts, at) {
    let index = 0;
    starts.forEach((start, place) => {
      index = start <= at ? place : index;
    });
    return index;
  }

  /**
   * @param {Element} element anything inside an item
   * @param {string} text
   * @returns {Passage}
   */
  function passage(element, text) {
    const item = element.closest("[data-sr-href]");
    const source = element.closest("[data-sr-origin]");
    const href = (item && item.getAttribute("data-sr-href")) || "";
    return {
      text,
      origin: (source && source.getAttribute("data-sr-origin")) || "",
      href: new URL(href, document.baseURI).href,
    };
  }

  return { textOf, linesOf, sentenceBounds, sentenceRange, passage };
})();
