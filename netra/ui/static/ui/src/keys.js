// Keys for officers who stay on the keyboard. Single letters work only outside fields, can be switched off in the help
// that ? opens, and then stay off on this device.
(() => {
  "use strict";
  const page = document;
  const english = page.documentElement.lang.startsWith("en");
  const say = (id, en) => (english ? en : id);
  const OFF = "netra-keys-off";
  const isOff = () => localStorage.getItem(OFF) === "1";
  const rows = () => [...page.querySelectorAll(".n-work > li")];
  const here = () => page.querySelector(".n-work > li.is-here");

  const move = (step) => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(here());
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
    here()?.classList.remove("is-here");
    next.classList.add("is-here");
    next.querySelector(".n-work-title")?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  const tick = () => here()?.querySelector("[data-pick]")?.click();
  const go = (path) => () => location.assign(path);
  const KEYS = [
    ["j", say("baris berikutnya", "next row"), () => move(1)],
    ["k", say("baris sebelumnya", "previous row"), () => move(-1)],
    ["Enter", say("buka baris itu", "open that row"), null],
    ["x", say("pilih atau batalkan pilihan baris itu", "tick or untick that row"), tick],
    ["/", say("ke kotak pencarian", "to the search box"), () => page.querySelector("[data-search], [type=search]")?.focus()],
    ["g p", say("ke pekerjaan saya", "to my work"), go("/kerja/")],
    ["g t", say("ke tugas saya", "to what is assigned to me"), go("/kerja/?tugas=saya")],
    ["g c", say("ke pencarian isi berkas", "to the search of files"), go("/kerja/cari/")],
    ["g k", say("ke kabar", "to the notices"), go("/kerja/kabar/")],
    ["g b", say("ke beban kerja", "to the load"), go("/kerja/beban/")],
    ["?", say("bantuan tombol ini", "this help"), () => help()],
  ];
  const byKey = new Map(KEYS.filter(([, , act]) => act).map(([key, , act]) => [key, act]));

  let box;
  const help = () => {
    if (!box) {
      box = page.createElement("dialog");
      box.className = "n-keys";
      box.setAttribute("aria-labelledby", "keys-title");
      const title = page.createElement("h2");
      title.id = "keys-title";
      title.textContent = say("Tombol papan ketik", "Keys");
      const list = page.createElement("dl");
      for (const [key, words] of KEYS) {
        const name = page.createElement("dt");
        for (const part of key.split(" ")) name.append(Object.assign(page.createElement("kbd"), { textContent: part }), " ");
        list.append(name, Object.assign(page.createElement("dd"), { textContent: words }));
      }
      const label = page.createElement("label");
      const off = Object.assign(page.createElement("input"), { type: "checkbox", className: "form-check-input" });
      off.addEventListener("change", () => (off.checked ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF)));
      off.checked = isOff();
      label.className = "form-check d-block mb-3";
      label.append(off, " ", say("Matikan tombol satu huruf di perangkat ini", "Switch single keys off on this device"));
      const close = Object.assign(page.createElement("button"), { type: "button", className: "btn btn-primary", textContent: say("Tutup", "Close") });
      close.addEventListener("click", () => box.close());
      box.append(title, list, label, close);
      page.body.append(box);
    }
    if (!box.open) box.showModal();
  };
  page.querySelectorAll("[data-keys-help]").forEach((one) => one.addEventListener("click", help));

  let first = "";
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || box?.open) return;
    if (event.target.closest("input, select, textarea, [contenteditable]") && event.target.type !== "checkbox") return;
    if (isOff() && event.key !== "?") return;
    const key = first ? `${first} ${event.key}` : event.key;
    first = "";
    if (event.key === "g" && key === "g") {
      first = "g";
      setTimeout(() => (first = ""), 1200);
      return;
    }
    const act = byKey.get(key);
    if (!act) return;
    event.preventDefault();
    act();
  });

  // Ticks before rows: all of them at once, and how many there are.
  const picks = () => [...page.querySelectorAll("[data-pick]")];
  const count = page.createElement("span");
  count.className = "n-muted";
  count.setAttribute("role", "status");
  page.querySelector("[data-pick-all]")?.addEventListener("click", () => {
    const every = picks().every((one) => one.checked);
    picks().forEach((one) => (one.checked = !every));
    told();
  });
  const told = () => {
    const n = picks().filter((one) => one.checked).length;
    count.textContent = n ? say(`${n} dipilih`, `${n} ticked`) : "";
  };
  page.querySelector(".n-pickbar")?.append(count);
  page.addEventListener("change", (event) => event.target.matches?.("[data-pick]") && told());
})();
