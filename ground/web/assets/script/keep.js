// What is kept on this machine: drafts, and what waits to be sent. In IndexedDB, which also stands on plain HTTP and holds
// photos. Everything bears the account it was typed under, and only that account is shown it. Drafts end after 30 days; what
// waits stays until it is sent or taken away by hand, for nobody else has it.

const DAYS_30 = 30 * 24 * 3600 * 1000;
/** A larger file stays out of a draft: a phone's storage is not the place for it. */
export const LARGEST_KEPT = 5 * 2 ** 20;

/** Whose page this is: an opaque id, "" for a guest. A form may say otherwise (the gallery's does). */
export const account = document.body.dataset.account ?? "";
export const accountOf = (form) => form.dataset.account ?? account;

let opened;
/** The open database itself, for a page that has no time to wait. */
let atHand;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("hoitu", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("draft", { keyPath: "id" });
      request.result.createObjectStore("waiting", { keyPath: "formKey" });
    };
    request.onsuccess = () => resolve((atHand = request.result));
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function ask(store, mode, work) {
  const transaction = (await database()).transaction(store, mode);
  const request = work(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

export const get = (store, key) => ask(store, "readonly", (all) => all.get(key));
export const put = (store, value) => ask(store, "readwrite", (all) => all.put(value));
export const remove = (store, key) => ask(store, "readwrite", (all) => all.delete(key));
export const list = (store) => ask(store, "readonly", (all) => all.getAll());

/**
 * Puts (or, without a value, removes) at once, for a page that is about to go: the transaction is begun and closed in this
 * very turn, so that the browser ends it without the page. Says whether there was a storage at hand.
 */
export function putAtOnce(store, key, value) {
  if (!atHand) return false;
  const transaction = atHand.transaction(store, "readwrite");
  const all = transaction.objectStore(store);
  if (value) all.put(value);
  else all.delete(key);
  transaction.commit?.(); // a browser of before 2021 closes it by itself, if it is quick enough
  return true;
}

export const draftId = (form) => `${accountOf(form)} ${form.dataset.draft}`;

/** Lets go of drafts that nobody came back to. */
export async function forgetOld(now = Date.now()) {
  for (const draft of await list("draft")) if (draft.at < now - DAYS_30) await remove("draft", draft.id);
}

/** A key for a form that no server drew just now: as unlikely to be anybody else's as the server's own. */
export function freshKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const two = (number) => String(number).padStart(2, "0");

/** "8:15", on another day "8:15 ngày 20/11". */
export function clock(at) {
  const when = new Date(at);
  const time = `${when.getHours()}:${two(when.getMinutes())}`;
  return when.toDateString() === new Date().toDateString() ? time : `${time} ngày ${when.getDate()}/${when.getMonth() + 1}`;
}
