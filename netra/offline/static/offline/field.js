// The page of field findings: what is shown when, and what follows from a press.
import * as queue from "./queue.js";
import { isFit } from "./sealing.js";
import { Stopped, fetchSupplies, sendAll } from "./sending.js";
import { showQueue, showReceipts, showUnderWay } from "./showing.js";
import { failed, made, many, one, say, show, size, tell } from "./words.js";
import * as writing from "./writing.js";

const IDLE = 10 * 60_000;
const SHORTEST = 10;
const WAITS = [5, 15, 60, 300].map((seconds) => seconds * 1000);
let failures = 0;
let again = 0;
let touched = Date.now();

// ── the queue on the page ──────────────────────────────────────────────────────────────────────────────────────────

const refresh = async () => {
  showQueue(await queue.all(), acts);
  showReceipts(await queue.receipts());
};

const acts = {
  edit: (finding) => writing.startWriting(finding),
  drop: async (finding) => {
    await queue.drop(finding.id);
    await refresh();
  },
};

const send = async ({ asked = false } = {}) => {
  clearTimeout(again);
  if (!queue.isOpen() || one("open").hidden) return;
  if (!asked && !(await queue.all()).some((finding) => finding.state === "waiting")) return;
  try {
    const received = await sendAll((finding) => {
      touched = Date.now();
      showUnderWay(finding);
    });
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
  one("finding").elements.region.defaultValue = region;
  const room = await navigator.storage?.estimate?.();
  const sure = await navigator.storage?.persisted?.();
  one("about-room").textContent = room
    ? `${size(room.usage)} ${say("dari", "of")} ${size(room.quota)}${sure ? say("; peramban berjanji tidak menghapusnya sendiri", "; the browser promises not to clear it by itself") : say("; peramban boleh menghapusnya bila ruang habis", "; the browser may clear it when room is short")}`
    : "–";
  show("open");
  if (location.hash === "#keluar") return leave();
  fetchSupplies().then(takeAlong).catch(() => {}); // offices change; without a line what was taken along will do
  await send();
};

const takeAlong = async (supplies) => {
  if (queue.isOpen() && supplies.owner === (await queue.owner())) await queue.keepSupplies(supplies);
};

// ── locking, leaving ───────────────────────────────────────────────────────────────────────────────────────────────

const shut = async () => {
  await writing.keepDraft();
  await writing.putAway();
  queue.close();
  location.replace("/lapangan/");  // the page begins anew; nothing that was read stays in it
};

const back = async () => {
  await writing.putAway();
  show("open", "queue-title");
  await refresh();
};

const finish = async (event) => {
  event.preventDefault();
  if (!(await writing.finish())) return;
  await back();
  tell(say("Tersimpan di ponsel ini. Dikirim begitu ada sinyal.", "Kept on this phone. It is sent as soon as there is a line."), { calm: true });
  await send();
};

const leave = async () => {
  const left = many(await queue.count());
  one("leave-count").textContent = say(`${left} di ponsel ini belum sampai di kantor.`, `${left} on this phone did not reach the office yet.`);
  show("leave", "leave-title");
};

const signOut = async (keep) => {
  try {
    const { csrf } = await fetchSupplies();
    const body = new URLSearchParams({ csrfmiddlewaretoken: csrf, ...(keep ? { antrean: "simpan" } : {}) });
    await fetch("/akun/logout/", { method: "POST", body, redirect: "manual", credentials: "same-origin" });
    if (!keep) await queue.wipe();
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
  if (queue.isOpen()) return;
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
    await writing.keepDraft();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    here.waiting?.postMessage("take over");
  };
  navigator.serviceWorker.addEventListener("message", ({ data }) => data.version && (one("about-version").textContent = data.version));
  (await navigator.serviceWorker.ready).active.postMessage({ language: document.documentElement.lang });
};

const begin = async () => {
  line();
  if (!isFit()) return show("unfit");
  for (const [id, work] of [["setup-form", setUp], ["unlock-form", unlock], ["finding", finish]]) one(id).addEventListener("submit", work);
  one("new").onclick = () => writing.startWriting(null);
  one("send").onclick = () => send({ asked: true });
  one("shut").onclick = shut;
  one("later").onclick = async () => {
    await writing.keepDraft();
    await back();
    await send();
  };
  for (const link of document.querySelectorAll("header a"))
    link.addEventListener("click", async (event) => {
      if (!writing.isWriting()) return;
      event.preventDefault(); // first what was typed, then the other page
      await writing.keepDraft();
      location.assign(link.href);
    });
  one("drop").onclick = async () => {
    if (!confirm(say("Buang temuan ini beserta fotonya dari ponsel?", "Throw this finding and its pictures away?"))) return;
    await writing.throwAway();
    await back();
    await send();
  };
  one("forget").onclick = async () => {
    await queue.forgetReceipts();
    await refresh();
  };
  one("leave-keep").onclick = () => signOut(true);
  one("leave-wipe").onclick = () => signOut(false);
  one("leave-not").onclick = () => location.replace("/lapangan/");
  for (const control of [one("id_photo"), one("id_uploads")]) control.addEventListener("change", () => writing.attach(control));
  for (const button of document.querySelectorAll("[data-wipe]")) button.onclick = wipe;
  addEventListener("online", () => {
    line();
    failures = 0; // the waits of the time without a line are over
    send();
  });
  addEventListener("offline", line);
  for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, () => (touched = Date.now()), { passive: true });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return void writing.keepDraft();
    if (queue.isOpen() && Date.now() - touched > IDLE) shut();
  });
  setInterval(() => queue.isOpen() && Date.now() - touched > IDLE && shut(), 15_000);
  watchVersions().catch(() => {});
  const n = await queue.count();
  if (!(await queue.lock())) return show("setup");
  one("unlock-count").textContent = n ? say(`${many(n)} menunggu di ponsel ini.`, `${many(n)} ${n === 1 ? "waits" : "wait"} on this phone.`) : say("Tidak ada yang menunggu.", "Nothing is waiting.");
  if (location.hash === "#keluar") return leave();
  show("unlock", "phrase");
};

begin().catch(failed);
