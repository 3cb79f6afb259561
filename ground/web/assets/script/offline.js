// The page that opens without a network (the one with a form that queues): its service worker is registered there and
// nowhere else. Where there is none (plain HTTP on a LAN) drafts are kept all the same, while the page stays open.

import { account } from "./keep.js";

const OWNER = "hoitu.kept-for";

/** Pages kept for somebody are let go when she signed out or somebody else came in: they bear her name. */
async function letGo() {
  try {
    if (localStorage.getItem(OWNER) === account) return;
    localStorage.setItem(OWNER, account);
    await caches.delete("pages");
  } catch {
    // No storage, so nothing was kept.
  }
}

async function begin() {
  await letGo();
  if (!document.querySelector("form[data-queue]")) return;
  await navigator.serviceWorker.register("/sw.js", { scope: "/" });
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ keep: location.pathname + location.search });
}

if ("serviceWorker" in navigator && "caches" in window) begin().catch(() => {});
