// How fresh the text is, judged by the reader's own clock: a copy that nobody rebuilds shows its age by itself.
// Without scripts the dates stand there.
const freshness = (() => {
  "use strict";
  const midnight = (iso) => new Date(`${iso}T00:00:00`);
  const dayNumber = (date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;

  // How a text that must be assessed by `due` stands: the name for its style, and the words.
  const standing = (due, soon, now) => {
    const days = dayNumber(midnight(due)) - dayNumber(now);
    if (days < 0) return ["verlopen", "verlopen"];
    return days <= soon ? ["binnenkort", "binnenkort te beoordelen"] : ["actueel", "actueel"];
  };

  // The whole months since the day a copy was built.
  const age = (built, now) => {
    const day = midnight(built);
    const months = (now.getFullYear() - day.getFullYear()) * 12 + now.getMonth() - day.getMonth();
    return now.getDate() < day.getDate() ? months - 1 : months;
  };

  return { standing, age };
})();

(() => {
  "use strict";
  const now = new Date();

  for (const label of document.querySelectorAll(".stand")) {
    const [name, words] = freshness.standing(label.dataset.volgende, Number(label.dataset.bijna), now);
    label.textContent = words;
    label.classList.add(`stand-${name}`);
    label.hidden = false;
  }

  const notice = document.querySelector(".kopie-oud");
  if (notice) {
    const months = freshness.age(notice.dataset.gebouwd, now);
    if (months >= Number(notice.dataset.maanden)) {
      notice.querySelector(".kopie-leeftijd").textContent = `Deze kopie is ${months} maanden oud.`;
      notice.hidden = false;
    }
  }
})();
