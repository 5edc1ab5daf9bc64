// What can be read from an account while it is typed: a day, a place, a number; offered as buttons, filled by nobody else.
import { later, make } from "./saying.js";

export const readHints = (place) => {
  const form = place.closest("form");
  const account = form.querySelector("[name=account]");
  const address = place.dataset.hints;
  if (!account || !address) return;
  const show = (hints) => {
    const open = hints.filter((hint) => {
      const field = form.querySelector(`[name="${CSS.escape(hint.field)}"]`);
      return field && field.value.trim() !== hint.value && (!field.value.trim() || hint.field === "region");
    });
    place.replaceChildren();
    if (!open.length) return;
    place.append(make("p", { className: "n-hints-title", textContent: place.dataset.hintsTitle }));
    for (const hint of open) {
      const button = make("button", { type: "button", className: "btn btn-sm btn-outline-primary", textContent: hint.label });
      button.onclick = () => {
        const field = form.querySelector(`[name="${CSS.escape(hint.field)}"]`);
        field.value = hint.value;
        field.closest("details")?.setAttribute("open", "");
        field.dispatchEvent(new Event("input", { bubbles: true }));
        button.remove();
        if (!place.querySelector("button")) place.replaceChildren();
      };
      place.append(button);
    }
  };
  const ask = async () => {
    if (account.value.trim().length < 15) return show([]);
    const body = new FormData();
    body.set("account", account.value);
    body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    try {
      const answer = await fetch(address, { method: "POST", body });
      if (answer.ok) show((await answer.json()).hints);
    } catch {
      // Only a convenience.
    }
  };
  account.addEventListener("input", later(ask, 900));
  ask();
};
