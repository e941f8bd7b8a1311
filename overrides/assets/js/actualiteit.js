// How fresh the text is, judged by the reader's own clock: a copy that nobody rebuilds shows its age by itself.
// Without scripts the dates stand there.
(() => {
  "use strict";
  const now = new Date();
  const midnight = (iso) => new Date(`${iso}T00:00:00`);

  for (const label of document.querySelectorAll(".stand")) {
    const days = Math.floor((midnight(label.dataset.volgende) - now) / 86_400_000) + 1;
    const soon = Number(label.dataset.bijna);
    const [name, words] =
      days < 0 ? ["verlopen", "verlopen"] : days <= soon ? ["binnenkort", "binnenkort te beoordelen"] : ["actueel", "actueel"];
    label.textContent = words;
    label.classList.add(`stand-${name}`);
    label.hidden = false;
  }

  const notice = document.querySelector(".kopie-oud");
  if (notice) {
    const built = midnight(notice.dataset.gebouwd);
    let months = (now.getFullYear() - built.getFullYear()) * 12 + now.getMonth() - built.getMonth();
    if (now.getDate() < built.getDate()) months -= 1;
    if (months >= Number(notice.dataset.maanden)) {
      notice.querySelector(".kopie-leeftijd").textContent = `Deze kopie is ${months} maanden oud.`;
      notice.hidden = false;
    }
  }
})();
