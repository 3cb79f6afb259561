// What the pages do more conveniently with a script. Nothing needs it: every link leads to a page, every form posts.
// One file, no framework, no inline handlers (the policy is `default-src 'self'`). The hooks are data- attributes that
// the macros in templates/components write; classes are for looks only. Rule: never touch a key the reader is typing
// with (Telex and VNI compose letters out of several keys).

const html = document.documentElement;
const all = (root, selector) => root.querySelectorAll(selector);
const reveal = (root) => all(root, "[data-needs-script]").forEach((element) => (element.hidden = false));

/** Letters only: lower case, marks off, đ and its look-alike ð to d. "Đông y" and "dong y" are the same words. */
export function fold(text) {
  const bare = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐðÐ]/g, "d");
  return bare.toLowerCase().replace(/\s+/g, " ").trim();
}

// ── The look: theme and text size, remembered on this machine ──────────────────────────────────────────────────────

function showLook() {
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

// ── The side panel: a figure's list opens beside the report ────────────────────────────────────────────────────────

const wide = matchMedia("(min-width: 56.25em)");
const panel = document.getElementById("panel");
const home = location.href.split("#")[0];
let opener = null;
let asked = null;

/** Shows which number on the page the panel belongs to. A link inside the panel leaves that as it is. */
const mark = (link) => {
  if (link && panel.contains(link)) return;
  all(document, "a.fig[aria-current]").forEach((fig) => fig.removeAttribute("aria-current"));
  link?.setAttribute("aria-current", "true");
};

function fillPanel(...nodes) {
  const body = document.createElement("div");
  body.className = "panel-body";
  body.append(...nodes);
  panel.replaceChildren(body);
  panel.hidden = false;
}

/** A slow answer is announced; a quick one comes without a flicker. */
function sayOpening() {
  if (!panel.hidden) return;
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  line.textContent = "Đang mở danh sách…";
  fillPanel(line);
}

const figureOf = (url) => [...all(document, "a.fig")].find((fig) => fig.href === url);

/** Fetches the page behind `url` as a fragment and shows it; anything unexpected becomes an ordinary visit. */
async function openPanel(url, link) {
  asked?.abort();
  const request = (asked = new AbortController());
  const slow = setTimeout(sayOpening, 250);
  panel.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { headers: { "X-Panel": "1" }, cache: "no-store", signal: request.signal });
    if (!answer.ok || answer.redirected) throw new Error("not a fragment");
    const fragment = new DOMParser().parseFromString(await answer.text(), "text/html").body;
    if (!fragment.querySelector("[data-panel-title]") || fragment.querySelector("main"))
      throw new Error("not a fragment");
    mark(link);
    fillPanel(...fragment.childNodes);
    reveal(panel);
    const title = panel.querySelector("[data-panel-title]");
    title.setAttribute("aria-level", "2"); // the page beside it has its own first heading
    title.focus({ preventScroll: true });
    return true;
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
    return false;
  } finally {
    clearTimeout(slow);
    if (asked === request) panel.removeAttribute("aria-busy");
  }
}

function closePanel() {
  asked?.abort();
  panel.hidden = true;
  panel.replaceChildren();
  mark(null);
  opener?.focus();
  opener = null;
}

/** Steps out of the panel and leaves the address as it was before. */
function leavePanel() {
  closePanel();
  history.pushState({ home, panel: null }, "", home);
}

if (panel) {
  history.replaceState({ home, panel: null }, "");

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a");
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || !wide.matches) return;
    if (link.matches("[data-panel-close]") && panel.contains(link)) {
      event.preventDefault();
      leavePanel();
    } else if (link.matches("a.fig, #panel .pager a") && link.origin === location.origin) {
      event.preventDefault();
      if (!panel.contains(link)) opener = link;
      if (await openPanel(link.href, link)) history.pushState({ home, panel: link.href }, "", link.href);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && !panel.hidden) leavePanel();
  });

  addEventListener("popstate", ({ state }) => {
    if (!state) return;
    if (state.home !== home) location.reload();
    else if (state.panel && wide.matches) openPanel(state.panel, figureOf(state.panel));
    else if (state.panel) location.reload();
    else if (!panel.hidden) closePanel();
  });
}

