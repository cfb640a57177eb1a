/* The basket on every page: a button with the count in the header, and the drawer that it opens. */
var selfreview = selfreview || {};

selfreview.drawer = (function () {
  "use strict";

  const HINT =
    "还没有素材。在报告、维度、主题等页面上点“收入素材篮”，整条就收到这里；点一下某个句子，可以只收这一句。";

  const { make } = selfreview.dom;
  const list = selfreview.basketList;
  const foot = selfreview.basketExport;

  const badge = make("span", { class: "sr-badge" });
  const opener = make(
    "button",
    {
      type: "button",
      class: "md-header__button sr-opener",
      title: "素材篮",
      "aria-expanded": "false",
      "aria-controls": "sr-basket",
    },
    selfreview.icon("basket"),
    badge,
  );
  const count = make("span", { class: "sr-count" });
  const closer = make(
    "button",
    { type: "button", class: "sr-basket__close", "aria-label": "关闭素材篮", title: "关闭" },
    selfreview.icon("close"),
  );
  const trouble = make("p", { class: "sr-basket__trouble", role: "alert" });
  const empty = make("p", { class: "sr-basket__empty" }, HINT);
  const undo = make("button", { type: "button", class: "sr-tool" }, "撤销");
  const undone = make("p", { class: "sr-basket__undo", role: "status", hidden: true }, "已移出 1 条。", undo);
  const drawer = make(
    "aside",
    { id: "sr-basket", class: "sr-basket", role: "dialog", "aria-label": "素材篮", hidden: true },
    make("div", { class: "sr-basket__head" }, make("h2", {}, "素材篮", count), closer),
    trouble,
    make("div", { class: "sr-basket__body" }, empty, list.element),
    undone,
    foot.element,
  );
  /** @type {{entry: Entry, place: number} | null} */
  let removed = null;

  /** @param {Basket} basket */
  function render(basket) {
    const size = basket.entries.length;
    badge.textContent = size > 999 ? "999+" : String(size);
    badge.hidden = size === 0;
    opener.setAttribute("aria-label", "素材篮，" + size + " 条");
    count.textContent = size ? size + " 条" : "";
    trouble.textContent = selfreview.basket.trouble();
    trouble.hidden = !trouble.textContent;
    opener.classList.toggle("sr-opener--trouble", !trouble.hidden);
    empty.hidden = size > 0;
    list.render(basket);
    foot.render(basket);
  }

  /** @param {boolean} open */
  function toggle(open) {
    drawer.hidden = !open;
    undone.hidden = true;
    opener.setAttribute("aria-expanded", String(open));
    (open ? closer : opener).focus();
  }

  opener.addEventListener("click", () => toggle(drawer.hidden));
  closer.addEventListener("click", () => toggle(false));
  drawer.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      toggle(false);
    }
  });
  list.onRemoved((entry, place) => {
    removed = { entry, place };
    undone.hidden = false;
    undo.focus();
  });
  foot.onAsked(() => {
    undone.hidden = true;
  });
  undo.addEventListener("click", () => {
    if (removed) {
      const { entry, place } = removed;
      selfreview.basket.change((basket) => selfreview.entries.put(basket, entry, place));
    }
    undone.hidden = true;
    closer.focus();
  });

  const header = document.querySelector(".md-header__inner");
  if (header) {
    header.appendChild(opener);
    document.body.appendChild(drawer);
    selfreview.basket.watch(render);
  }
  return { toggle };
})();
