/* What is past its validity is marked on the reader's day: the pages themselves are the same whenever they are built. */
(function () {
  "use strict";

  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const today = parts.map((part) => String(part).padStart(2, "0")).join("-");

  document.querySelectorAll("[data-sr-valid-until]").forEach((element) => {
    if (String(element.getAttribute("data-sr-valid-until")) < today) {
      element.classList.add("sr-validity--past");
      element.textContent = `已过有效期（${element.getAttribute("data-sr-valid-until")}）`;
    }
  });
  document.querySelectorAll("[data-sr-expired]").forEach((element) => {
    if (element instanceof HTMLElement) {
      element.hidden = String(element.getAttribute("data-sr-expired")) >= today;
    }
  });
})();
