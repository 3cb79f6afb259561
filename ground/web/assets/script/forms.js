// Forms: sent once, never left half-typed.

import { all } from "./page.js";

const changed = new Set();

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-unsaved]");
  if (form) changed.add(form);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  // The one-use key makes a second sending harmless; this only spares the reader the doubt.
  if (isSent(form)) return void event.preventDefault();
  settle(form);
  busy(form);
  // A download or a lost answer leaves the page standing: allow another try with the same key.
  setTimeout(() => freshen(form), 10000);
});

export const isSent = (form) => "sent" in form.dataset;

/** Marks a form as sent: its buttons rest until the answer is there. */
export function busy(form) {
  form.dataset.sent = "";
  const buttons = [...all(form, "button:not([type=button])")];
  setTimeout(() => isSent(form) && buttons.forEach((button) => button.setAttribute("aria-disabled", "true")));
}

/** What was typed is kept elsewhere now: leaving asks no more. */
export const settle = (form) => changed.delete(form);

/** Allows another try. */
export function freshen(form) {
  delete form.dataset.sent;
  all(form, "button[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
}

addEventListener("pageshow", (event) => event.persisted && all(document, "form[data-sent]").forEach(freshen));
addEventListener("beforeunload", (event) => changed.size && event.preventDefault());

// A form that came back with errors was typed into already; its summary is what to read first.
for (const summary of all(document, "[data-errors]")) {
  summary.focus();
  all(document, "form[data-unsaved]").forEach((form) => changed.add(form));
}
