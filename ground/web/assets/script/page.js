// What every part of the script uses: finding elements, showing what needs a script, words without their marks.

export const html = document.documentElement;
export const all = (root, selector) => root.querySelectorAll(selector);
export const reveal = (root) => all(root, "[data-needs-script]").forEach((element) => (element.hidden = false));

/** Letters only: lower case, marks off, đ and its look-alike ð to d. "Đông y" and "dong y" are the same words. */
export function fold(text) {
  const bare = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐðÐ]/g, "d");
  return bare.toLowerCase().replace(/\s+/g, " ").trim();
}

/** Whether a key belongs to the letter that is being composed (some browsers say so by 229 alone). */
export const composing = (event) => event.isComposing || event.keyCode === 229;

/** An element with attributes, properties (`text`, `onclick`) and children. */
export function make(name, { text, onclick, ...attributes } = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  if (onclick) element.addEventListener("click", onclick);
  element.append(...children);
  return element;
}
