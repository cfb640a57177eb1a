/* From an entry and a query to the passages of the entry that are shown. */
var selfreview = selfreview || {};
selfreview.matching = (function () {
  "use strict";

  /**
   * The passages of an entry that match: of one word every sentence with it, of several the best sentence.
   * @param {Query} query
   * @param {TextEntry} entry
   * @param {Fold} fold
   * @param {Set<string>} functions functions of sentences that are asked for; empty for all
   * @returns {Found[]}
   */
  function passages(query, entry, fold, functions) {
    entry.folded = entry.folded || fold(entry.text);
    const { folded } = entry;
    if (!query.terms.every((term) => term.without || term.pieces.every((piece) => folded.text.includes(piece)))) {
      return [];
    }
    const ends = entry.sentences.map((sentence) => sentence.end);
    /** @type {Occurrence[][]} */
    const wanted = [];
    for (const term of query.terms) {
      const found = selfreview.query.occurrences(term, entry.text, folded, ends);
      if (term.without ? found.length : !found.length) {
        return [];
      }
      if (!term.without) {
        wanted.push(found);
      }
    }
    if (wanted.length === 1) {
      return bySentence(entry, wanted[0]);
    }
    return [best(entry, wanted, functions)];
  }

  /**
   * @param {TextEntry} entry
   * @param {Occurrence[]} found
   * @returns {Found[]}
   */
  function bySentence(entry, found) {
    /** @type {Map<string, Found>} */
    const passages = new Map();
    for (const one of found) {
      const sentences = entry.sentences.filter(({ start, end }) => start < one.end && one.start < end);
      const key = `${sentences[0].start} ${sentences.length}`;
      const passage = passages.get(key) || { entry, sentences, marks: [], count: 0 };
      passage.marks.push(...one.marks);
      passage.count++;
      passages.set(key, passage);
    }
    return Array.from(passages.values());
  }

  /**
   * The sentence that has most of the words; among equals the one of most merit, then the first.
   * @param {TextEntry} entry
   * @param {Occurrence[][]} wanted none when everything is asked for
   * @param {Set<string>} functions
   * @returns {Found}
   */
  function best(entry, wanted, functions) {
    const allowed = entry.sentences.filter((sentence) => functions.has(sentence.function));
    const sentences = allowed.length ? allowed : entry.sentences;
    /** @param {Sentence} sentence */
    const worth = ({ start, end, merit }) =>
      8 * wanted.filter((found) => found.some((one) => start < one.end && one.start < end)).length + merit;
    const sentence = sentences.reduce((one, other) => (worth(other) > worth(one) ? other : one));
    const marks = joined(wanted.reduce((all, found) => all.concat(found), []).map((one) => one.marks));
    return { entry, sentences: [sentence], marks, count: 1, merit: worth(sentence) };
  }

  /**
   * Marks in order, those that overlap made one.
   * @param {[number, number][][]} marks
   * @returns {[number, number][]}
   */
  function joined(marks) {
    const sorted = marks.reduce((all, some) => all.concat(some), []).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    /** @type {[number, number][]} */
    const kept = [];
    for (const [start, end] of sorted) {
      const last = kept[kept.length - 1];
      if (last && start < last[1]) {
        last[1] = Math.max(last[1], end);
      } else {
        kept.push([start, end]);
      }
    }
    return kept;
  }

  /**
   * The passage as it is shown.
   * @param {FoundPassage} passage
   * @param {Query} query
   * @param {Fold} fold
   * @returns {SearchHit}
   */
  function show(passage, query, fold) {
    const { entry, sentences } = passage;
    const whole = entry.text.slice(sentences[0].start, sentences[sentences.length - 1].end);
    const start = sentences[0].start + whole.length - whole.trimStart().length;
    const text = whole.trim();
    const end = start + text.length;
    entry.folded = entry.folded || fold(entry.text);
    const all = query.terms.filter((term) => !term.without).map((term) =>
      selfreview.query
        .occurrences(term, entry.text, /** @type {Folded} */ (entry.folded), entry.sentences.map((one) => one.end))
        .map((one) => one.marks)
    );
    const marks = joined(all.reduce((one, other) => one.concat(other), []));
    return {
      text,
      marks: clipped(passage.marks, start, end),
      lead: sentences[0].start < entry.lead,
      part: entry.part,
      dimensions: entry.dimensions,
      themes: entry.themes,
      function: sentences[0].function,
      frequency: passage.frequency,
      item: { text: entry.text, lead: entry.lead, marks },
      places: passage.places.map(({ origin, anchor }) => ({
        title: origin.title,
        url: anchor ? `${origin.url}#${anchor}` : origin.url,
        year: Number(origin.values.year) || null,
        unit: origin.unit,
        meeting: origin.values.meeting === "none" ? "" : origin.values.meeting,
      })),
      more: passage.frequency - passage.places.length,
    };
  }

  /**
   * @param {[number, number][]} marks
   * @param {number} start
   * @param {number} end
   * @returns {[number, number][]}
   */
  function clipped(marks, start, end) {
    return marks
      .filter((mark) => mark[0] < end && mark[1] > start)
      .map((mark) => [Math.max(mark[0], start) - start, Math.min(mark[1], end) - start]);
  }

  return { passages, joined, show };
})();
