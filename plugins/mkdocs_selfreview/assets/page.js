/* What a report's page remembers from visit to visit. */
(function () {
  "use strict";

  const box = document.getElementById("sr-functions");
  if (!(box instanceof HTMLInputElement)) {
    return;
  }
  try {
    box.checked = localStorage.getItem("selfreview.functions") === "on";
    box.addEventListener("change", () => {
      localStorage.setItem("selfreview.functions", box.checked ? "on" : "off");
    });
  } catch (error) {
    // Without storage the switch still works on its own page.
  }
})();
