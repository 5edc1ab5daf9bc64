// The page of field findings: what is shown when, and what follows from a press.
import * as queue from "./queue.js";
import { isFit } from "./sealing.js";
import { Stopped, fetchSupplies, sendAll } from "./sending.js";
import { showFaults, showFiles, showQueue, showReceipts, showUnderWay } from "./showing.js";
import { made, one, say, size, tell } from "./words.js";

const SECTIONS = ["unfit", "setup", "unlock", "open", "write", "leave"];
const IDLE = 10 * 60_000;
const SHORTEST = 10;
const WAITS = [5, 15, 60, 300].map((seconds) => seconds * 1000);
const form = one("finding");
const empty = () => form.reset();
let writing = null; // the finding in the form
let isTouched = false; // whether it differs from what lies in the drawer
let kept = Promise.resolve(); // everything that is being written to the drawer, one after the other
let failures = 0;
let again = 0;
let touched = Date.now();

const show = (name, focus = null) => {
  for (const section of SECTIONS) one(section).hidden = section !== name;
  if (focus) one(focus).focus();
};

const many = (n) => say(`${n} temuan`, n === 1 ? "1 finding" : `${n} findings`);
const failed = (problem) =>
  tell(problem?.name === "QuotaExceededError"
    ? say("Ruang simpan ponsel habis: yang terakhir TIDAK tersimpan. Kirim dulu antreannya, atau kosongkan ruang.", "The phone has no room left: the last thing was NOT kept. Send the queue first, or make room.")
    : say(`Tidak tersimpan di ponsel: ${problem?.message ?? problem}`, `Not kept on the phone: ${problem?.message ?? problem}`));

// ── the queue on the page ──────────────────────────────────────────────────────────────────────────────────────────

const refresh = async () => {
  showQueue(await queue.all(), acts);
  showReceipts(await queue.receipts());
};

const acts = {
  edit: (finding) => startWriting(finding),
  drop: async (finding) => {
    await queue.drop(finding.id);
    await refresh();
  },
};

const send = async ({ asked = false } = {}) => {
  clearTimeout(again);
  if (!queue.isOpen() || one("open").hidden) return;
  try {
    const received = await sendAll(showUnderWay);
    failures = 0;
    const hurt = (await queue.all()).filter((finding) => finding.state === "refused").length;
    if (received) tell(say(`${many(received)} diterima kantor.`, `${many(received)} received by the office.`), { calm: true });
    if (hurt) tell(say(`${many(hurt)} perlu diperbaiki sebelum kantor dapat menerimanya.`, `${many(hurt)} must be mended before the office can take it.`));
  } catch (stop) {
    if (!(stop instanceof Stopped)) failed(stop);
    else {
      const link = stop.why === "signed_out" ? { url: "/akun/login/?next=/lapangan/", words: say("Masuk", "Sign in") } : null;
      if (asked || stop.why !== "line") tell(stop.message, { link });
      if (stop.why === "line" || stop.why === "busy") again = setTimeout(send, WAITS[Math.min(failures++, WAITS.length - 1)]);
    }
  }
  if (queue.isOpen()) await refresh();
};

const enter = async () => {
  await refresh();
  const { offices, region } = await queue.supplies();
  one("about-office").textContent = offices.map(([, name]) => name).join("; ");
  one("office-box").hidden = offices.length < 2;
  one("id_office").disabled = offices.length < 2;
  one("id_office").replaceChildren(...offices.map(([code, name]) => made("option", { value: code, textContent: name })));
  form.elements.region.defaultValue = region;
  const room = await navigator.storage?.estimate?.();
  const sure = await navigator.storage?.persisted?.();
  one("about-room").textContent = room
    ? `${size(room.usage)} ${say("dari", "of")} ${size(room.quota)}${sure ? say("; peramban berjanji tidak menghapusnya sendiri", "; the browser promises not to clear it by itself") : say("; peramban boleh menghapusnya bila ruang habis", "; the browser may clear it when room is short")}`
    : "–";
  show("open");
  if (location.hash === "#keluar") return leave();
  await send();
};

// ── the form ───────────────────────────────────────────────────────────────────────────────────────────────────────

const wordsInForm = () =>
  [...new FormData(form)].filter(([, value]) => typeof value === "string").map(([name, value]) => [name, value]);

const fillForm = (finding) => {
  empty();
  const rows = Number(finding.words.find(([name]) => name === "orang-TOTAL_FORMS")?.[1] ?? 0);
  const total = form.elements["orang-TOTAL_FORMS"];
  for (const drop of form.querySelectorAll("[data-drop]")) if (Number(total.value) > 3) drop.click();
  while (Number(total.value) < rows) form.querySelector("[data-repeat] > button").click();
  for (const [name, value] of finding.words) {
    const control = form.elements.namedItem(name);
    if (control && control.type !== "file") control.value = value;
  }
  form.dispatchEvent(new Event("input"));
};

