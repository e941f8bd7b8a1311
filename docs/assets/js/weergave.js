// A page without the theme's scripts is dark for a reader who likes it dark. What the reader chose on another page, the
// theme has set already.
(() => {
  "use strict";
  const chosen = typeof __md_get === "function" && __md_get("__palette");
  if (!chosen && matchMedia("(prefers-color-scheme: dark)").matches) document.body.dataset.mdColorScheme = "slate";
})();
