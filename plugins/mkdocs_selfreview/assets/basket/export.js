/* The foot of the basket: what is to be exported and how, and emptying it. */
var selfreview = selfreview || {};

selfreview.basketExport = (function () {
  "use strict";

  const NOT_LOADED = "导出 Word 需要的文件没有载入，请刷新页面再试，或者改用文本、Markdown 导出。";

  const { make } = selfreview.dom;
  const title = make("input", { type: "text", autocomplete: "off" });
  const origins = make("input", { type: "checkbox" });
  const notes = make("input", { type: "checkbox" });
  const clear = button("清空", ask, "sr-tool--danger");
  const failure = make("p", { role: "alert", class: "sr-muted" });
  const copying = button("复制全部", () => {
    selfreview.clipboard.copy(selfreview.formats.text(selfreview.basket.get())).then((copied) => {
      selfreview.tools.report(copying, copied ? "已复制" : "请手动复制", copied);
    });
  });
  const words = make("p", { id: "sr-basket-question" });
  const cancel = button("不清空", () => answer(false));
  const question = make(
    "div",
    {
      class: "sr-basket__question",
      role: "alertdialog",
      "aria-label": "清空素材篮",
      "aria-describedby": words.id,
      hidden: true,
    },
    words,
    cancel,
    button("清空", () => answer(true), "sr-tool--danger"),
  );
  /** @type {() => void} */
  let whenAsked = () => {};
  const element = make(
    "div",
    { class: "sr-basket__export" },
    make("label", { class: "sr-basket__title" }, "标题", title),
    make(
      "div",
      { class: "sr-basket__choices" },
      make("label", {}, origins, "附出处"),
      make("label", {}, notes, "附备注"),
      clear,
    ),
    make(
      "div",
      { class: "sr-basket__buttons" },
      button("导出 Word", saveWord, "sr-tool--main"),
      button("文本", () => save(plain(), ".txt")),
      button("Markdown", () => save(marked(), ".md")),
      copying,
    ),
    failure,
    question,
  );

  /**
   * @param {string} label
   * @param {() => void} action
   * @param {string} [kind]
   */
  function button(label, action, kind) {
    const made = make("button", { type: "button", class: "sr-tool " + (kind || "") }, label);
    made.addEventListener("click", action);
    return made;
  }

  /** @param {Basket} basket */
  function render(basket) {
    element.hidden = basket.entries.length === 0;
    question.hidden = question.hidden || element.hidden;
    if (document.activeElement !== title) {
      title.value = basket.title;
    }
    origins.checked = basket.origins;
    notes.checked = basket.notes;
  }

  /** Ask in the drawer itself: old browsers know no dialog element. */
  function ask() {
    words.textContent = "要清空全部 " + selfreview.basket.get().entries.length + " 条素材吗？清空后不能恢复。";
    question.hidden = false;
    whenAsked();
    cancel.focus();
  }

  /** @param {boolean} sure */
  function answer(sure) {
    question.hidden = true;
    clear.focus();
    if (sure) {
      selfreview.basket.change((basket) => ({ ...basket, entries: [] }));
    }
  }

  /** @returns {Blob} with the mark and line ends that old editors want */
  function plain() {
    const text = selfreview.formats.text(selfreview.basket.get()).replace(/\n/g, "\r\n");
    return new Blob(["\ufeff" + text], { type: "text/plain;charset=utf-8" });
  }

  /** @returns {Blob} */
  function marked() {
    const text = selfreview.formats.markdown(selfreview.basket.get());
    return new Blob([text], { type: "text/markdown;charset=utf-8" });
  }

  function saveWord() {
    selfreview.word.blob(selfreview.basket.get()).then(
      (blob) => save(blob, ".docx"),
      () => {
        failure.textContent = NOT_LOADED;
      },
    );
  }

  /**
   * Hand a file to the browser as a download.
   * @param {Blob} blob
   * @param {string} suffix
   */
  function save(blob, suffix) {
    failure.textContent = "";
    const address = URL.createObjectURL(blob);
    const download = selfreview.formats.fileName(selfreview.basket.get().title, suffix);
    const link = make("a", { href: address, download, hidden: true });
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  title.addEventListener("input", () => {
    selfreview.basket.change((basket) => ({ ...basket, title: title.value.trim() }));
  });
  origins.addEventListener("change", () => {
    selfreview.basket.change((basket) => ({ ...basket, origins: origins.checked }));
  });
  notes.addEventListener("change", () => {
    selfreview.basket.change((basket) => ({ ...basket, notes: notes.checked }));
  });
  question.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      answer(false);
    }
  });
  return {
    element,
    render,
    /** @param {() => void} listener told when it is asked whether to empty the basket */
    onAsked: (listener) => {
      whenAsked = listener;
    },
  };
})();
