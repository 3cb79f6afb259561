// Days: the last day follows the first until it is touched. "Not known" puts its number to rest.

import { all } from "./page.js";

for (const range of all(document, "[data-days]")) {
  const [first, last] = all(range, "input");
  const isFollowing = () => last.value === "" || last.value === first.value;
  let follows = isFollowing();
  range.closest("form")?.addEventListener("refill", () => (follows = isFollowing()));
  first.addEventListener("input", () => follows && (last.value = first.value));
  last.addEventListener("input", () => (follows = last.value === ""));
}

// What was typed comes back when it is unticked.
const rest = (box) => {
  for (const id of box.dataset.rests.split(" ")) {
    const input = document.getElementById(id);
    if (input) input.disabled = box.checked;
  }
};
document.addEventListener("change", (event) => event.target.matches("[data-rests]") && rest(event.target));
all(document, "[data-rests]").forEach(rest);
