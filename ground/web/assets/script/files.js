// Files and photos (components/field.html, files.html): our own button and list instead of the browser's English ones. What
// is chosen is added to what was chosen before, from the camera or the album, and each can be left out again.

import { all, make } from "./page.js";

/** What the house takes: `ground/web/src/sent.rs` says the same. */
const LARGEST = 20 * 2 ** 20;
const MOST = 10;
const THUMBNAIL = 160;

const dressed = new Map();

for (const field of all(document, "[data-files]")) dress(field);

/** Puts files into a field as if they had been chosen there. */
export function putFiles(form, name, files) {
  for (const [field, put] of dressed) if (form.contains(field) && field.dataset.files === name) put(files);
}

function dress(field) {
  const inputs = [...all(field, "input[type=file]")];
  const main = inputs[0];
  const said = field.querySelector("[data-files-said]");
  const list = field.querySelector("[data-files-list]");
  const photos = "photos" in field.dataset;
  const noun = photos ? "ảnh" : "tệp";
  let held = [];

  const same = (a, b) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
  const add = (files) => {
    held = [...held, ...[...files].filter((file) => !held.some((other) => same(file, other)))];
    show();
  };

  function show() {
    const carrier = new DataTransfer();
    for (const file of held) carrier.items.add(file);
    main.files = carrier.files;
    for (const other of inputs.slice(1)) other.value = ""; // all go with the first, none twice
    list.replaceChildren(...held.map((file) => (photos ? tile(file) : row(file))));
    list.hidden = held.length === 0;
    const size = held.reduce((sum, file) => sum + file.size, 0);
    const tooMany = held.length > MOST ? `; mỗi lần gửi được ${MOST} ${noun}` : "";
    said.textContent = held.length ? `${held.length} ${noun}, ${inWords(size)}${tooMany}` : `Chưa chọn ${noun} nào`;
    field.classList.toggle("over", held.length > MOST || held.some((file) => file.size > LARGEST));
  }

  function remove(file) {
    const at = held.indexOf(file);
    held = held.filter((other) => other !== file);
    show();
    (all(list, "button")[Math.min(at, held.length - 1)] ?? main).focus();
    main.dispatchEvent(new Event("input", { bubbles: true })); // a draft kept on this machine follows
  }

  const row = (file) => make("li", {}, facts(file), drop(file));
  const facts = (file) =>
    make("span", { class: "file-name" }, file.name, " ", make("span", { class: "soft", text: sizeOf(file) }));
  const drop = (file) =>
    make("button", { type: "button", class: "link-quiet", onclick: () => remove(file) }, "Bỏ", make("span", { class: "unseen", text: ` ${noun} ${file.name}` }));

  function tile(file) {
    const frame = make("span", { class: "photo-frame" });
    thumbnail(file).then((image) => frame.append(image), () => frame.append(make("span", { class: "soft", text: "Không xem trước được" })));
    return make("li", { class: "photo" }, frame, facts(file), drop(file));
  }

  for (const input of inputs) input.addEventListener("change", () => add(input.files));
  field.closest("form")?.addEventListener("reset", () => {
    held = [];
    show();
  });
  field.classList.add("dressed");
  dressed.set(field, add);
  add(main.files); // a browser may fill them in again when one comes back
}

const sizeOf = (file) => inWords(file.size) + (file.size > LARGEST ? ", quá 20 MB nên không gửi được" : "");

function inWords(bytes) {
  const [amount, unit] = bytes < 2 ** 20 ? [Math.max(1, Math.round(bytes / 1024)), "KB"] : [bytes / 2 ** 20, "MB"];
  return `${amount.toLocaleString("vi-VN", { maximumFractionDigits: 1 })} ${unit}`;
}

/** A small picture as a data: address, which the page's policy allows; it never leaves the machine. */
async function thumbnail(file) {
  const bitmap = await createImageBitmap(file);
  const scale = THUMBNAIL / Math.max(bitmap.width, bitmap.height);
  const canvas = make("canvas", { width: Math.max(1, bitmap.width * scale), height: Math.max(1, bitmap.height * scale) });
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return make("img", { src: canvas.toDataURL("image/jpeg", 0.7), alt: "" });
}
