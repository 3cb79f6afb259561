// The side panel: a figure's list opens beside the report. Where it cannot, the link is an ordinary visit.

import { all, reveal } from "./page.js";

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
