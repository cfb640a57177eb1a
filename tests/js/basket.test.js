"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const { describe, test } = require("node:test");
const { ASSETS, load } = require("./load.js");

const { entries, formats } = load(["basket/entries.js", "basket/formats.js"]);

const entry = (id, more) => ({ id, text: `文字${id}`, origin: "", href: "", note: "", edited: false, ...more });
const basketOf = (...ids) => ({ ...entries.EMPTY, entries: ids.map((id) => entry(id)) });
const idsOf = (basket) => basket.entries.map((one) => one.id).join("");

describe("what is stored is read with care", () => {
  for (const [name, stored] of [
    ["nothing", null],
    ["no JSON", "{"],
    ["a number", "7"],
    ["no entries", "{}"],
    ["entries of another kind", '{"entries": "x"}'],
  ]) {
    test(name, () => assert.deepEqual(entries.parse(stored), entries.EMPTY));
  }

  test("entries that are none are left out, fields of a wrong kind are empty", () => {
    const stored = [null, 3, { id: "a", text: "" }, { text: "x" }, { id: "b", text: "x", origin: 7 }, { id: "b", text: "y" }];
    const read = entries.parse(JSON.stringify({ entries: stored, title: 5 }));
    assert.deepEqual(read.entries, [entry("b", { text: "x" })]);
    assert.equal(read.title, entries.EMPTY.title);
  });

  test("a basket comes back as it was", () => {
    const basket = { title: "", origins: false, notes: true, entries: [entry("a", { note: "注", edited: true })] };
    assert.deepEqual(entries.parse(JSON.stringify(basket)), basket);
  });
});

describe("changes make a new basket", () => {
  for (const [name, change, expected] of [
    ["put at the end", (basket) => entries.put(basket, entry("d")), "abcd"],
    ["put at a place", (basket) => entries.put(basket, entry("d"), 1), "adbc"],
    ["put in place of itself", (basket) => entries.put(basket, entry("b", { note: "x" }), 0), "abc"],
    ["remove", (basket) => entries.remove(basket, "b"), "ac"],
    ["move up", (basket) => entries.move(basket, "c", 1), "acb"],
    ["move down", (basket) => entries.move(basket, "a", 1), "bac"],
    ["move too far up", (basket) => entries.move(basket, "a", -1), "abc"],
    ["move too far down", (basket) => entries.move(basket, "c", 9), "abc"],
    ["move what is not there", (basket) => entries.move(basket, "x", 0), "abc"],
    ["merge", (basket) => entries.merge(basket, basketOf("c", "e", "a", "f")), "abcef"],
  ]) {
    test(name, () => {
      const before = basketOf("a", "b", "c");
      assert.equal(idsOf(change(before)), expected);
      assert.equal(idsOf(before), "abc");
    });
  }

  test("the same wording of the same place is found, of another it is not", () => {
    const basket = { ...entries.EMPTY, entries: [entry("a", { text: "话", href: "x#p1" })] };
    assert.equal(entries.find(basket, { text: "话", href: "x#p1" }).id, "a");
    assert.equal(entries.find(basket, { text: "话", href: "x#p2" }), undefined);
  });

  test("ids of collected passages differ", () => {
    const ids = new Set(Array.from({ length: 1000 }, () => entries.collected({ text: "话", origin: "", href: "" }).id));
    assert.equal(ids.size, 1000);
  });
});

describe("formats", () => {
  const basket = {
    title: "摘编",
    origins: true,
    notes: true,
    entries: [
      entry("a", { text: "一段。\n二段。", origin: "材料 · 2024" }),
      entry("b", { text: "* 三 <b>_四_", note: "换\n例", origin: "材料", edited: true }),
    ],
  };

  test("text", () => {
    assert.equal(
      formats.text(basket),
      "摘编\n\n一段。\n二段。\n出处：材料 · 2024\n\n* 三 <b>_四_\n出处：材料（文字有改动）\n备注：换 例\n",
    );
  });

  test("Markdown shows every sign as it is", () => {
    assert.equal(
      formats.markdown(basket),
      "# 摘编\n\n一段。\n\n二段。\n\n> 出处：材料 · 2024\n\n\\* 三 \\<b\\>\\_四\\_\n\n> 出处：材料（文字有改动）  \n> 备注：换 例\n",
    );
  });

  for (const [line, escaped] of [
    ["1. 一", "1\\. 一"],
    ["12）二", "12）二"],
    ["- 三", "\\- 三"],
    ["+ 四", "\\+ 四"],
    ["=== 五", "\\=== 五"],
    ["[六](七)", "\\[六\\](七)"],
    ["&amp;", "\\&amp;"],
    ["    缩进", "缩进"],
  ]) {
    test(`Markdown of ${line}`, () => {
      assert.equal(formats.markdown({ ...entries.EMPTY, title: "", entries: [entry("a", { text: line })] }), escaped + "\n");
    });
  }

  test("without title, origins and notes only the texts are left", () => {
    assert.equal(formats.text({ ...basket, title: "", origins: false, notes: false }), "一段。\n二段。\n\n* 三 <b>_四_\n");
  });

  test("a cited passage names its origin in brackets", () => {
    assert.equal(formats.cited({ text: "话。", origin: "材料", href: "" }), "话。\n（出处：材料）");
    assert.equal(formats.cited({ text: "话。", origin: "", href: "" }), "话。");
  });

  for (const [title, name] of [
    ["2024年/问题:\n原因?", "2024年 问题 原因.txt"],
    ["", "素材摘编.txt"],
    ["..", "素材摘编.txt"],
    ["长".repeat(99), "长".repeat(60) + ".txt"],
  ]) {
    test(`file name of ${JSON.stringify(title.slice(0, 20))}`, () => assert.equal(formats.fileName(title, ".txt"), name));
  }
});

