// Drafts: a form with `data-draft="key"` keeps on this machine what is typed into it, until the house has it. With
// `data-queue` as well, what cannot be sent for lack of a network waits in line (waiting.js) and the form is free again;
// without it the form stands as typed. Of a guest nothing is kept.

import { all, make } from "./page.js";
import { busy, freshen, isSent, settle } from "./forms.js";
import { contentOf, keyField, putAllFiles, putContent } from "./content.js";
import * as keep from "./keep.js";
import { send } from "./send.js";

const SAVES_AFTER_MS = 400;
const CROWDED = "Những gì đã nhập còn nguyên và được giữ trên máy này. Hãy bấm lưu lần nữa sau ít phút.";

/** Forms that go the ordinary way this once: the house's own page is what the reader must see. */
const ordinary = new WeakSet();
/** For each form: its fields as they came, how often something was typed and how much of that is kept, when to keep it. */
const kept = new Map();

/** Names this window, also after it was loaded anew. */
const tab = nameOfTab();

const drafted = [...all(document, "form[data-draft]")].filter((form) => keep.accountOf(form) && keyField(form));
export const draftForm = (key) => drafted.find((form) => form.dataset.draft === key);

for (const form of drafted) {
  // A page that the service worker had kept carries a key that was perhaps used: every such form gets its own.
  if ("kept" in document.body.dataset) keyField(form).value = keep.freshKey();
  // What came back with errors is nobody's starting point: it is kept from the first moment on.
  const cameBack = document.querySelector("[data-errors]") !== null;
  kept.set(form, { pristine: cameBack ? null : JSON.stringify(contentOf(form).fields), typed: 0, stored: 0, timer: 0 });
}

/** Drafts stand again, or there is no storage; what is opened from the line comes after that. */
export const restored = drafted.length ? restoreAll().catch(() => {}) : Promise.resolve();

async function restoreAll() {
  await keep.forgetOld();
  await Promise.all(drafted.map(restore));
}

function nameOfTab() {
  try {
    return (sessionStorage["hoitu.tab"] ??= keep.freshKey());
  } catch {
    return keep.freshKey();
  }
}

async function restore(form) {
  const draft = await keep.get("draft", keep.draftId(form));
  if (kept.get(form).pristine === null) {
    // The form came back with its errors: that is the newer text. Only files are lost on such a way, and they are here.
    putAllFiles(form, draft?.files ?? []);
    return save(form);
  }
  if (!draft) return;
  if (JSON.stringify(draft.fields) === kept.get(form).pristine && !draft.files.length) return;
  // Somebody was quicker with her first letter than the storage with its answer: hers stands.
  if (!isPristine(form)) return;
  putContent(form, draft);
  // The same key: should the house have heard the first sending after all, nothing is written twice. But not where another
  // window may still hold the form: two forms under one key would be one record, and what the second says would be lost.
  if (draft.tab === tab) keyField(form).value = draft.formKey;
  const drop = make("button", { type: "button", class: "link-quiet", text: "Bỏ bản nháp", onclick: () => discard(form) });
  tell(form, "ok", `Đã khôi phục bản nháp lúc ${keep.clock(draft.at)}.`, drop);
}

export const isPristine = (form) => JSON.stringify(contentOf(form).fields) === kept.get(form).pristine;

async function discard(form) {
  await keep.remove("draft", keep.draftId(form));
  empty(form);
  form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
}

/** A form as it came, with a key of its own. */
function empty(form) {
  const state = kept.get(form);
  clearTimeout(state.timer);
  state.stored = state.typed;
  form.reset();
  if (state.pristine === null) putContent(form, { fields: [], files: [] });
  form.dispatchEvent(new Event("refill"));
  keyField(form).value = keep.freshKey();
  notices(form).forEach((notice) => notice.remove());
  settle(form);
}

const notices = (form) => [...all(document, "[data-draft-notice]")].filter((notice) => notice.nextElementSibling === form);

/** One sentence above the form, in place of the one before. */
function tell(form, look, title, ...more) {
  notices(form).forEach((notice) => notice.remove());
  const role = look === "warn" ? "alert" : "status";
  form.before(make("div", { class: `notice ${look}`, role, "data-draft-notice": "" }, make("p", { class: "notice-title", text: title }), ...more));
}

