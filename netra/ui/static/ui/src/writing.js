// Forms that people write for a long time: kept while they write, files sent in pieces, a desk led by the keyboard.
// Every page works without this script.
import { watchDraft, forgetDraft } from "./writing/drafts.js";
import { takeFiles } from "./writing/files.js";
import { keepOnServer } from "./writing/autosave.js";
import { leadByKeys } from "./writing/keys.js";
import { readHints } from "./writing/hints.js";

document.querySelectorAll("[data-draft-done]").forEach((mark) => forgetDraft(mark.dataset.draftDone));
document.querySelectorAll("form[data-upload]").forEach(takeFiles);
document.querySelectorAll("form[data-draft]").forEach(watchDraft);
document.querySelectorAll("form[data-autosave]").forEach(keepOnServer);
document.querySelectorAll("[data-hints]").forEach(readHints);
leadByKeys();
