// The look: theme and text size, remembered on this machine (theme.js sets them before the first paint).

import { all, html } from "./page.js";

export function showLook() {
  for (const button of all(document, "[data-look]")) {
    const chosen = html.dataset[button.dataset.look] ?? "";
    button.setAttribute("aria-pressed", String(button.value === chosen));
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-look]");
  if (!button) return;
  const part = button.dataset.look;
  if (button.value) html.dataset[part] = button.value;
  else delete html.dataset[part];
  try {
    if (button.value) localStorage.setItem(`hoitu.${part}`, button.value);
    else localStorage.removeItem(`hoitu.${part}`);
  } catch {
    // No storage: the choice holds for this page.
  }
  showLook();
});
