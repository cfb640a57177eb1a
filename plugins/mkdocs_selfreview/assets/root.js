/* The address of the site's root, from this script's own: pages lie at different depths. */
var selfreview = selfreview || {};
selfreview.root = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
