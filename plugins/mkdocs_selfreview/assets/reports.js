/* Filters the list of reports in place; the list itself needs no script. The conditions stand in the address. */
(function () {
  "use strict";

  /** Rows shown at first and added by each click on “more”. */
  var BATCH = 100;
  var FIELDS = ["year", "meeting", "scope", "unit"];

  var form = /** @type {HTMLFormElement} */ (document.querySelector("[data-sr-filter]"));
  var list = /** @type {HTMLElement} */ (document.querySelector("[data-sr-rows]"));
  if (!form || !list) {
    return;
  }

  var output = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  var none = /** @type {HTMLElement} */ (list.querySelector("[data-sr-none]"));
  var more = /** @type {HTMLElement} */ (list.querySelector("[data-sr-more]"));
  var limit = BATCH;

  /** @typedef {{element: HTMLElement, facts: Object<string, string>, text: string}} Row */

  var rows = elements(".sr-row").map(function (element) {
    /** @type {Row} */
    var row = { element: element, facts: {}, text: (element.textContent || "").toLowerCase() };
    FIELDS.forEach(function (field) {
      row.facts[field] = element.getAttribute("data-" + field) || "";
    });
    return row;
  });

  /**
   * @param {string} selector
   * @returns {HTMLElement[]} what the list holds of it
   */
  function elements(selector) {
    return Array.from(list.querySelectorAll(selector));
  }

  /**
   * @param {string} name
   * @returns {HTMLInputElement | HTMLSelectElement | null} the field of the form
   */
  function fieldOf(name) {
    return form.querySelector('[name="' + CSS.escape(name) + '"]');
  }

  /**
   * Offer the values that occur in the list, newest year first, the others most frequent first.
   * @param {string} field
   */
  function fillOptions(field) {
    const select = fieldOf(field);
    /** @type {Map<string, number>} */
    var counts = new Map();
    rows.forEach(function (row) {
      var value = row.facts[field];
      if (value) {
        counts.set(value, (counts.get(value) || 0) + 1);
      }
    });
    var values = Array.from(counts.keys()).sort(function (a, b) {
      var more = (counts.get(b) || 0) - (counts.get(a) || 0);
      return field === "year" ? Number(b) - Number(a) : more || (a < b ? -1 : 1);
    });
    if (!select) {
      return;
    }
    select.disabled = values.length === 0;
    values.forEach(function (value) {
      var option = document.createElement("option");
      option.value = value;
      option.textContent = value + "（" + counts.get(value) + "）";
      select.appendChild(option);
    });
  }

  /** @returns {Object<string, string>} the conditions that are set */
  function conditions() {
    /** @type {Object<string, string>} */
    var set = {};
    FIELDS.concat("q").forEach(function (name) {
      var field = fieldOf(name);
      var value = field ? field.value.trim() : "";
      if (value) {
        set[name] = value;
      }
    });
    return set;
  }

  /**
   * @param {Row} row
   * @param {Object<string, string>} set
   * @returns {boolean}
   */
  function matches(row, set) {
    var words = set.q ? set.q.toLowerCase().split(/\s+/) : [];
    return (
      FIELDS.every(function (field) {
        return !set[field] || row.facts[field] === set[field];
      }) &&
      words.every(function (word) {
        return row.text.indexOf(word) >= 0;
      })
    );
  }

  /** Show the rows that match, as many as the limit allows, and hide groups without any. */
  function show() {
    var set = conditions();
    var found = 0;
    rows.forEach(function (row) {
      var fits = matches(row, set);
      found += fits ? 1 : 0;
      row.element.hidden = !fits || found > limit;
    });
    elements(".sr-group").forEach(function (group) {
      group.hidden = !group.querySelector(".sr-row:not([hidden])");
    });
    output.textContent = Object.keys(set).length ? "符合条件 " + found + " 份" : "共 " + found + " 份";
    none.hidden = found > 0 || rows.length === 0;
    more.hidden = found <= limit;
    more.textContent = "再显示 " + Math.min(BATCH, found - limit) + " 份（还有 " + (found - limit) + " 份）";
  }

  /** Put the conditions into the address, so that going back and sharing keep them. */
  function writeAddress() {
    var parts = Object.entries(conditions()).map(function (entry) {
      return entry[0] + "=" + encodeURIComponent(entry[1]);
    });
    history.replaceState(null, "", parts.length ? "#" + parts.join("&") : location.pathname + location.search);
  }

  /** Take the conditions from the address; an anchor such as #y2024 is none. */
  function readAddress() {
    location.hash
      .slice(1)
      .split("&")
      .forEach(function (part) {
        var at = part.indexOf("=");
        var field = at > 0 ? fieldOf(part.slice(0, at)) : null;
        if (field) {
          try {
            field.value = decodeURIComponent(part.slice(at + 1));
          } catch (error) {
            field.value = "";
          }
        }
      });
  }

  /** Show a group that the table of contents leads to, however far down it is. */
  function revealTarget() {
    var target = document.getElementById(location.hash.slice(1));
    var group = target && target.parentElement;
    if (target && group && list.contains(group) && group.hidden) {
      limit = Infinity;
      show();
      target.scrollIntoView();
    }
  }

  FIELDS.forEach(fillOptions);
  readAddress();
  form.hidden = false;
  form.addEventListener("input", function () {
    limit = BATCH;
    show();
    writeAddress();
  });
  form.addEventListener("reset", function () {
    // The fields are cleared only after this event.
    window.setTimeout(function () {
      limit = BATCH;
      show();
      writeAddress();
    });
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  more.addEventListener("click", function () {
    limit += BATCH;
    show();
  });
  window.addEventListener("hashchange", function () {
    readAddress();
    show();
    revealTarget();
  });
  show();
  revealTarget();
})();
