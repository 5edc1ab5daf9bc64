// Small conveniences on top of pages that work without them. Everything is found by a data- attribute, so nothing is
// wired inside the pages themselves; README.md of netra/ui lists them.
(() => {
  "use strict";
  const page = document;
  const root = page.documentElement;
  const english = root.lang.startsWith("en");
  const say = (id, en) => (english ? en : id);
  const all = (selector, within = page) => [...within.querySelectorAll(selector)];
  root.classList.add("has-js");

  // Findings that wait on this phone are not wiped by signing out in passing: the page that keeps them asks first.
  page.addEventListener("submit", (event) => {
    let waiting = null;
    try { waiting = localStorage.getItem("netra-lapangan"); } catch { /* nothing is kept in this browser */ }
    if (!waiting || new URL(event.target.action, location.href).pathname !== "/akun/logout/") return;
    event.preventDefault();
    location.assign("/lapangan/#keluar");
  });

  // A form is sent once. The button wakes again when the page comes back from the browser's memory.
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || "again" in form.dataset) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    // After this turn, so that the pressed button's own name and value still travel.
    setTimeout(() => all("button:not([type=button])", form).forEach((button) => button.setAttribute("aria-disabled", "true")));
  });
  const wake = () =>
    all("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      all("[aria-disabled]", form).forEach((button) => button.removeAttribute("aria-disabled"));
    });
  addEventListener("pageshow", wake);
  page.addEventListener("htmx:afterRequest", wake);

  // <input type="hidden" data-token>: a form that the browser gives back with its text keeps its token as well, so that
  // it can still be sent only once.
  const token = page.querySelector("input[data-token]");
  if (token) {
    const [visit] = performance.getEntriesByType("navigation");
    if (/back_forward|reload/.test(visit?.type) && history.state?.token) token.value = history.state.token;
    else history.replaceState({ ...history.state, token: token.value }, "");
  }

  // Refused forms: the summary is read first.
  page.querySelector("[data-summary]")?.focus();

  // Groups that repeat: the last row is the pattern; Django's TOTAL_FORMS is kept in step.
  const emptied = (row, from, to) => {
    for (const part of [row, ...all("*", row)])
      for (const name of ["id", "name", "for", "aria-describedby", "data-copy"])
        if (part.hasAttribute?.(name)) part.setAttribute(name, part.getAttribute(name).replaceAll(`-${from}`, `-${to}`));
    all("input,select,textarea", row).forEach((field) => {
      if (field.type === "checkbox" || field.type === "radio") field.checked = false;
      else if (field.type !== "hidden" || /-id$/.test(field.name)) field.value = "";
    });
    if (row.tagName === "DETAILS") row.open = true;
    all(".n-fault,.n-count,.n-files", row).forEach((mark) => mark.remove());
    all(".n-field-wrong", row).forEach((mark) => mark.classList.remove("n-field-wrong"));
    return row;
  };
  const button = (words, act, look) => {
    const made = page.createElement("button");
    Object.assign(made, { type: "button", className: `btn btn-sm ${look}`, textContent: words, onclick: act });
    return made;
  };
  all("[data-repeat]").forEach((group) => {
    const total = group.querySelector("[name$=TOTAL_FORMS]");
    const rows = () => all("[data-row]", group);
    const most = Number(group.dataset.repeat) || 20;
    const status = page.createElement("p");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    const add = button(group.dataset.add || say("Tambah lagi", "Add another"), () => {
      const count = rows().length;
      const last = rows()[count - 1];
      const row = emptied(last.cloneNode(true), count - 1, count);
      all("[data-drop]", row).forEach((old) => old.remove());
      last.after(row);
      droppable(row);
      enhance(row);
      if (total) total.value = count + 1;
      add.hidden = count + 1 >= most;
      row.querySelector("input:not([type=hidden]),select,textarea")?.focus();
      status.textContent = say(`Baris ${count + 1} ditambahkan`, `Row ${count + 1} added`);
    }, "btn-outline-primary mb-3");
    // Only rows added here can be taken away again, from the end, so that the numbering keeps no holes.
    const droppable = (row) => {
      const drop = button(say("Hapus baris ini", "Remove this row"), () => {
        if (row !== rows().at(-1)) return;
        row.remove();
        if (total) total.value = rows().length;
        add.hidden = false;
        add.focus();
        status.textContent = say("Baris dihapus", "Row removed");
        show();
      }, "btn-outline-danger mb-3");
      drop.dataset.drop = "";
      row.append(drop);
      show();
    };
    const show = () => all("[data-drop]", group).forEach((drop) => (drop.hidden = drop.parentElement !== rows().at(-1)));
    group.append(add, status);
    add.hidden = !rows().length || rows().length >= most;
  });

  const size = (bytes) =>
    (bytes < 1e6 ? Math.ceil(bytes / 1e3) + " kB" : (bytes / 1e6).toFixed(1) + " MB").replace(".", english ? "." : ",");

  const enhance = (part) => {
    all("[data-count]", part).forEach((field) => {
      const most = Number(field.dataset.count);
      const note = page.createElement("p");
      note.className = "n-count";
      const count = () => {
        const left = most - [...field.value].length;
        note.classList.toggle("is-over", left < 0);
        note.textContent = left < 0 ? say(`${-left} huruf terlalu banyak`, `${-left} characters too many`) : say(`Sisa ${left} huruf`, `${left} characters left`);
      };
      field.after(note);
      field.addEventListener("input", count);
      count();
    });
    all("input[type=file][data-files]", part).forEach((field) => {
      const list = page.createElement("ul");
      list.className = "n-files";
      list.setAttribute("aria-live", "polite");
      field.after(list);
      field.addEventListener("change", () => {
        const most = Number(field.dataset.limit) || Infinity;
        const rows = [...field.files].map((file) => {
          const row = page.createElement("li");
          const over = file.size > most;
          row.className = over ? "is-over" : "";
          row.textContent = `${file.name} · ${size(file.size)}${over ? say(" · melebihi batas ", " · over the limit of ") + size(most) : ""}`;
          return row;
        });
        list.replaceChildren(...rows);
        field.setCustomValidity([...field.files].some((file) => file.size > most) ? say("Ada berkas yang melebihi batas.", "A file is over the limit.") : "");
      });
    });
  };
  enhance(page);
  page.addEventListener("htmx:load", (event) => event.target !== page.body && enhance(event.target));

  // <li data-needs="name a|b">: ticks itself when every named control holds something; of those joined by | one will do.
  // With data-within="7" the first of them is a day, and no more than so many days may have passed since.
  const wants = all("[data-needs]");
  const filled = (name) =>
    all(`[name="${name}"]`).some((field) => (/radio|checkbox/.test(field.type) ? field.checked : field.value.trim() !== ""));
  const endOf = (name, days) => {
    const day = page.querySelector(`[name="${name}"]`)?.value;
    const start = new Date(`${day}T00:00:00+07:00`);
    return day && !Number.isNaN(start.getTime()) ? new Date(start.getTime() + (Number(days) + 1) * 864e5) : null;
  };
  const tick = () => {
    wants.forEach((item) => {
      const met = item.dataset.needs.split(" ").every((group) => group.split("|").some(filled))
        && (!item.dataset.within || endOf(item.dataset.needs, item.dataset.within) > Date.now());
      item.classList.toggle("is-done", met);
      item.classList.toggle("is-lacking", !met);
      const use = item.querySelector("use");
      use.setAttribute("href", use.getAttribute("href").replace(/#.*/, met ? "#check-circle-fill" : "#circle"));
      const state = item.querySelector(".n-papers-state");
      if (state) state.textContent = met ? say("ada", "there") : say("belum ada", "not there yet");
    });
    // <time data-from="name" data-days="7">: the end of a term that starts on the day written in that control.
    all("time[data-from]").forEach((time) => {
      const end = endOf(time.dataset.from, time.dataset.days);
      if (end) time.dateTime = end.toISOString();
      clocks();
    });
  };

  // <time data-countdown datetime="…">: the words of the server stay until the script can say it more exactly.
  const clocks = () =>
    all("time[data-countdown]").forEach((time) => {
      const minutes = Math.floor((new Date(time.dateTime) - Date.now()) / 6e4);
      if (Number.isNaN(minutes)) return;
      const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
      time.textContent =
        minutes < 0 ? say("waktu habis", "time is up")
        : days ? say(`${days} hari ${hours} jam lagi`, `${days} d ${hours} h left`)
        : say(`${hours} jam ${rest} menit lagi`, `${hours} h ${rest} min left`);
    });
  clocks();
  setInterval(clocks, 3e4);
  if (wants.length) {
    page.addEventListener("input", tick);
    page.addEventListener("change", tick);
    tick();
  }

  // <a href="#x" data-points="x">: while it is pointed at or focused, that place is marked; inside a box that scrolls
  // it is also brought into view, without moving the page.
  const point = (event, on) => {
    const link = event.target.closest?.("[data-points]");
    const place = link && page.getElementById(link.dataset.points);
    if (!place) return;
    place.classList.toggle("is-pointed", on);
    const box = place.closest("[tabindex]");
    if (!on || !box || box.scrollHeight <= box.clientHeight) return;
    const [inner, outer] = [place.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - box.clientHeight / 3;
  };
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]])
    page.addEventListener(name, (event) => point(event, on));

  page.addEventListener("click", async (event) => {
    const pressed = event.target.closest?.("[data-print],[data-copy],[aria-disabled=true]");
    if (!pressed) return;
    if (pressed.ariaDisabled === "true") event.preventDefault();
    else if ("print" in pressed.dataset) print();
    else {
      const source = page.querySelector(pressed.dataset.copy);
      await navigator.clipboard?.writeText(source.value ?? source.textContent.trim());
      pressed.textContent = pressed.dataset.copied || say("Tersalin", "Copied");
    }
  });
})();
