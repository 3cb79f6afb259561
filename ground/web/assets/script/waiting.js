// What waits to be sent: listed on top of every page of hers, sent one by one as soon as there is a network, each under
// the key its form had, so that nothing is written twice. What the house does not take stays, to be opened and mended.

import { make } from "./page.js";
import { keyField, putContent } from "./content.js";
import { draftForm, isPristine, restored, save, sendOrdinarily } from "./drafts.js";
import * as keep from "./keep.js";
import { send } from "./send.js";

const place = document.querySelector("[data-waiting]");
const status = make("p", { class: "unseen", role: "status" });
const box = make("div");
const OPENS = "#cho-gui-";
const sent = [];
let running = false;

const form = document.querySelector("form[data-draft]");
const owner = form ? keep.accountOf(form) : keep.account;
const hers = async () => (await keep.list("waiting")).filter((entry) => entry.account === owner).sort((a, b) => a.at - b.at);

/** Why something is still here; "" where only the network was missing. */
const REASONS = {
  401: "cần đăng nhập lại",
  422: "có chỗ cần xem lại",
  503: "máy chủ đang bận, sẽ gửi lại",
};
const mayTryAgain = (entry) => ["", 401, 429].includes(entry.returned) || entry.returned >= 500;

async function flush() {
  if (running || !navigator.onLine) return;
  running = true;
  try {
    for (const entry of (await hers()).filter(mayTryAgain)) {
      const answer = await send(entry);
      if (answer.to) {
        await keep.remove("waiting", entry.formKey);
        sent.push({ title: entry.title, to: answer.to });
      } else await keep.put("waiting", { ...entry, returned: answer.status });
    }
  } catch {
    // Still no network: the line stays as it is.
  } finally {
    running = false;
    await draw();
  }
}

async function draw() {
  const entries = await hers();
  const parts = [];
  if (sent.length) {
    const lines = sent.map(({ title, to }) => make("li", {}, make("a", { href: to, text: title })));
    parts.push(make("div", { class: "notice ok" }, make("p", { class: "notice-title", text: `Đã gửi (${sent.length})` }), make("ul", {}, ...lines)));
  }
  if (entries.length) parts.push(line(entries));
  else if ("kept" in document.body.dataset && !navigator.onLine) parts.push(keptNote());
  box.replaceChildren(...parts);
  const words = [sent.length && `Đã gửi ${sent.length}`, entries.length && `Chờ gửi ${entries.length}`].filter(Boolean).join(". ");
  if (status.textContent !== words) status.textContent = words;
}

function keptNote() {
  const words = "Không có mạng. Trang này mở từ máy; nội dung gửi đi sẽ chờ trên máy và tự gửi khi có mạng.";
  return make("div", { class: "notice", role: "note" }, make("p", { text: words }));
}

function line(entries) {
  const title = make("p", { class: "notice-title", text: `Chờ gửi (${entries.length})` });
  const words = navigator.onLine ? "Đang giữ trên máy này." : "Không có mạng. Đang giữ trên máy này; sẽ tự gửi khi có mạng.";
  const parts = [title, make("p", { text: words }), make("ul", { class: "waiting" }, ...entries.map(item))];
  if (navigator.onLine && entries.some(mayTryAgain)) {
    parts.push(make("button", { type: "button", class: "button", text: "Gửi ngay", onclick: flush }));
  }
  return make("div", { class: "notice warn" }, ...parts);
}

function item(entry) {
  const why = entry.returned === "" ? "" : ` · ${REASONS[entry.returned] ?? "máy chủ chưa nhận"}`;
  const about = make("span", { class: "unseen", text: ` ${entry.title}` });
  const open = make("button", { type: "button", class: "link-quiet", onclick: () => reopen(entry) }, "Mở để sửa", about);
  const drop = make("button", { type: "button", class: "link-quiet" }, "Bỏ", about.cloneNode(true));
  drop.addEventListener("click", async () => {
    // Nobody else has it, so it takes two presses.
    if (!("sure" in drop.dataset)) {
      drop.dataset.sure = "";
      return void (drop.firstChild.data = "Bỏ hẳn");
    }
    await keep.remove("waiting", entry.formKey);
    await draw();
    box.querySelector("button")?.focus();
  });
  const facts = make("span", { class: "soft", text: ` nhập lúc ${keep.clock(entry.at)}${why}` });
  return make("li", {}, make("span", {}, make("b", { text: entry.title }), facts), open, drop);
}

/** Puts an entry back into its form; what the house had refused is shown there with its errors. */
async function reopen(entry) {
  const target = draftForm(entry.key);
  if (!target) return void location.assign(`${entry.page.split("#")[0]}${OPENS}${entry.formKey}`);
  if (!isPristine(target)) {
    status.textContent = "";
    box.querySelector("[data-first]")?.remove();
    box.append(make("p", { role: "alert", class: "error", "data-first": "", text: "Hãy lưu hoặc bỏ nội dung đang nhập trước khi mở nội dung này." }));
    return;
  }
  putContent(target, entry);
  keyField(target).value = entry.formKey;
  await save(target);
  await keep.remove("waiting", entry.formKey);
  if (entry.returned && entry.returned !== 401 && navigator.onLine) return void sendOrdinarily(target);
  await draw();
  target.querySelector("input:not([type=hidden]), textarea")?.focus();
}

/** Somebody who is signed out is told that something is here, not what. */
async function noteForGuests() {
  const count = (await keep.list("waiting")).length + (await keep.list("draft")).length;
  if (!count) return;
  const words = `Trên máy này còn ${count} nội dung chưa gửi. Người đã nhập hãy đăng nhập bằng tài khoản của mình để gửi tiếp.`;
  box.replaceChildren(make("div", { class: "notice", role: "note" }, make("p", { text: words })));
}

async function begin() {
  place.append(status, box);
  if (!owner) return noteForGuests();
  await forHer();
}

async function forHer() {
  await draw();
  await restored;
  const wanted = location.hash.startsWith(OPENS) && (await keep.get("waiting", location.hash.slice(OPENS.length)));
  if (wanted && wanted.account === owner) {
    history.replaceState(history.state, "", location.pathname + location.search);
    return reopen(wanted);
  }
  await flush();
}

if (place && "indexedDB" in window) {
  // Where this window has no storage there is nothing to list.
  begin()
    .catch(() => {})
    .finally(() => (place.dataset.waiting = "drawn"));
  if (owner) {
    addEventListener("online", flush);
    addEventListener("offline", draw);
    document.addEventListener("waiting", draw);
  }
}