/** A browser's storage with room for so many characters, and its window. */
function storageOf(room, kept = {}) {
  const listeners = {};
  return {
    kept,
    listeners,
    localStorage: {
      getItem: (key) => {
        if (room < 0) {
          throw new Error("SecurityError");
        }
        return key in kept ? kept[key] : null;
      },
      setItem: (key, value) => {
        if (value.length > room) {
          throw new Error("QuotaExceededError");
        }
        kept[key] = value;
      },
    },
    window: { addEventListener: (name, listener) => (listeners[name] = listener) },
  };
}

describe("the store", () => {
  const KEY = "selfreview.basket";
  const open = (storage) => load(["basket/entries.js", "basket/store.js"], storage).basket;
  const add = (id, more) => (basket) => entries.put(basket, entry(id, more));

  test("keeps the basket for the next page", () => {
    const storage = storageOf(1e6);
    open(storage).change(add("a"));
    assert.equal(idsOf(open(storage).get()), "a");
  });

  test("changes what another tab has written meanwhile", () => {
    const kept = {};
    const [one, two] = [open(storageOf(1e6, kept)), open(storageOf(1e6, kept))];
    one.change(add("a"));
    two.change(add("b"));
    assert.equal(idsOf(two.get()), "ab");
  });

  test("shows what another tab writes", () => {
    const storage = storageOf(1e6);
    const basket = open(storage);
    const seen = [];
    basket.watch((now) => seen.push(idsOf(now)));
    storage.kept[KEY] = JSON.stringify(basketOf("x"));
    storage.listeners.storage({ key: "another" });
    storage.listeners.storage({ key: KEY });
    assert.deepEqual(seen, ["", "x"]);
  });

  for (const [name, room, words] of [
    ["full", 0, /存储空间满了.*导出/],
    ["blocked", -1, /不让本站保存.*导出/],
  ]) {
    test(`${name}: says so, keeps what is shown, and warns before the page is left`, () => {
      const storage = storageOf(room);
      const basket = open(storage);
      basket.change(add("a"));
      basket.change(add("b"));
      assert.match(basket.trouble(), words);
      assert.equal(idsOf(basket.get()), "ab");
      const leaving = { preventDefault: () => (leaving.stopped = true) };
      storage.listeners.beforeunload(leaving);
      assert.ok(leaving.stopped);
    });
  }

  test("without trouble the page is left without a word", () => {
    const storage = storageOf(1e6);
    open(storage).change(add("a"));
    const leaving = { preventDefault: () => assert.fail() };
    storage.listeners.beforeunload(leaving);
  });

  test("with room again everything is stored", () => {
    const storage = storageOf(300);
    const basket = open(storage);
    basket.change(add("a"));
    basket.change(add("b", { text: "长".repeat(300) }));
    assert.match(basket.trouble(), /满了/);
    assert.equal(idsOf(entries.parse(storage.kept[KEY])), "a");
    basket.change((now) => entries.put(now, entry("b", { text: "短" })));
    assert.equal(basket.trouble(), "");
    assert.equal(idsOf(entries.parse(storage.kept[KEY])), "ab");
  });

  test("what could not be stored outlives what another tab writes", () => {
    const storage = storageOf(0);
    const basket = open(storage);
    basket.change(add("a"));
    storage.kept[KEY] = JSON.stringify(basketOf("x"));
    storage.listeners.storage({ key: KEY });
    assert.equal(idsOf(basket.get()), "ax");
  });
});

describe("the sentence around a place", () => {
  const globals = { Text: class {}, Element: class {} };
  const { passages } = load(["basket/passages.js"], globals);

  for (const [text, at, sentence] of [
    ["一句。二句！三句", 0, "一句。"],
    ["一句。二句！三句", 2, "一句。"],
    ["一句。二句！三句", 3, "二句！"],
    ["一句。二句！三句", 7, "三句"],
    ["他说“好。”又走了。", 2, "他说“好。”"],
    ["他说“好。”又走了。", 6, "又走了。"],
    ["前；后。", 0, "前；"],
    ["上行\n下行", 0, "上行"],
    ["上行\n下行", 3, "下行"],
    ["  有空白。  后句。", 0, "有空白。"],
    ["真的？！是的。", 1, "真的？！"],
    ["末尾。", 3, ""],
    ["", 0, ""],
  ]) {
    test(`${JSON.stringify(text)} at ${at}`, () => {
      const [start, end] = passages.sentenceBounds(text, at);
      assert.equal(text.slice(start, end), sentence);
    });
  }
});

test("the library that writes Word files is the published one, untouched", () => {
  const published = path.dirname(require.resolve("docx"));
  const same = (ours, theirs) => assert.ok(fs.readFileSync(ours).equals(fs.readFileSync(theirs)), ours);
  same(path.join(ASSETS, "vendor/docx/docx.js"), path.join(published, "index.iife.js"));
  same(path.join(ASSETS, "vendor/docx/LICENSE"), path.join(published, "..", "LICENSE"));
});
