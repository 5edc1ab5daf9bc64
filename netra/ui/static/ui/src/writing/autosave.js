// What an officer types is on the server a moment later; a browser that dies takes nothing with it.
import { clock, later, say } from "./saying.js";

export const keepOnServer = (form) => {
  const told = document.querySelector("[data-saved]");
  let busy = false;
  let over = false;
  let again = false;
  let unsaved = false;

  const content = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (typeof value !== "string") data.delete(name);
    return data;
  };
  const save = async () => {
    if (over) return;
    if (busy) return (again = true);
    busy = true;
    again = false;
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: content(), redirect: "manual" });
      if (answer.status === 409) {
        over = true;
        told.textContent = say("Pembicaraan ini sudah diakhiri atau dilanjutkan orang lain. Salin dulu yang penting.", "This talk was ended, or somebody else goes on with it. Copy what matters.");
      } else if (!answer.ok) throw new Error(answer.status);
      else {
        unsaved = again;
        told.textContent = say(`Tersimpan ${clock(new Date())}`, `Saved ${clock(new Date())}`);
      }
      told.classList.toggle("is-over", over);
    } catch {
      told.classList.add("is-over");
      told.textContent = say("Belum tersimpan: tidak tersambung. Jangan tutup halaman ini.", "Not saved yet: no connection. Do not close this page.");
      setTimeout(save, 5000);
    }
    busy = false;
    if (again) save();
  };
  const soon = later(save, 700);
  const changed = () => {
    unsaved = true;
    soon();
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  addEventListener("pagehide", () => {
    if (unsaved && !over && !form.dataset.sent) navigator.sendBeacon(form.dataset.autosave, content());
  });
};