const startWriting = async (finding) => {
  const fresh = !finding;
  isTouched = false;
  writing = { ...(finding ?? queue.begin()), state: "draft" };
  if (!fresh) await queue.save(writing); // out of the hands of whatever sends
  tell("");
  show("write", "write-title");
  fillForm(writing);
  if (fresh) form.elements.act_on.value = new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
  showFaults(writing.faults ?? {}, form);
  one("faults-title").textContent = say("Kantor belum dapat menerimanya", "The office cannot take it yet");
  await showFiles(writing, detach);
};

// One thing after the other: what is typed, taken and removed reaches the drawer in the order it happened.
const inTurn = (work) => {
  kept = kept.then(work).then(() => true, (problem) => (failed(problem), false));
  return kept;
};

const keepDraft = () =>
  inTurn(async () => {
    if (!writing || !isTouched) return;
    writing = { ...writing, words: wordsInForm() };
    await queue.save(writing);
  });

let soon = 0;
form.addEventListener("input", (event) => {
  if (!event.isTrusted || event.target.type === "file") return;
  isTouched = true;
  clearTimeout(soon);
  soon = setTimeout(keepDraft, 400);
});

const attach = async (control) => {
  const files = [...control.files];
  for (const file of files)
    await inTurn(async () => {
      writing = await queue.attach({ ...writing, words: wordsInForm() }, file);
      await showFiles(writing, detach);
    });
  control.value = "";
};

const detach = (piece) =>
  inTurn(async () => {
    writing = await queue.detach(writing, piece.id);
    await showFiles(writing, detach);
    one("id_uploads").focus();
  });

const back = async () => {
  clearTimeout(soon);
  await kept;
  writing = null;
  empty();
  one("files").replaceChildren();
  show("open", "queue-title");
  await refresh();
};

const LACKS = [
  ["account", say("Tulis apa yang Anda lihat dan dengar, paling sedikit 15 huruf.", "Write what you saw and heard, 15 characters at least."), 15],
  ["act_on", say("Isi tanggal pengawasannya.", "Fill in the day.")],
  ["hours", say("Tulis jam pengawasannya.", "Write the hours.")],
  ["place", say("Tulis tempat pengawasannya.", "Write the place.")],
  ["region", say("Tulis kabupaten atau kotanya.", "Write the regency or city.")],
  ["duty_letter", say("Tulis nomor surat tugasnya.", "Write the number of the duty letter.")],
  ["event", say("Tulis kegiatan apa yang diawasi.", "Write which event was supervised.")],
];

const finish = async (event) => {
  event.preventDefault();
  clearTimeout(soon);
  const faults = {};
  for (const [name, sentence, least = 1] of LACKS) if (form.elements[name].value.trim().length < least) faults[name] = [sentence];
  showFaults(faults, form);
  one("faults-title").textContent = say("Ada yang belum lengkap", "Something is missing");
  if (Object.keys(faults).length) return one("faults").focus();
  const is_kept = await inTurn(async () => {
    writing = { ...writing, words: wordsInForm(), state: "waiting", noted: Date.now(), told: "", faults: {} };
    await queue.save(writing);
  });
  if (!is_kept) return;
  await back();
  tell(say("Tersimpan di ponsel ini. Dikirim begitu ada sinyal.", "Kept on this phone. It is sent as soon as there is a line."), { calm: true });
  await send();
};

// ── locking, leaving ───────────────────────────────────────────────────────────────────────────────────────────────

const shut = async () => {
  clearTimeout(soon);
  if (writing) await keepDraft();
  await kept;
  queue.close();
  location.replace("/lapangan/");  // the page begins anew; nothing that was read stays in it
};

const leave = async () => {
  one("leave-count").textContent = say(`${many(await queue.count())} di ponsel ini belum sampai di kantor.`, `${many(await queue.count())} on this phone did not reach the office yet.`);
  show("leave", "leave-title");
};

const signOut = async (keep) => {
  try {
    const { csrf } = await fetchSupplies();
    if (!keep) await queue.wipe();
    const body = new URLSearchParams({ csrfmiddlewaretoken: csrf, ...(keep ? { antrean: "simpan" } : {}) });
    await fetch("/akun/logout/", { method: "POST", body, redirect: "manual", credentials: "same-origin" });
    location.replace(keep ? "/lapangan/" : "/");
  } catch (stop) {
    if (stop.why === "signed_out") return location.replace("/lapangan/");
    tell(say("Keluar perlu sinyal. Sementara itu kunci ponsel ini.", "Signing out needs a line. Lock this phone meanwhile."));
  }
};

const wipe = async () => {
  const n = await queue.count();
  const sure = n
    ? say(`Hapus ${many(n)} yang belum terkirim? Isinya tidak dapat kembali.`, `Erase ${many(n)} not yet sent? They cannot come back.`)
    : say("Hapus semua simpanan halaman ini di ponsel?", "Erase everything this page keeps on the phone?");
  if (!confirm(sure)) return;
  await queue.wipe();
  location.replace("/lapangan/");
};