// ── Menus: a click elsewhere or Escape closes them ─────────────────────────────────────────────────────────────────

document.addEventListener("click", (event) => {
  for (const menu of all(document, "details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// ── Forms: sent once, never left half-typed ────────────────────────────────────────────────────────────────────────

const changed = new Set();

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-unsaved]");
  if (form) changed.add(form);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  // The one-use key makes a second sending harmless; this only spares the reader the doubt.
  if ("sent" in form.dataset) return void event.preventDefault();
  form.dataset.sent = "";
  changed.delete(form);
  const buttons = [...all(form, "button:not([type=button])")];
  setTimeout(() => buttons.forEach((button) => button.setAttribute("aria-disabled", "true")));
  // A download or a lost answer leaves the page standing: allow another try with the same key.
  setTimeout(() => freshen(form), 10000);
});

function freshen(form) {
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

// ── Days: the last day follows the first until it is touched ───────────────────────────────────────────────────────

for (const range of all(document, "[data-days]")) {
  const [first, last] = all(range, "input");
  let follows = last.value === "" || last.value === first.value;
  first.addEventListener("input", () => follows && (last.value = first.value));
  last.addEventListener("input", () => (follows = last.value === ""));
}

// ── "Not known" puts its number to rest (what was typed comes back when it is unticked) ────────────────────────────

const rest = (box) => {
  for (const id of box.dataset.rests.split(" ")) {
    const input = document.getElementById(id);
    if (input) input.disabled = box.checked;
  }
};
document.addEventListener("change", (event) => event.target.matches("[data-rests]") && rest(event.target));
all(document, "[data-rests]").forEach(rest);

// ── Pickers: type a few letters, with or without accents ───────────────────────────────────────────────────────────

for (const picker of all(document, "[data-picker]")) {
  const filter = picker.querySelector("[data-picker-filter]");
  const count = picker.querySelector("[data-picker-count]");
  const choices = [...all(picker, ".choice")].map((label) => {
    return { label, box: label.querySelector("input"), words: fold(label.textContent) };
  });

  const show = () => {
    const wanted = fold(filter.value).split(" ");
    const fits = ({ words, box }) => box.checked || wanted.every((word) => words.includes(word));
    for (const choice of choices) choice.label.hidden = !fits(choice);
    const seen = choices.filter(({ label }) => !label.hidden);
    const chosen = choices.filter(({ box }) => box.checked).length;
    count.textContent = `Đã chọn ${chosen} · hiện ${seen.length}/${choices.length}`;
    return seen;
  };

  filter.addEventListener("input", (event) => event.isComposing || settle());
  filter.addEventListener("compositionend", () => settle());
  filter.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault(); // in a filter Enter chooses; it must not send the form
    const left = show().filter(({ box }) => !box.checked);
    if (left.length !== 1 || !filter.value) return;
    left[0].box.checked = true;
    left[0].box.dispatchEvent(new Event("input", { bubbles: true }));
    filter.value = "";
    settle();
  });
  // Sixty bodies are not sixty stops of the Tab key: one choice is a stop, the arrows go to the others.
  const list = picker.querySelector(".picker-list");
  list.removeAttribute("tabindex");
  list.setAttribute("aria-label", `${list.getAttribute("aria-label")}: phím mũi tên lên, xuống để chuyển dòng`);
  const stop = (wanted) => choices.forEach(({ box }) => (box.tabIndex = box === wanted ? 0 : -1));
  const settle = () => {
    const seen = show().map(({ box }) => box);
    if (!seen.some((box) => box.tabIndex === 0)) stop(seen.find((box) => box.checked) ?? seen[0]);
  };
  picker.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing) return;
    const seen = choices.filter(({ label }) => !label.hidden).map(({ box }) => box);
    const next = event.target === filter ? (step > 0 ? seen[0] : null) : seen[seen.indexOf(event.target) + step];
    event.preventDefault();
    if (!next) return void (step < 0 && filter.focus());
    stop(next);
    next.focus();
  });
  list.addEventListener("focusin", (event) => stop(event.target));

  picker.addEventListener("change", settle);
  stop(null);
  settle();
}

// ── Rows: one more place, one fewer ────────────────────────────────────────────────────────────────────────────────

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

reveal(document);
showLook();
