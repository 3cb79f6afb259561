// Progress (components/progress.html): asks how far the work is until it is over, then goes on to where it leads.
// Without a script the page reloads itself instead.

import { all, make } from "./page.js";

const EVERY_MS = 1000;
/** After so many answers that did not come the page stops asking and offers to be loaded again. */
const PATIENCE = 10;

for (const place of all(document, "[data-progress]")) follow(place, PATIENCE);

async function follow(place, patience) {
  const bar = place.querySelector("progress");
  const words = place.querySelector("[data-progress-words]");
  let lost = patience;
  while (lost > 0) {
    try {
      const answer = await fetch(place.dataset.progress, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (!answer.ok || answer.redirected) throw new Error(`answered ${answer.status}`);
      const told = await answer.json();
      bar.max = Math.max(told.total, 1);
      bar.value = told.done;
      if (words.textContent !== told.words) words.textContent = told.words;
      if (told.next) return void location.assign(told.next);
      lost = patience;
    } catch {
      lost -= 1;
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  words.replaceChildren("Không hỏi được tiến độ. ", make("a", { href: location.href, text: "Tải lại trang" }));
}
