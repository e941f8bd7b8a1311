// A page without the theme's scripts is dark for a reader whose system is dark and who has chosen nothing here yet; a
// choice is for the theme's own script.
(() => {
  "use strict";
  if (!__md_get("__palette") && matchMedia("(prefers-color-scheme: dark)").matches) document.body.dataset.mdColorScheme = "slate";
})();
