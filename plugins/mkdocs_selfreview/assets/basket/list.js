/* The entries of the basket as a list that can be put in order, edited and thinned out. */
var selfreview = selfreview || {};

selfreview.basketList = (function () {
  "use strict";

  const { make } = selfreview.dom;

  const list = make("ol", { class: "sr-entries" });
  /**
   * The rows by the ids of their entries; a row that is being edited stays as it is.
   * @type {Map<string, {entry: Entry, element: HTMLLIElement, editing: boolean}>}
   */
  const rows = new Map();
  /** The id of the entry that is being dragged. */
  let dragged = "";
  /** @type {(entry: Entry, place: number) => void} */
  let whenRemoved = () => {};

  /**
   * Show the entries; rows whose entry is the same as before are kept, and with them focus and half-written edits.
   * @param {Basket} basket
   */
  function render(basket) {
    const focused = document.activeElement;
    const shown = new Set(basket.entries.map((entry) => entry.id));
    rows.forEach((row, id) => {
      if (!shown.has(id) && !row.editing) {
        row.element.remove();
        rows.delete(id);
      }
    });
    let before = /** @type {Element | null} */ (null);
    basket.entries.forEach((entry) => {
      const element = rowFor(entry);
      if ((before ? before.nextElementSibling : list.firstElementChild) !== element) {
        list.insertBefore(element, before ? before.nextElementSibling : list.firstElementChild);
      }
      before = element;
    });
    if (focused instanceof HTMLElement && list.contains(focused)) {
      focused.focus();
    }
  }

  /**
   * @param {Entry} entry
   * @returns {HTMLLIElement}
   */
  function rowFor(entry) {
    const row = rows.get(entry.id);
    if (row && (row.editing || JSON.stringify(row.entry) === JSON.stringify(entry))) {
      return row.element;
    }
    const element = row ? row.element : make("li", { class: "sr-entry", "data-id": entry.id });
    element.textContent = "";
    element.append(...contents(entry));
    rows.set(entry.id, { entry, element, editing: false });
    return element;
  }

  /**
   * @param {Entry} entry
   * @returns {HTMLElement[]}
   */
  function contents(entry) {
    const text = make("div", { class: "sr-entry__text", title: "点一下展开或收起" }, ...lines(entry.text));
    text.addEventListener("click", () => text.classList.toggle("sr-entry__text--whole"));
    const grip = make(
      "span",
      { class: "sr-entry__grip", draggable: "true", title: "拖动排序", "aria-hidden": "true" },
      selfreview.icon("grip"),
    );
    const editing = tool("编辑", () => edit(entry));
    editing.classList.add("sr-entry__edit");
    const shown = [grip, text];
    if (entry.origin) {
      const words = entry.origin + (entry.edited ? "（文字有改动）" : "");
      const link = /^(https?|file):/.test(entry.href)
        ? make("a", { href: entry.href }, words)
        : make("span", {}, words);
      shown.push(make("p", { class: "sr-entry__origin" }, link));
    }
    if (entry.note) {
      shown.push(make("p", { class: "sr-entry__note" }, "备注：" + entry.note));
    }
    shown.push(
      make(
        "div",
        { class: "sr-entry__tools" },
        tool("上移", () => shift(entry, -1), "up"),
        tool("下移", () => shift(entry, 1), "down"),
        copyTool(entry),
        editing,
        tool("移出", () => remove(entry)),
      ),
    );
    return shown;
  }

  /**
   * @param {string} text
   * @returns {HTMLElement[]}
   */
  function lines(text) {
    return text.split("\n").map((line) => make("p", {}, line));
  }

  /**
   * @param {string} label
   * @param {() => void} action
   * @param {Parameters<typeof selfreview.icon>[0]} [icon] in the place of the label
   */
  function tool(label, action, icon) {
    const shown = icon ? selfreview.icon(icon) : label;
    const button = make(
      "button",
      { type: "button", class: icon ? "sr-tool sr-tool--icon" : "sr-tool" },
      shown,
    );
    if (icon) {
      button.setAttribute("aria-label", label);
      button.title = label;
    }
    button.addEventListener("click", action);
    return button;
  }

  /** @param {Entry} entry */
  function copyTool(entry) {
    const button = tool("复制", () => {
      selfreview.clipboard.copy(entry.text).then((copied) => {
        selfreview.tools.report(button, copied ? "已复制" : "请手动复制", copied);
      });
    });
    return button;
  }

  /**
   * @param {Entry} entry
   * @param {number} by
   */
  function shift(entry, by) {
    selfreview.basket.change((basket) => {
      const place = basket.entries.findIndex((other) => other.id === entry.id);
      return selfreview.entries.move(basket, entry.id, place + by);
    });
  }

  /** @param {Entry} entry */
  function remove(entry) {
    const place = selfreview.basket.get().entries.findIndex((other) => other.id === entry.id);
    selfreview.basket.change((basket) => selfreview.entries.remove(basket, entry.id));
    whenRemoved(entry, place);
  }

  /**
   * Turn a row into fields; another tab's changes wait until it is one again.
   * @param {Entry} entry
   */
  function edit(entry) {
    const row = rows.get(entry.id);
    if (!row) {
      return;
    }
    row.editing = true;
    const text = make("textarea", { rows: "6" });
    text.value = entry.text;
    const note = make("input", { type: "text", autocomplete: "off" });
    note.value = entry.note;
    const form = make(
      "form",
      { class: "sr-entry__form" },
      make("label", {}, "文字", text),
      make("label", {}, "备注", note),
      make(
        "div",
        { class: "sr-entry__tools" },
        make("button", { type: "submit", class: "sr-tool sr-tool--main" }, "保存"),
        tool("取消", () => show(entry)),
      ),
    );
    const keep = () => save(entry, text.value.trim(), note.value.trim());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      keep();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) {
        event.stopPropagation(); // the drawer stays open
        keep(); // only the button throws typed words away
      }
    });
    row.element.textContent = "";
    row.element.appendChild(form);
    text.focus();
  }

  /**
   * @param {Entry} entry
   * @param {string} text
   * @param {string} note
   */
  function save(entry, text, note) {
    const changed = text !== "" && text !== entry.text;
    const saved = { ...entry, text: text || entry.text, note, edited: entry.edited || changed };
    finish(saved);
    selfreview.basket.change((basket) => selfreview.entries.put(basket, saved));
    focusOn(saved.id);
  }

  /**
   * Show an entry again as it is kept now, with the focus where the editing began.
   * @param {Entry} entry
   */
  function show(entry) {
    finish(entry);
    render(selfreview.basket.get());
    focusOn(entry.id);
  }

  /**
   * Let the next rendering build the row anew.
   * @param {Entry} entry
   */
  function finish(entry) {
    const row = rows.get(entry.id);
    if (row) {
      rows.set(entry.id, { entry: { ...entry, id: "" }, element: row.element, editing: false });
    }
  }

  /** @param {string} id */
  function focusOn(id) {
    const row = rows.get(id);
    const button = row && row.element.querySelector(".sr-entry__edit");
    if (button instanceof HTMLElement) {
      button.focus();
    }
  }

  /**
   * @param {EventTarget | null} target
   * @returns {HTMLElement | null} the row that a target is in
   */
  function rowOf(target) {
    return target instanceof Element ? target.closest(".sr-entry") : null;
  }

  /** @param {DragEvent} event */
  function isBelowMiddle(event) {
    const row = rowOf(event.target);
    const frame = row && row.getBoundingClientRect();
    return Boolean(frame && event.clientY > frame.top + frame.height / 2);
  }

  /** Take the marks of dragging away. */
  function unmark() {
    list.querySelectorAll(".sr-entry").forEach((row) => {
      row.classList.remove("sr-entry--dragged", "sr-entry--above", "sr-entry--below");
    });
  }

  list.addEventListener("dragstart", (event) => {
    const row = rowOf(event.target);
    const kept = row && rows.get(row.dataset.id || "");
    if (row && kept && event.dataTransfer) {
      dragged = kept.entry.id;
      event.dataTransfer.effectAllowed = "copyMove";
      event.dataTransfer.setData("text/plain", kept.entry.text); // a writer's window takes the text
      event.dataTransfer.setDragImage(row, 12, 12);
      row.classList.add("sr-entry--dragged");
    }
  });
  list.addEventListener("dragover", (event) => {
    const row = rowOf(event.target);
    if (dragged && row) {
      event.preventDefault();
      const below = isBelowMiddle(event);
      list.querySelectorAll(".sr-entry").forEach((other) => {
        other.classList.toggle("sr-entry--above", other === row && !below);
        other.classList.toggle("sr-entry--below", other === row && below);
      });
    }
  });
  list.addEventListener("drop", (event) => {
    const row = rowOf(event.target);
    const id = dragged;
    if (row && id && row.dataset.id !== id) {
      event.preventDefault();
      const below = isBelowMiddle(event);
      selfreview.basket.change((basket) => {
        const others = selfreview.entries.remove(basket, id).entries;
        const place = others.findIndex((entry) => entry.id === row.dataset.id);
        return selfreview.entries.move(basket, id, place + (below ? 1 : 0));
      });
    }
  });
  list.addEventListener("dragend", () => {
    dragged = "";
    unmark();
  });

  return {
    element: list,
    render,
    /** @param {(entry: Entry, place: number) => void} listener told of each entry that is taken out, with its place */
    onRemoved: (listener) => {
      whenRemoved = listener;
    },
  };
})();
