// Go on from an old address to where its content went; the link on the page says where that is.
(() => {
  "use strict";
  const goOn = () => {
    const note = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const link = note?.matches(".verhuisd") && note.querySelector("a");
    const page = document.querySelector(".verhuisd-pagina a");
    if (link) location.replace(link.href);
    else if (page) location.replace(page.href.includes("#") ? page.href : page.href + location.hash);
  };
  document.addEventListener("DOMContentLoaded", goOn);
  addEventListener("hashchange", goOn);
})();
