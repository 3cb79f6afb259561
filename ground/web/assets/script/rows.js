// Rows: one more place, one fewer (components/rows.html).

import { all, reveal } from "./page.js";

for (const rows of all(document, "[data-rows]")) {
  const blank = rows.querySelector("template");
  let made = all(rows, "[data-row]").length;
  rows.addEventListener("click", (event) => {
    const button = event.target.closest("[data-row-add], [data-row-remove]");
    if (!button) return;
    event.preventDefault();
    if (button.matches("[data-row-add]")) {
      made += 1;
      const copy = document.createElement("template");
      copy.innerHTML = blank.innerHTML.replaceAll("__row__", String(made));
      reveal(copy.content);
      const row = copy.content.firstElementChild;
      blank.before(row);
      row.querySelector("input").focus();
    } else {
      const row = button.closest("[data-row]");
      const next = row.nextElementSibling?.matches("[data-row]") ? row.nextElementSibling : row.previousElementSibling;
      row.remove();
      (next?.querySelector("input") ?? rows.querySelector("[data-row-add]")).focus();
    }
    rows.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
