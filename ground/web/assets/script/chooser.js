// Choosers: one of many pages, in groups (components/chooser.html). A few letters leave what fits; Enter opens the first.

import { all, composing, fold } from "./page.js";

for (const chooser of all(document, "[data-chooser]")) {
  const filter = chooser.querySelector("[data-chooser-filter]");
  const count = chooser.querySelector("[data-chooser-count]");
  const none = chooser.querySelector("[data-chooser-none]");
  const groups = [...all(chooser, "[data-chooser-group]")].map((group) => {
    const heading = fold(group.querySelector("h2").textContent);
    const items = [...all(group, "li")].map((item) => {
      const words = fold(item.textContent);
      return { item, words, widely: `${words} ${heading}` };
    });
    // What is on top stands below once more: in what was searched for it would come twice.
    return { group, items, repeats: "repeats" in group.dataset };
  });
  const links = () => [...all(chooser, "li a")].filter((link) => link.checkVisibility());

  const show = () => {
    const wanted = fold(filter.value).split(" ");
    const fits = (words) => wanted.every((word) => words.includes(word));
    // The name of a group finds all that is in it, unless something is called so itself.
    const called = groups.some(({ items }) => items.some(({ words }) => fits(words)));
    let left = 0;
    for (const { group, items, repeats } of groups) {
      for (const { item, words, widely } of items) item.hidden = !fits(called ? words : widely);
      const seen = items.filter(({ item }) => !item.hidden).length;
      group.hidden = seen === 0 || (repeats && filter.value.trim() !== "");
      if (!group.hidden && !repeats) left += seen;
    }
    count.textContent = filter.value.trim() ? `${left} loại phù hợp` : "";
    none.hidden = left > 0;
  };

  filter.addEventListener("input", (event) => event.isComposing || show());
  filter.addEventListener("compositionend", show);
  chooser.addEventListener("keydown", (event) => {
    if (composing(event)) return;
    if (event.target === filter && event.key === "Enter") {
      event.preventDefault();
      if (filter.value.trim()) links()[0]?.click();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const seen = links();
    const next = seen[event.target === filter ? (step > 0 ? 0 : -1) : seen.indexOf(event.target) + step];
    if (next) next.focus();
    else if (step < 0) filter.focus();
    event.preventDefault();
  });
  show();
}
