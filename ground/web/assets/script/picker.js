// Pickers: several of many (components/picker.html). At rest a picker shows what is chosen; a few letters, with or without
// marks, a click or the arrow down open the list over what stands below, so that the form never jumps. The boxes are the
// form's own: what is ticked is sent, with or without this file.

import { all, composing, fold } from "./page.js";

for (const picker of all(document, "[data-picker]")) dress(picker);

function dress(picker) {
  const filter = picker.querySelector("[data-picker-filter]");
  const count = picker.querySelector("[data-picker-count]");
  const list = picker.querySelector(".picker-list");
  const place = picker.querySelector(".picker-place");
  const choices = [...all(picker, ".choice")].map((label) => {
    return { label, box: label.querySelector("input"), words: fold(label.textContent) };
  });
  const isOpen = () => picker.classList.contains("open");
  // Unticked at rest, a choice stays in sight until the picker is left: a slip of the finger is undone where it happened.
  let shown = new Set();

  const show = () => {
    const wanted = fold(filter.value).split(" ");
    const fits = ({ words, box }) =>
      box.checked || (isOpen() ? wanted.every((word) => words.includes(word)) : shown.has(box));
    for (const choice of choices) choice.label.hidden = !fits(choice);
    const seen = choices.filter(({ label }) => !label.hidden);
    const chosen = choices.filter(({ box }) => box.checked).length;
    count.textContent = `Đã chọn ${chosen}` + (isOpen() ? ` · hiện ${seen.length}/${choices.length}` : "");
    list.hidden = seen.length === 0;
    return seen;
  };

  // Sixty bodies are not sixty stops of the Tab key: one choice is a stop, the arrows go to the others.
  const stop = (wanted) => choices.forEach(({ box }) => (box.tabIndex = box === wanted ? 0 : -1));
  const settle = () => {
    const seen = show().map(({ box }) => box);
    if (!seen.some((box) => box.tabIndex === 0)) stop(seen.find((box) => box.checked) ?? seen[0]);
  };

  const open = () => {
    if (!isOpen()) {
      place.style.minHeight = `${place.offsetHeight}px`; // what stands below keeps its place
      picker.classList.add("open");
    }
    settle();
  };
  const close = () => {
    picker.classList.remove("open");
    place.style.minHeight = "";
    filter.value = "";
    shown = new Set(choices.filter(({ box }) => box.checked).map(({ box }) => box));
    list.scrollTop = 0;
    stop(null);
    settle();
  };

  filter.addEventListener("input", (event) => event.isComposing || (filter.value ? open() : settle()));
  filter.addEventListener("compositionend", open);
  filter.addEventListener("click", open);
  filter.addEventListener("keydown", (event) => {
    if (composing(event)) return;
    if (event.key === "Escape" && isOpen()) return void (event.preventDefault(), close());
    if (event.key !== "Enter") return;
    event.preventDefault(); // in a filter Enter chooses; it must not send the form
    const left = show().filter(({ box }) => !box.checked);
    if (left.length !== 1 || !filter.value) return;
    left[0].box.checked = true;
    left[0].box.dispatchEvent(new Event("input", { bubbles: true }));
    filter.value = "";
    settle();
  });
  picker.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || composing(event)) return;
    event.preventDefault();
    if (event.target === filter && step > 0) open();
    const seen = choices.filter(({ label }) => !label.hidden).map(({ box }) => box);
    const next = event.target === filter ? (step > 0 ? seen[0] : null) : seen[seen.indexOf(event.target) + step];
    if (!next) return void (step < 0 && filter.focus());
    stop(next);
    next.focus();
  });
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    filter.focus();
    close();
  });
  list.addEventListener("focusin", (event) => stop(event.target));
  picker.addEventListener("change", settle);
  picker.closest("form")?.addEventListener("refill", close);

  // Left is left when something else is reached; a blur alone would take the line away from under the mouse.
  const leave = (event) => isOpen() && !picker.contains(event.target) && close();
  document.addEventListener("focusin", leave);
  document.addEventListener("pointerdown", leave);

  // The summary of errors leads to the field by its name; the search box is where one can stand, a hidden line is not.
  const { id } = choices[0]?.box ?? {};
  if (id) {
    choices[0].box.id = `${id}-first`;
    picker.querySelector(`label[for="${filter.id}"]`).htmlFor = filter.id = id;
  }
  list.removeAttribute("tabindex");
  list.setAttribute("aria-label", `${list.getAttribute("aria-label")}: phím mũi tên lên, xuống để chuyển dòng`);
  picker.classList.add("folds");
  close();
}
