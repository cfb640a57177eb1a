/* The basket as a Word file, by the docx library, which is loaded when it is first asked for. */
var selfreview = selfreview || {};

selfreview.word = (function () {
  "use strict";

  const LIBRARY = "assets/selfreview/vendor/docx/docx.js";
  /* Faces and measures of official documents (GB/T 9704): sizes in half points, lengths in twentieths. */
  const SONG = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "宋体", hint: "eastAsia" };
  const FANG = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "仿宋", hint: "eastAsia" };
  const KAI = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "楷体", hint: "eastAsia" };
  const PAGE = {
    size: { width: 11906, height: 16838 },
    margin: { top: 2098, bottom: 1985, left: 1588, right: 1474 },
  };

  /** @returns {Promise<typeof import("docx")>} */
  function library() {
    return selfreview.dom.load([selfreview.root + LIBRARY]).then(() => /** @type {any} */ (window).docx);
  }

  /**
   * @param {string} text
   * @returns {string} without the signs that no XML may hold
   */
  function clean(text) {
    return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
  }

  /**
   * @param {Basket} basket
   * @returns {Promise<Blob>} rejected where the library cannot be loaded
   */
  function blob(basket) {
    return library().then((docx) => {
      const file = new docx.Document({
        title: clean(basket.title),
        creator: "素材篮",
        lastModifiedBy: "素材篮",
        styles: {
          default: {
            document: { run: { font: FANG, size: 32, language: { value: "en-US", eastAsia: "zh-CN" } } },
            heading1: {
              run: { font: SONG, size: 44, bold: true },
              paragraph: { alignment: docx.AlignmentType.CENTER, spacing: { after: 400 } },
            },
          },
        },
        sections: [{ properties: { page: PAGE }, children: paragraphs(docx, basket) }],
      });
      return docx.Packer.toBlob(file);
    });
  }

  /**
   * @param {typeof import("docx")} docx
   * @param {Basket} basket
   */
  function paragraphs(docx, basket) {
    const made = [];
    const line = { line: 560, lineRule: docx.LineRuleType.EXACT };
    if (basket.title) {
      made.push(
        new docx.Paragraph({
          heading: docx.HeadingLevel.HEADING_1,
          children: [new docx.TextRun(clean(basket.title))],
        }),
      );
    }
    for (const entry of basket.entries) {
      for (const text of entry.text.split("\n").filter((part) => part.trim())) {
        made.push(
          new docx.Paragraph({
            alignment: docx.AlignmentType.BOTH,
            spacing: line,
            indent: { firstLineChars: 200, firstLine: 640 },
            children: [new docx.TextRun(clean(text.trim()))],
          }),
        );
      }
      for (const text of selfreview.formats.remarks(basket, entry)) {
        made.push(
          new docx.Paragraph({
            spacing: { after: 120 },
            indent: { firstLineChars: 200, firstLine: 480 },
            children: [new docx.TextRun({ text: clean(text), font: KAI, size: 24, color: "666666" })],
          }),
        );
      }
    }
    return made;
  }

  return { blob };
})();
