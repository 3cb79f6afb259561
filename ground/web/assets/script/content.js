// What stands in a form, taken out and put back: names and values, and files.

import { all } from "./page.js";
import { putFiles } from "./files.js";

const isSecret = (form, name) => [...form.elements].some((field) => field.name === name && field.type === "password");

/** Names and values, files apart; no password, no one-use key. `button` is what the form was sent with. */
export function contentOf(form, button) {
  const [fields, files] = [[], []];
  for (const [name, value] of new FormData(form)) {
    if (name === "form_key" || isSecret(form, name)) continue;
    if (typeof value === "string") fields.push([name, value]);
    else if (value.size > 0) files.push({ name, file: value });
  }
  if (button?.name) fields.push([button.name, button.value]);
  return { fields, files };
}

export const keyField = (form) => form.querySelector("input[name=form_key]");

/** Puts fields back; whoever drew something from them hears of it by the event "refill". */
export function putContent(form, { fields, files }) {
  const values = new Map();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  addRows(form, values);
  for (const field of form.elements) {
    const typed = values.get(field.name) ?? [];
    if (!field.name || ["hidden", "file", "password", "submit", "button"].includes(field.type)) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = typed.includes(field.value);
    else if (field.type === "select-multiple") for (const option of field.options) option.selected = typed.includes(option.value);
    else if (typed.length) field.value = typed.shift();
    else if (field.type !== "select-one") field.value = "";
  }
  putAllFiles(form, files);
  // What was typed must be in sight.
  for (const more of all(form, "details:not([open])")) more.open = [...all(more, "input, textarea")].some(isFilled);
  form.dispatchEvent(new Event("refill"));
  for (const box of all(form, "[data-rests]")) box.dispatchEvent(new Event("change", { bubbles: true }));
}

export function putAllFiles(form, files) {
  for (const name of new Set(files.map((file) => file.name))) {
    putFiles(form, name, files.filter((file) => file.name === name).map(({ file }) => file));
  }
}

const isFilled = (field) => (["checkbox", "radio"].includes(field.type) ? field.checked : field.value !== "");

function addRows(form, values) {
  for (const rows of all(form, "[data-rows]")) {
    const name = rows.querySelector("[data-row] input").name;
    for (let lacking = (values.get(name) ?? []).length - all(rows, "[data-row]").length; lacking > 0; lacking -= 1) {
      rows.querySelector("[data-row-add]").click();
    }
  }
}
