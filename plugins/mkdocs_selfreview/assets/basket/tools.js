/* Copying and collecting: a row of buttons at each item, and one at the sentence that is clicked or selected.
   Listens on the document alone, so that items which come later need nothing but their attributes. */
var selfreview = selfreview || {};

selfreview.tools = (function () {
  "use strict";

  /** @type {[string, string, string][]} action, label, what it says of itself */
  const ACTIONS = [
    ["copy", "复制", "只复制文字"],
    ["cite", "带出处复制", "复制文字，并附上出处"],
    ["collect", "收入素材篮", "收入素材篮，以后一起导出"],
  ];
  const DONE = { copy: "已复制", cite: "已复制", collect: "已收入" };
  const SHOWN_FOR = 2000;

  const { make } = selfreview.dom;
  const status = make("p", { class: "sr-offscreen", role: "status" });
  const bubble = buttons("sr-tools sr-bubble", "所选文字");
  const about = make("span", { class: "sr-bubble__about" });
  /** @type {Passage | null} what the bubble stands for */
  let chosen = null;
  let bySentence = false;
  let pressed = false;
  let wasOpen = false;
  let waiting = 0;

  /**
   * @param {string} classes
   * @param {string} name
   */
  function buttons(classes, name) {
    const all = ACTIONS.map(([action, label, title]) =>
      make("button", { type: "button", class: "sr-tool", "data-sr-do": action, title }, label),
    );
    return make("div", { class: classes, role: "group", "aria-label": name }, ...all);
  }

  /** Give every item its row that has none yet. */
  function equip() {
    document.querySelectorAll("[data-sr-item]").forEach((item) => {
      if (!item.querySelector(".sr-tools:not(.sr-bubble)")) {
        (item.querySelector("[data-sr-tools]") || item).appendChild(buttons("sr-tools", "本条"));
      }
    });
  }

  /** @returns {Range | null} what is selected inside one item */
  function selected() {
    const selection = document.getSelection();
    const range = selection && selection.rangeCount ? selection.getRangeAt(0) : null;
    return range && !range.collapsed && boxOf(range.commonAncestorContainer) ? range : null;
  }

  /**
   * @param {Node} node
   * @returns {Element | null} the text of an item that a node is in
   */
  function boxOf(node) {
    const element = node instanceof Element ? node : node.parentElement;
    return element && element.closest("[data-sr-copy]");
  }

  /**
   * @param {Element} button
   * @returns {Passage | null} what its row stands for
   */
  function passageOf(button) {
    if (bubble.contains(button)) {
      return chosen;
    }
    const item = button.closest("[data-sr-item]");
    const box = item && item.querySelector("[data-sr-copy]");
    return box && selfreview.passages.passage(box, selfreview.passages.textOf(box));
  }

  /**
   * @param {HTMLElement} button
   * @param {string} action
   */
  function act(button, action) {
    const passage = passageOf(button);
    if (!passage || !passage.text) {
      return;
    }
    if (action === "collect") {
      const known = selfreview.entries.find(selfreview.basket.get(), passage);
      if (!known) {
        const entry = selfreview.entries.collected(passage);
        selfreview.basket.change((basket) => selfreview.entries.put(basket, entry));
      }
      report(button, !known ? DONE.collect : "已在篮中", true);
      return;
    }
    selfreview.clipboard
      .copy(action === "cite" ? selfreview.formats.cited(passage) : passage.text)
      .then((copied) => report(button, copied ? DONE.copy : "请手动复制", copied));
  }

  /**
   * Say in the button what became of it, and to those who hear the page.
   * @param {HTMLElement} button
   * @param {string} words
   * @param {boolean} good
   */
  function report(button, words, good) {
    const label = button.dataset.label || button.textContent || "";
    button.dataset.label = label;
    button.textContent = words;
    button.classList.toggle("sr-tool--done", good);
    status.textContent = words;
    window.clearTimeout(Number(button.dataset.timer));
    button.dataset.timer = String(
      window.setTimeout(() => {
        button.textContent = label;
        button.classList.remove("sr-tool--done");
        status.textContent = "";
      }, SHOWN_FOR),
    );
  }

  /**
   * Select the sentence at a point of the window.
   * @param {Element} box
   * @param {MouseEvent} event
   */
  function selectSentence(box, event) {
    const [node, offset] = placeAt(event.clientX, event.clientY);
    const range =
      node instanceof Text && box.contains(node) && selfreview.passages.sentenceRange(box, node, offset);
    const selection = document.getSelection();
    if (range && selection) {
      selection.removeAllRanges();
      selection.addRange(range);
      bySentence = true;
    }
  }

  /**
   * The place in the text at a point of the window; browsers differ in how they are asked.
   * @param {number} x
   * @param {number} y
   * @returns {[Node | null, number]}
   */
  function placeAt(x, y) {
    if (document.caretRangeFromPoint) {
      const range = document.caretRangeFromPoint(x, y);
      return range ? [range.startContainer, range.startOffset] : [null, 0];
    }

    const place = document.caretPositionFromPoint(x, y);
    return place ? [place.offsetNode, place.offset] : [null, 0];
  }

  /** Put the row for what is selected between the item's text and its foot, so that it covers nothing; or away. */
  function placeBubble() {
    const range = pressed ? null : selected();
    const box = range && boxOf(range.commonAncestorContainer);
    bubble.hidden = !range || !box;
    if (!range || !box) {
      return;
    }
    chosen = selfreview.passages.passage(box, selfreview.passages.linesOf(range.cloneContents()));
    about.textContent = bySentence ? "这一句：" : "所选文字：";
    box.after(bubble);
  }

  document.addEventListener("selectionchange", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(placeBubble, 120);
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target instanceof Node && bubble.contains(event.target)) {
      event.preventDefault(); // the selection stays
    } else {
      wasOpen = !bubble.hidden && bubble.isConnected;
      bySentence = false;
      pressed = true;
    }
  });
  document.addEventListener("mouseup", () => {
    if (pressed) {
      pressed = false;
      placeBubble();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !bubble.hidden) {
      bubble.hidden = true;
    }
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target && target.closest("[data-sr-do]");
    if (button instanceof HTMLElement) {
      act(button, button.dataset.srDo || "");
      return;
    }
    const box = target && !target.closest("a, button, summary, input, label") && boxOf(target);
    if (box && !selected() && !wasOpen && event.detail === 1 && event.button === 0) {
      selectSentence(box, event);
    }
  });
  document.addEventListener("selfreview:results", equip);

  bubble.hidden = true;
  bubble.prepend(about);
  document.body.appendChild(status);
  equip();
  return { report };
})();
