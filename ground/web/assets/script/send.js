// Sends a form by the script, so that its outcome is known before anything kept on this machine is let go. The header says
// as whom the page was drawn: somebody else who signed in meanwhile is refused (ground/web/src/sending.rs).

import { account } from "./keep.js";

/**
 * How it went: `{ to }` is where the house leads on (written, or written before under the same key); `{ status, crowded }`
 * anything else it said, and whether only so many others were sending files. It throws where nothing was heard.
 */
export async function send({ action, enctype, formKey, fields, files }) {
  // As the browser would: the house reads a form without files as plain pairs.
  const body = enctype === "multipart/form-data" ? new FormData() : new URLSearchParams();
  body.append("form_key", formKey);
  for (const [name, value] of fields) body.append(name, value);
  for (const { name, file } of files) body.append(name, file, file.name);
  const answer = await fetch(action, { method: "POST", body, headers: { "X-Sending": account }, redirect: "error" });
  const to = answer.headers.get("x-to");
  if (to) return { to };
  return { status: answer.status, crowded: answer.headers.get("x-refusal") === "form.files_crowded" };
}