// ── beginning ──────────────────────────────────────────────────────────────────────────────────────────────────────

const setUp = async (event) => {
  event.preventDefault();
  const [phrase, repeated] = [one("phrase-new").value, one("phrase-again").value];
  if (phrase.trim().length < SHORTEST) return tell(say(`Frasa sandi paling sedikit ${SHORTEST} huruf.`, `The phrase needs ${SHORTEST} characters at least.`));
  if (phrase !== repeated) return tell(say("Kedua frasa sandi tidak sama.", "The two phrases differ."));
  try {
    await queue.setUp(phrase, await fetchSupplies());
  } catch (stop) {
    const link = stop.why === "signed_out" ? { url: "/akun/login/?next=/lapangan/", words: say("Masuk", "Sign in") } : null;
    return stop instanceof Stopped ? tell(stop.message, { link }) : failed(stop);
  }
  one("setup-form").reset();
  await navigator.storage?.persist?.();
  tell(say("Ponsel ini siap. Halaman ini terbuka juga tanpa sinyal.", "This phone is ready. This page opens without a line too."), { calm: true });
  await enter();
};

const unlock = async (event) => {
  event.preventDefault();
  const pressed = one("unlock-form").querySelector("button");
  pressed.setAttribute("aria-disabled", "true");
  const fits = await queue.unlock(one("phrase").value);
  pressed.removeAttribute("aria-disabled");
  one("unlock-form").reset();
  if (!fits) return tell(say("Frasa sandi ini bukan yang menutup antrean.", "This is not the phrase that closed the queue."));
  tell("");
  touched = Date.now();
  await enter();
};

const line = () => {
  one("line").textContent = navigator.onLine ? say("Ponsel ini tersambung.", "This phone has a line.") : say("Tanpa sinyal. Yang Anda catat tetap aman di ponsel ini.", "No line. What you write stays safe on this phone.");
  one("line").classList.toggle("is-off", !navigator.onLine);
};

// A new version waits until somebody takes it: a half-written finding is not torn away.
const watchVersions = async () => {
  const here = await navigator.serviceWorker.register("/lapangan/sw.js", { scope: "/lapangan/", updateViaCache: "none" });
  const offer = () => (one("news").hidden = !(here.waiting && navigator.serviceWorker.controller));
  here.addEventListener("updatefound", () => here.installing?.addEventListener("statechange", offer));
  offer();
  one("take-news").onclick = async () => {
    if (writing) await keepDraft();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    here.waiting?.postMessage("take over");
  };
  navigator.serviceWorker.addEventListener("message", ({ data }) => data.version && (one("about-version").textContent = data.version));
  (await navigator.serviceWorker.ready).active.postMessage("version");
};

const begin = async () => {
  line();
  if (!isFit()) return show("unfit");
  for (const [id, work] of [["setup-form", setUp], ["unlock-form", unlock], ["finding", finish]]) one(id).addEventListener("submit", work);
  one("new").onclick = () => startWriting(null);
  one("send").onclick = () => send({ asked: true });
  one("shut").onclick = shut;
  one("later").onclick = async () => {
    await keepDraft();
    await back();
  };
  one("drop").onclick = async () => {
    if (!confirm(say("Buang temuan ini beserta fotonya dari ponsel?", "Throw this finding and its pictures away?"))) return;
    await kept;
    await queue.drop(writing.id);
    await back();
  };
  one("forget").onclick = async () => {
    await queue.forgetReceipts();
    await refresh();
  };
  one("leave-keep").onclick = () => signOut(true);
  one("leave-wipe").onclick = () => signOut(false);
  one("leave-not").onclick = () => location.replace("/lapangan/");
  for (const control of [one("id_photo"), one("id_uploads")]) control.addEventListener("change", () => attach(control));
  for (const button of document.querySelectorAll("[data-wipe]")) button.onclick = wipe;
  addEventListener("online", () => (line(), send()));
  addEventListener("offline", line);
  for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, () => (touched = Date.now()), { passive: true });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return void (writing && keepDraft());
    if (queue.isOpen() && Date.now() - touched > IDLE) shut();
  });
  setInterval(() => queue.isOpen() && Date.now() - touched > IDLE && shut(), 15_000);
  watchVersions().catch(() => {});
  const n = await queue.count();
  if (!(await queue.lock())) return show("setup");
  one("unlock-count").textContent = n ? say(`${many(n)} menunggu di ponsel ini.`, `${many(n)} wait on this phone.`) : say("Tidak ada yang menunggu.", "Nothing is waiting.");
  if (location.hash === "#keluar") return leave();
  show("unlock", "phrase");
};

begin().catch(failed);
