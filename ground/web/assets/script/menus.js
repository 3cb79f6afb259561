// Menus: a click elsewhere or Escape closes them.

import { all } from "./page.js";

document.addEventListener("click", (event) => {
  for (const menu of all(document, "details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
