/* Copying an item's text, showing what sentences do. A classic script: works from a folder. */
(function () {
  "use strict";

  /**
   * The text of an item as it should be pasted: its lead and paragraphs, without ordinal and permalink.
   * @param {Element} box element marked with data-sr-copy
   * @returns {string}
   */
  function textOf(box) {
    var lines = [];
    Array.prototype.forEach.call(box.children, function (child) {
      var copy = child.cloneNode(true);
      Array.prototype.forEach.call(copy.querySelectorAll(".headerlink, .sr-ordinal"), function (extra) {
        extra.remove();
      });
      var text = copy.textContent.replace(/\s*\n\s*/g, "").trim();
      if (child.classList.contains("sr-run-in") && lines.length) {
        lines[lines.length - 1] += text;
      } else if (text) {
        lines.push(text);
      }
    });
    return lines.join("\n");
  }

  /**
   * Copy by a hidden field: the way that works where the clipboard is closed to the page (http, old browsers).
   * @param {string} text
   * @returns {boolean} whether the browser says that it copied
   */
  function copyByField(text) {
    var field = document.createElement("textarea");
    field.value = text;
    field.className = "sr-offscreen";
    field.setAttribute("readonly", "");
    document.body.appendChild(field);
    field.select();
    var copied = false;
    try {
      copied = document.execCommand("copy");
    } catch (error) {
      copied = false;
    }
    field.remove();
    return copied;
  }

  /**
   * @param {string} text
   * @returns {Promise<boolean>} whether the text is in the clipboard
   */
  function copy(text) {
    if (!navigator.clipboard) {
      return Promise.resolve(copyByField(text));
    }
    return navigator.clipboard.writeText(text).then(
      function () {
        return true;
      },
      function () {
        return copyByField(text);
      }
    );
  }

  /**
   * Give an item its copy button.
   * @param {Element} box element marked with data-sr-copy
   */
  function addCopyButton(box) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "sr-copy";
    button.textContent = "复制";
    button.setAttribute("aria-label", "复制本条文字");
    button.addEventListener("click", function () {
      var focused = document.activeElement;
      copy(textOf(box)).then(function (copied) {
        button.textContent = copied ? "已复制" : "请手动复制";
        button.classList.toggle("sr-copy--done", copied);
        if (focused instanceof HTMLElement) {
          focused.focus();
        }
        window.setTimeout(function () {
          button.textContent = "复制";
          button.classList.remove("sr-copy--done");
        }, 2000);
      });
    });
    box.parentNode.appendChild(button);
  }

  /** Remember the switch for sentence functions from page to page. */
  function rememberSwitch() {
    var box = document.getElementById("sr-functions");
    if (!box) {
      return;
    }
    try {
      box.checked = localStorage.getItem("selfreview.functions") === "on";
      box.addEventListener("change", function () {
        localStorage.setItem("selfreview.functions", box.checked ? "on" : "off");
      });
    } catch (error) {
      // Without storage the switch still works on its own page.
    }
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-sr-copy]"), addCopyButton);
  rememberSwitch();
})();
