// Brings findings to the office: its files one by one, then its words. Whatever breaks off is begun again and changes
// nothing, since the office knows each file and each finding by the number it got on the phone.
import * as queue from "./queue.js";
import { say } from "./words.js";

const PATIENCE = 120_000;
const HERE = "/lapangan/";

export class Stopped extends Error {
  // `why`: line, signed_out, not_yours, owner, busy.
  constructor(why, words) {
    super(words);
    this.why = why;
  }
}

const NO_LINE = say("Belum ada sinyal. Dicoba lagi dengan sendirinya.", "No line yet. It is tried again by itself.");
const BUSY = say("Kantor sedang tidak dapat menerima. Dicoba lagi dengan sendirinya.", "The office cannot take it just now. It is tried again by itself.");

const OTHER_OWNER = say("Antrean ini milik orang lain. Ia harus masuk sendiri untuk mengirimnya.", "This queue belongs to somebody else, who has to sign in to send it.");

const ask = async (path, body, token) => {
  const headers = token ? { "X-CSRFToken": token } : {};
  let answer;
  try {
    answer = await fetch(`${HERE}${path}?bahasa=${document.documentElement.lang}`, {
      method: body ? "POST" : "GET",
      body,
      headers,
      redirect: "manual",
      cache: "no-store",
      credentials: "same-origin",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Stopped("line", NO_LINE);
  }
  if (answer.status === 401 || answer.type === "opaqueredirect")
    throw new Stopped("signed_out", say("Masuk dulu, lalu temuan dikirim.", "Sign in first, then the findings are sent."));
  let told;
  try {
    told = await answer.json();
  } catch {
    told = { state: "" };  // some page on the way that is not ours: a captive portal, a server in trouble
  }
  if (told.state === "not_yours")
    throw new Stopped("not_yours", say("Akun ini tidak mencatat hasil pengawasan.", "This account does not record supervision."));
  if (told.state === "other_owner") throw new Stopped("owner", OTHER_OWNER);
  if (answer.status >= 500 && told.state !== "full") throw new Stopped("busy", BUSY);
  return { status: answer.status, told };
};

// What the phone takes along. Throws `Stopped`.
export const fetchSupplies = async () => {
  const { status, told } = await ask("bekal/");
  if (status !== 200 || !told.csrf) throw new Stopped("line", NO_LINE);
  return told;
};

const bringFile = async (finding, piece, { csrf, owner }) => {
  const body = new FormData();
  body.append("finding", finding.id);
  body.append("owner", owner);
  body.append("key", piece.id);
  body.append("sha256", piece.sha256);
  body.append("upload", new Blob([await queue.bytesOf(finding, piece)], { type: piece.type }), piece.name || "foto");
  const { told } = await ask("berkas/", body, csrf);
  if (told.state === "kept") return "";
  if (told.state === "refused" || told.state === "full") return told.why;
  throw new Stopped("busy", told.state === "altered" ? say("Foto rusak di jalan; dikirim lagi.", "A picture was damaged on the way; it is sent again.") : BUSY);
};

const bringWords = async (finding, { csrf, owner }) => {
  const body = new FormData();
  for (const [name, value] of finding.words) body.append(name, value);
  for (const piece of finding.files) body.append("file", piece.id);
  body.append("key", finding.id);
  body.append("owner", owner);
  body.append("noted_at", new Date(finding.noted ?? finding.at).toISOString());
  return ask("temuan/", body, csrf);
};

// One finding to its end. `changed` hears of every step. Throws `Stopped` when all have to wait.
const bring = async (finding, supplies, changed) => {
  let now = finding;
  for (const piece of finding.files.filter((each) => !each.there)) {
    const why = await bringFile(now, piece, supplies);
    if (why) {
      now = { ...now, state: "refused", faults: { "": [`${piece.name}: ${why}`] }, told: "" };
      await queue.save(now);
      return changed(now);
    }
    now = { ...now, files: now.files.map((each) => (each.id === piece.id ? { ...each, there: true } : each)) };
    await queue.save(now);
    changed(now);
  }
  const { told } = await bringWords(now, supplies);
  if (told.state === "received") return queue.done(now, told);
  if (told.state === "other_words") now = { ...now, state: "known", receipt: told };
  else if (told.state === "refused") now = { ...now, state: "refused", faults: told.faults, told: "" };
  else if (told.state === "lacks_files") now = { ...now, files: now.files.map((each) => ({ ...each, there: false })) };
  else throw new Stopped("busy", BUSY);
  await queue.save(now);
  return changed(now);
};

// All that wait, oldest first; how many were received. Only one window of the phone sends at a time.
export const sendAll = async (changed) => {
  const turn = async (mine) => {
    if (!mine) return 0;
    const supplies = await fetchSupplies();
    if (supplies.owner !== (await queue.owner()))
      throw new Stopped("owner", OTHER_OWNER);
    await queue.keepSupplies(supplies);
    const before = await queue.count();
    for (const { id } of (await queue.all()).filter((each) => each.state === "waiting")) {
      const finding = await queue.get(id); // it may be in its writer's hands again by now
      if (finding?.state !== "waiting") continue;
      changed({ ...finding, isUnderWay: true });
      await bring(finding, supplies, changed);
    }
    return before - (await queue.count());
  };
  return navigator.locks ? navigator.locks.request("netra-lapangan", { ifAvailable: true }, turn) : turn(true);
};
