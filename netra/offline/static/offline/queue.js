// The queue: findings as their writer knows them, sealed on their way into the drawer.
//
// A finding: id, at (when it was begun), state, words (pairs of name and value), files, told, faults.
//   draft     being written
//   waiting   to be sent
//   refused   the office cannot take it as it is; `faults` says why, by the name of the control
//   hurt      its box cannot be opened any more
//   known     the office has it already with other words; `receipt` says where
import * as drawer from "./drawer.js";
import * as sealing from "./sealing.js";

const RECEIPTS = 30;
const KEPT_DAYS = 14;
let key = null;

export const isOpen = () => key !== null;
export const close = () => (key = null);

// How many wait is written where every page of the house may read it, so that nobody signs out by oversight.
export const count = async () => {
  const many = await drawer.countFindings();
  try {
    if (many) localStorage.setItem("netra-lapangan", String(many));
    else localStorage.removeItem("netra-lapangan");
  } catch { /* a browser that keeps nothing of the kind */ }
  navigator.setAppBadge?.(many).catch?.(() => {});
  return many;
};

export const lock = () => drawer.small("lock");
export const owner = () => drawer.small("owner");

export const setUp = async (phrase, supplies) => {
  const made = await sealing.newLock(phrase);
  await drawer.putSmall("owner", supplies.owner);
  await drawer.putSmall("lock", made.lock);
  key = made.key;
  await keepSupplies(supplies);
};

export const unlock = async (phrase) => {
  key = await sealing.openLock(await lock(), phrase);
  return key !== null;
};

export const wipe = async () => {
  key = null;
  await drawer.wipe();
  await count();
};

export const keepSupplies = async ({ offices, region }) =>
  drawer.putSmall("supplies", await sealing.sealWords(key, "supplies", { offices, region }));

export const supplies = async () => {
  const box = await drawer.small("supplies");
  return box ? sealing.openWords(key, "supplies", box) : { offices: [], region: "" };
};

const boxed = async ({ id, at, ...inside }) => ({ id, at, ...(await sealing.sealWords(key, `finding:${id}`, inside)) });

export const begin = () => ({ id: crypto.randomUUID(), at: Date.now(), state: "draft", words: [], files: [], told: "", faults: {} });

export const save = async (finding) => {
  await drawer.putFinding(await boxed(finding));
  await count();
};

const unboxed = async (row) => {
  try {
    return { id: row.id, at: row.at, ...(await sealing.openWords(key, `finding:${row.id}`, row)) };
  } catch {
    return { ...begin(), id: row.id, at: row.at, state: "hurt" };  // one damaged box does not keep the others shut
  }
};

export const all = async () => (await Promise.all((await drawer.findings()).map(unboxed))).sort((a, b) => a.at - b.at);

export const get = async (id) => (await all()).find((finding) => finding.id === id);

// The picture's own bytes: what the camera wrote is what the office gets. The hash is taken before anything else.
export const attach = async (finding, file) => {
  const bytes = await file.arrayBuffer();
  const piece = {
    id: crypto.randomUUID(),
    name: file.name,
    type: file.type,
    size: bytes.byteLength,
    sha256: await sealing.sha256(bytes),
    taken: Date.now(),
    there: false,
  };
  const box = await sealing.seal(key, `file:${finding.id}:${piece.id}`, bytes);
  const next = { ...finding, files: [...finding.files, piece] };
  await drawer.putFile({ id: piece.id, finding: finding.id, ...box }, await boxed(next));
  await count();
  return next;
};

export const detach = async (finding, id) => {
  const next = { ...finding, files: finding.files.filter((piece) => piece.id !== id) };
  await drawer.dropFile(id, await boxed(next));
  return next;
};

export const bytesOf = async (finding, piece) => {
  const row = await drawer.file(piece.id);
  return sealing.open(key, `file:${finding.id}:${piece.id}`, row);
};

export const drop = async (id) => {
  await drawer.dropFinding(id);
  await count();
};

// Received: the finding leaves the phone, only its receipt stays.
export const done = async (finding, receipt) => {
  const left = [{ ...receipt, what: titleOf(finding), kept: Date.now() }, ...(await receipts())].slice(0, RECEIPTS);
  await drawer.dropFinding(finding.id, await sealing.sealWords(key, "receipts", left));
  await count();
};

export const receipts = async () => {
  const box = await drawer.small("receipts");
  const found = box ? await sealing.openWords(key, "receipts", box) : [];
  return found.filter((receipt) => Date.now() - receipt.kept < KEPT_DAYS * 864e5);
};

export const forgetReceipts = () => drawer.dropSmall("receipts");

export const word = (finding, name) => finding.words.find(([given]) => given === name)?.[1].trim() ?? "";
export const titleOf = (finding) => (word(finding, "event") || word(finding, "place") || word(finding, "account")).slice(0, 80);
