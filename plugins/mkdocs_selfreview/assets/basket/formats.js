/* The basket as text and as Markdown, and one passage as it is pasted. */
var selfreview = selfreview || {};

selfreview.formats = (function () {
  "use strict";

  /**
   * @param {Entry} entry
   * @returns {string} where its text comes from
   */
  function originOf(entry) {
    return entry.origin ? "出处：" + entry.origin + (entry.edited ? "（文字有改动）" : "") : "";
  }

  /**
   * @param {Passage} passage
   * @returns {string}
   */
  function cited(passage) {
    return passage.origin ? passage.text + "\n（出处：" + passage.origin + "）" : passage.text;
  }

  /**
   * What an entry brings along besides its text.
   * @param {Basket} basket
   * @param {Entry} entry
   * @returns {string[]} lines without breaks
   */
  function remarks(basket, entry) {
    const lines = [
      basket.origins ? originOf(entry) : "",
      basket.notes && entry.note ? "备注：" + entry.note : "",
    ];
    return lines.filter(Boolean).map((line) => line.replace(/\s+/g, " "));
  }

  /**
   * @param {Basket} basket
   * @returns {string}
   */
  function text(basket) {
    const blocks = basket.entries.map((entry) => [entry.text].concat(remarks(basket, entry)).join("\n"));
    return [basket.title].concat(blocks).filter(Boolean).join("\n\n") + "\n";
  }

  /**
   * @param {Basket} basket
   * @returns {string} Markdown that shows every text as it is written
   */
  function markdown(basket) {
    const blocks = basket.entries.map((entry) => {
      const paragraphs = entry.text.split("\n").filter((line) => line.trim());
      const quoted = remarks(basket, entry).map((line) => "> " + literally(line));
      return paragraphs
        .map(literally)
        .concat(quoted.length ? quoted.join("  \n") : [])
        .join("\n\n");
    });
    const title = basket.title ? ["# " + literally(basket.title)] : [];
    return title.concat(blocks).join("\n\n") + "\n";
  }

  /**
   * @param {string} line
   * @returns {string} with every sign escaped that Markdown would take for its own
   */
  function literally(line) {
    return line
      .trim()
      .replace(/[\\`*_{}[\]<>#|~&!]/g, "\\$&")
      .replace(/^([-+=])/, "\\$1")
      .replace(/^(\d+)([.)])/, "$1\\$2");
  }

  /**
   * @param {string} title
   * @param {string} suffix with its dot
   * @returns {string} a name that every file system takes
   */
  function fileName(title, suffix) {
    const name = title.replace(/[\p{Cc}\\/:*?"<>|]+/gu, " ").trim();
    return (name.slice(0, 60).replace(/[. ]+$/, "") || "素材摘编") + suffix;
  }

  return { cited, remarks, text, markdown, fileName };
})();
