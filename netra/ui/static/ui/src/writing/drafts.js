// A text kept on this device while it is written, and only after its writer said so. Nothing of it goes to the server
// before the form is sent; when the receipt is shown, it is erased.
import { clock, later, make, pairsOf, say } from "./saying.js";

const DAYS = 7;

const read = (key) => {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    if (draft && Date.now() - draft.at < DAYS * 864e5) return draft;
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing, or something else under this name.
  }
  return null;
};

export const forgetDraft = (key) => {
  try {
    for (const name of Object.keys(localStorage)) if (name === key || name.startsWith(`${key} `)) localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
};

export const watchDraft = (form) => {
  const key = form.dataset.draft;
  const box = form.querySelector("[data-draft-box]");
  const consent = box?.querySelector("input[type=checkbox]");
  if (!consent) return;
  const told = make("p", { className: "n-muted mb-0" });
  told.setAttribute("role", "status");
  box.append(told);
  const isFilled = "filled" in form.dataset;
  const found = read(key);

  const keep = () => {
    if (!consent.checked) return;
    try {
      const files = [...form.querySelectorAll("[data-sent-file]")].map((row) => ({ id: row.dataset.sentFile, name: row.dataset.name }));
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: pairsOf(form), files }));
      told.textContent = say(`Tersimpan di perangkat ini ${clock(new Date())}.`, `Kept on this device at ${clock(new Date())}.`);
    } catch {
      told.textContent = say("Perangkat ini tidak mau menyimpan. Tulisan hanya ada di halaman ini.", "This device refuses to keep it. Your text is on this page only.");
    }
  };
  const soon = later(keep, 800);

  consent.addEventListener("change", () => {
    if (consent.checked) return keep();
    soon.stop();
    forgetDraft(key);
    told.textContent = say("Dihapus dari perangkat ini.", "Erased from this device.");
  });
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  addEventListener("pagehide", keep);

  if (!found) return;
  if (isFilled) {
    // The server gave the text back: it goes on being kept.
    consent.checked = true;
    return keep();
  }
  const day = new Date(found.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
  const offer = make("div", { className: "alert alert-info d-block" });
  offer.setAttribute("role", "region");
  offer.setAttribute("aria-label", say("Tulisan yang belum terkirim", "A text that was not sent"));
  const done = (words) => {
    offer.remove();
    told.textContent = words;
  };
  const goOn = make("button", { type: "button", className: "btn btn-primary", textContent: say("Lanjutkan tulisan itu", "Go on with it") });
  goOn.onclick = () => {
    refill(form, found);
    consent.checked = true;
    done(say("Tulisan dikembalikan. Periksa lagi sebelum mengirim.", "Your text is back. Look over it before you send."));
    keep();
    form.querySelector("textarea")?.focus();
  };
  const erase = make("button", { type: "button", className: "btn btn-outline-danger", textContent: say("Hapus dari perangkat ini", "Erase it from this device") });
  erase.onclick = () => {
    forgetDraft(key);
    done(say("Dihapus dari perangkat ini.", "Erased from this device."));
  };
  offer.append(
    make("p", { textContent: say(`Di perangkat ini ada tulisan yang belum terkirim, dari ${day}.`, `This device holds a text that was not sent, from ${day}.`) }),
    make("div", { className: "n-buttons mt-0" }, goOn, erase),
  );
  form.prepend(offer);
};

// Put a kept text back: rows of people are added until each has its place.
const refill = (form, draft) => {
  const rows = Number(draft.fields.find(([name]) => name.endsWith("TOTAL_FORMS"))?.[1] ?? 0);
  const group = form.querySelector("[data-repeat]");
  for (let n = 0; group && n < 20 && group.querySelectorAll("[data-row]").length < rows; n++)
    [...group.children].find((child) => child.tagName === "BUTTON")?.click();
  const touched = new Set();
  for (const [name, value] of draft.fields) {
    if (name.endsWith("_FORMS") || name === "kept" || name === "kept_card" || name === "unggah") continue;
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "radio" || field.type === "checkbox") field.checked = field.checked || field.value === value;
      else if (field.type !== "file") field.value = value;
      touched.add(field);
      field.closest("details")?.setAttribute("open", "");
    }
  }
  // Files that were sent before are known by their marks, which belong to the form's own token.
  for (const [name, value] of draft.fields)
    if (name === "kept" || name === "kept_card") form.append(make("input", { type: "hidden", name, value }));
  form.dispatchEvent(new CustomEvent("netra:files", { detail: draft.files ?? [] }));
  touched.forEach((field) => field.dispatchEvent(new Event("change", { bubbles: true })));
};
