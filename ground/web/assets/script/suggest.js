// Type-ahead (components/suggest.html): while somebody writes, the house is asked what she may mean. Nothing is ever put in
// the place of what she wrote unless she chose it with the arrows or the mouse. Nothing is asked while a letter is being
// composed. In a field of several lines the line with the caret is meant.

import { all, composing, make } from "./page.js";

const WAITS_MS = 120;
const MOST = 8;
const SHORTEST = 2;

for (const field of all(document, "[data-suggest]")) dress(field, field.querySelector("input, textarea"));

function dress(field, input) {
  const single = input.matches("input");
  const list = make("ul", { class: "suggest-list", id: `${input.id}-suggest`, role: "listbox", "aria-label": "Gợi ý", hidden: "" });
  const status = make("p", { class: "unseen", role: "status" });
  field.append(list, status);
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  // ARIA has a combobox of one line only; a field of several says the same as a text box with a list.
  if (single) input.setAttribute("role", "combobox");
  else input.setAttribute("aria-haspopup", "listbox");

  const known = new Map();
  let timer, asked, chosen, said;
  let active = -1;
  const options = () => [...list.children];

  function expand(open) {
    list.hidden = !open;
    if (single) input.setAttribute("aria-expanded", String(open));
    if (!open) point(-1);
  }

  function point(to) {
    active = to;
    options().forEach((option, no) => option.setAttribute("aria-selected", String(no === to)));
    const option = options()[to];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  /** The line with the caret, and where it stands; nothing where the caret is not at its end. */
  function line() {
    const [text, caret] = [input.value, input.selectionEnd];
    const from = single ? 0 : text.lastIndexOf("\n", caret - 1) + 1;
    const end = text.indexOf("\n", caret);
    const to = single || end < 0 ? text.length : end;
    if (caret !== input.selectionStart || text.slice(caret, to).trim()) return null;
    return { words: text.slice(from, to).trim(), from, to };
  }

  function address(words) {
    const url = new URL(field.dataset.suggest, location.href);
    url.searchParams.set("q", words);
    const form = input.form && new FormData(input.form);
    for (const name of (field.dataset.suggestWith ?? "").split(" ").filter(Boolean)) {
      const value = form?.get(name);
      if (typeof value === "string" && value.trim()) url.searchParams.set(name, value.trim());
    }
    return url.href;
  }

  function hush() {
    clearTimeout(timer);
    asked?.abort();
    expand(false);
  }

  function ask() {
    const words = line()?.words ?? "";
    if (words === chosen && words) return hush();
    chosen = undefined;
    clearTimeout(timer);
    asked?.abort();
    if (words.length < SHORTEST) return hush();
    timer = setTimeout(() => fetchFor(words), WAITS_MS);
  }

  async function fetchFor(words) {
    const url = address(words);
    const request = (asked = new AbortController());
    try {
      if (!known.has(url)) {
        const answer = await fetch(url, { headers: { Accept: "application/json" }, signal: request.signal });
        if (!answer.ok || answer.redirected) return hush();
        known.set(url, (await answer.json()).slice(0, MOST));
      }
      if (asked === request && document.activeElement === input && line()?.words === words) offer(known.get(url));
    } catch (fault) {
      if (fault.name !== "AbortError") hush(); // no help to be had: the field is a field
    }
  }

  function offer(found) {
    const lines = found.map(({ value, note }, no) =>
      make("li", { role: "option", id: `${list.id}-${no}`, "data-value": value, "aria-selected": "false" },
        make("span", { text: value }), ...(note ? [" ", make("span", { class: "suggest-note", text: note })] : [])));
    list.replaceChildren(...lines);
    active = -1;
    expand(lines.length > 0);
    const words = lines.length ? `${lines.length} gợi ý, dùng phím mũi tên lên, xuống để chọn` : "Không có gợi ý";
    // The same words twice are not read twice: the count is only said when it changed.
    if (words !== said) status.textContent = said = words;
  }

  function choose(option) {
    const at = line();
    if (!at) return hush();
    chosen = option.dataset.value;
    input.setRangeText(chosen, at.from, at.to, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    hush();
  }

  input.addEventListener("input", (event) => event.isComposing || ask());
  input.addEventListener("compositionend", ask);
  input.addEventListener("keydown", (event) => {
    if (composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (list.hidden) {
      if (single && key === "ArrowDown" && input.value) ask();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step) {
      event.preventDefault();
      const count = options().length + 1; // one place more is the field itself, with what she wrote
      point(((active + 1 + step + count) % count) - 1);
    } else if (key === "Escape") {
      event.preventDefault();
      event.stopPropagation(); // the panel behind stays open
      hush();
    } else if (active >= 0 && (key === "Enter" || key === "Tab")) {
      if (key === "Enter") event.preventDefault();
      choose(options()[active]);
    } else if (key === "Enter" || key === "Tab") hush();
  });
  input.addEventListener("blur", hush);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
  expand(false);
}
