// What the pages do more conveniently with a script. Nothing needs it: every link leads to a page, every form posts.
// No framework, no inline handlers (the policy is `default-src 'self'`). The hooks are data- attributes that the macros in
// templates/components write; classes are for looks only. Rule: never touch a key the reader is typing with (Telex and
// VNI compose letters out of several keys).

import { reveal } from "./page.js";
import { showLook } from "./look.js";
import "./panel.js";
import "./menus.js";
import "./forms.js";
import "./days.js";
import "./picker.js";
import "./rows.js";
import "./suggest.js";
import "./chooser.js";
import "./files.js";
import "./progress.js";
import "./drafts.js";
import "./waiting.js";
import "./offline.js";

reveal(document);
showLook();
