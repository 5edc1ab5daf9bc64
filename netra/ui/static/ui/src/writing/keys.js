// Led by the keyboard: Alt and a number go to a part, Ctrl and Enter hand in, single letters press marked buttons.
import { say } from "./saying.js";

const typing = (place) => place.closest?.("input, textarea, select, [contenteditable]");

const goTo = (part) => {
  if (part.tagName === "DETAILS") part.open = true;
  const field = [...part.querySelectorAll("textarea, input:not([type=hidden]), select")].find((one) => one.offsetParent);
  part.scrollIntoView({ block: "center" });
  (field?.type === "radio" ? (part.querySelector("input:checked") ?? field) : field)?.focus();
};

const since = (time) => {
  const seconds = Math.max(0, Math.floor((Date.now() - new Date(time.dateTime)) / 1000));
  const two = (n) => String(n).padStart(2, "0");
  time.textContent = `· ${seconds >= 3600 ? Math.floor(seconds / 3600) + ":" : ""}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

const compare = (field) => {
  const plain = (text) => text.toUpperCase().replace(/[\s.-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  const right = plain(document.querySelector(field.dataset.compare).textContent);
  const told = document.getElementById(field.getAttribute("aria-describedby"));
  field.addEventListener("input", () => {
    const typed = plain(field.value);
    const wrong = [...typed].findIndex((sign, place) => sign !== right[place]);
    told.textContent =
      !typed ? ""
      : wrong >= 0 ? say(`Huruf ke-${wrong + 1} tidak cocok. Bacakan lagi dari sana.`, `Sign ${wrong + 1} does not match. Read on from there.`)
      : typed.length < right.length ? say(`Cocok sejauh ini, kurang ${right.length - typed.length}.`, `Matches so far, ${right.length - typed.length} to go.`)
      : say("Cocok seluruhnya.", "All of it matches.");
    told.classList.toggle("is-over", wrong >= 0);
  });
};

export const leadByKeys = () => {
  const desk = document.querySelector("form[data-autosave]");
  document.querySelectorAll("[data-compare]").forEach(compare);
  const clocks = document.querySelectorAll("time[data-since]");
  if (clocks.length) setInterval(() => clocks.forEach(since), 1000);
  document.addEventListener("keydown", (event) => {
    if (event.altKey && !event.ctrlKey && /^Digit[1-9]$/.test(event.code)) {
      const part = document.querySelector(`[data-part="${event.code.at(-1)}"]`);
      if (!part) return;
      event.preventDefault();
      goTo(part);
    } else if (event.key === "Enter" && event.ctrlKey && desk) {
      event.preventDefault();
      document.querySelector("[data-hand-in]")?.click();
    } else if (event.key === "Enter" && desk && event.target.matches("input:not([type=submit])") && event.target.form === desk) {
      // Enter goes to the next field: a report is never handed in by accident.
      event.preventDefault();
      const fields = [...desk.elements].filter((one) => one.offsetParent && one.type !== "hidden" && !one.disabled && one.tabIndex >= 0);
      fields[fields.indexOf(event.target) + 1]?.focus();
    } else if (!event.altKey && !event.ctrlKey && !event.metaKey && !typing(event.target) && /^[a-z]$/i.test(event.key)) {
      const button = document.querySelector(`[data-key="${event.key.toLowerCase()}"]`);
      if (!button) return;
      event.preventDefault();
      button.click();
    }
  });
  if (desk && !document.querySelector("[data-summary]")) desk.querySelector("textarea")?.focus();
};