/** Everything that makes this form's content somebody's, of some page, at some time. */
function recordOf(form, button) {
  const title = form.querySelector("[data-draft-title], input[type=text], textarea")?.value.trim();
  return {
    id: keep.draftId(form),
    account: keep.accountOf(form),
    key: form.dataset.draft,
    page: location.pathname + location.search,
    action: form.action,
    enctype: form.enctype,
    tab,
    title: title || "(chưa có tên)",
    formKey: keyField(form).value,
    at: Date.now(),
    ...contentOf(form, button),
  };
}

/** What is to be kept of a form now; nothing where it stands as it came. */
function draftOf(form) {
  clearTimeout(kept.get(form).timer);
  const draft = recordOf(form);
  if (isPristine(form) && !draft.files.length) return null;
  draft.files = draft.files.filter(({ file }) => file.size <= keep.LARGEST_KEPT);
  return draft;
}

export async function save(form) {
  const [draft, { typed }] = [draftOf(form), kept.get(form)];
  await (draft ? keep.put("draft", draft) : keep.remove("draft", keep.draftId(form)));
  kept.get(form).stored = typed;
}

const saveSoon = ({ target }) => {
  const form = target.closest?.("form[data-draft]");
  if (!kept.has(form)) return;
  clearTimeout(kept.get(form).timer);
  kept.get(form).typed += 1;
  kept.get(form).timer = setTimeout(() => save(form).catch(() => {}), SAVES_AFTER_MS);
};
document.addEventListener("input", saveSoon);
document.addEventListener("change", saveSoon);
// A page that goes cannot wait for its storage, and a telephone puts it to sleep without another word.
function saveAtOnce() {
  for (const [form, state] of kept) {
    // Whoever only passes by, perhaps before her draft was put back, has not emptied it; nor is it any younger.
    if (isSent(form) || state.stored === state.typed) continue;
    if (keep.putAtOnce("draft", keep.draftId(form), draftOf(form))) state.stored = state.typed;
    else save(form).catch(() => {});
  }
}
for (const leaving of ["beforeunload", "pagehide"]) addEventListener(leaving, saveAtOnce);
document.addEventListener("visibilitychange", () => document.hidden && saveAtOnce());

// Before forms.js: the script sends these itself.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!kept.has(form) || event.defaultPrevented || ordinary.delete(form)) return;
  event.preventDefault();
  if (!isSent(form)) deliver(form, event.submitter);
}, true);

async function deliver(form, button) {
  busy(form);
  const record = recordOf(form, button);
  // Without storage (a private window) the form is sent as any other.
  const isKept = await save(form).then(() => true, () => false);
  if (!isKept) return sendOrdinarily(form, button);
  let answer;
  try {
    if (!navigator.onLine) throw new TypeError("offline");
    answer = await send(record);
  } catch {
    freshen(form);
    return notSent(form, record);
  }
  if (answer.crowded) {
    freshen(form);
    return tell(form, "warn", "Nhiều người đang gửi tệp cùng lúc nên chưa gửi được.", make("p", { text: CROWDED }));
  }
  if (!answer.to) return sendOrdinarily(form, button);
  await keep.remove("draft", record.id);
  await keep.remove("waiting", record.formKey);
  settle(form);
  location.assign(answer.to);
}

/** Shows what the house says to this form: its errors beside the fields, the way to sign in, a refusal. */
export function sendOrdinarily(form, button) {
  freshen(form);
  ordinary.add(form);
  form.requestSubmit(button ?? undefined);
}

async function notSent(form, record) {
  const large = record.files.filter(({ file }) => file.size > keep.LARGEST_KEPT).map(({ file }) => file.name);
  if (!("queue" in form.dataset) || large.length) {
    const why = large.length
      ? `Tệp lớn hơn 5 MB không giữ được trên máy này (${large.join(", ")}). Hãy giữ trang này mở và gửi lại khi có mạng, hoặc bỏ tệp ấy.`
      : "Những gì đã nhập còn nguyên và được giữ trên máy này. Khi có mạng, hãy bấm lưu lần nữa.";
    return tell(form, "warn", "Chưa gửi được vì không có mạng.", make("p", { text: why }));
  }
  await keep.put("waiting", { ...record, returned: "" });
  await keep.remove("draft", record.id);
  empty(form);
  tell(form, "warn", "Không có mạng: đã giữ lại để gửi sau.", make("p", { text: "Máy này sẽ tự gửi khi có mạng. Có thể nhập tiếp." }));
  document.dispatchEvent(new Event("waiting"));
}
