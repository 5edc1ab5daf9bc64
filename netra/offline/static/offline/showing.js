// What of the queue is seen: rows, pictures, what lacks.
import * as queue from "./queue.js";
import { clock, made, one, say, size } from "./words.js";

const STATES = {
  draft: ["none", say("Konsep", "Draft")],
  waiting: ["warn", say("Menunggu dikirim", "Waiting to be sent")],
  refused: ["bad", say("Perlu diperbaiki", "Needs mending")],
  hurt: ["bad", say("Rusak", "Damaged")],
  known: ["info", say("Sudah ada di kantor", "At the office already")],
};

const badge = (tone, words) => made("span", { className: `n-badge n-badge-${tone}`, textContent: words });
const button = (words, look, act) => made("button", { type: "button", className: `btn btn-sm ${look}`, textContent: words, onclick: act });

const photos = (finding) => {
  const many = finding.files.length;
  return say(`${many} berkas`, many === 1 ? "1 file" : `${many} files`);
};

const metaOf = (finding) => {
  const meta = made("p", { className: "n-work-meta" }, made("span", { textContent: clock(finding.at) }), made("span", { textContent: photos(finding) }));
  const there = finding.files.filter((piece) => piece.there).length;
  if (there) meta.append(made("span", { textContent: say(`${there} sudah di kantor`, `${there} at the office`) }));
  if (finding.told) meta.append(made("span", { textContent: finding.told }));
  return meta;
};

const row = (finding, acts) => {
  const [tone, words] = finding.isUnderWay ? ["info", say("Sedang dikirim…", "Being sent…")] : STATES[finding.state];
  const title = made("span", { className: "n-work-title", textContent: queue.titleOf(finding) || say("Tanpa judul", "No title yet") });
  const item = made("li", {}, made("div", { className: "n-work-row" }, title, badge(tone, words)), metaOf(finding));
  item.dataset.id = finding.id;
  if (finding.isUnderWay) return item;
  const tools = made("div", { className: "n-buttons mt-2" });
  if (finding.state === "hurt") {
    item.append(made("p", { className: "mb-0", textContent: say(
      "Simpanan ini rusak dan tidak dapat dibuka lagi. Catat ulang bila masih perlu.",
      "What was kept is damaged and cannot be opened. Write it down anew if it is still needed.") }));
    tools.append(button(say("Hapus dari ponsel", "Remove from the phone"), "btn-outline-danger", () => acts.drop(finding)));
  } else if (finding.state === "known") {
    item.append(made("p", { className: "mb-0", textContent: say(
      "Kantor menerima temuan ini sebelum Anda mengubahnya. Perubahan terakhir tidak ikut; tambahkan di perkaranya.",
      "The office received this finding before you changed it. The last change is not with it; add it to the case.") }));
    tools.append(made("a", { className: "btn btn-sm btn-outline-primary", href: finding.receipt.url, textContent: say(`Buka perkara ${finding.receipt.ref}`, `Open case ${finding.receipt.ref}`) }));
    tools.append(button(say("Hapus dari ponsel", "Remove from the phone"), "btn-outline-danger", () => acts.drop(finding)));
  } else {
    const say_open = finding.state === "draft" ? say("Lanjutkan", "Continue") : finding.state === "refused" ? say("Perbaiki", "Mend") : say("Ubah", "Change");
    tools.append(button(say_open, "btn-outline-primary", () => acts.edit(finding)));
  }
  item.append(tools);
  return item;
};

export const showQueue = (findings, acts) => {
  one("queue").replaceChildren(...findings.map((finding) => row(finding, acts)));
  one("queue").hidden = !findings.length;
  one("queue-none").hidden = Boolean(findings.length);
  one("send").disabled = !findings.some((finding) => finding.state === "waiting");
};

export const showUnderWay = (finding) => {
  const old = one("queue").querySelector(`[data-id="${finding.id}"]`);
  old?.replaceWith(row({ ...finding, isUnderWay: finding.state === "waiting" }, {}));
};

export const showReceipts = (receipts) => {
  one("receipts-box").hidden = !receipts.length;
  one("receipts").replaceChildren(
    ...receipts.map((receipt) =>
      made("li", {},
        made("div", { className: "n-work-row" },
          made("a", { className: "n-work-title", href: receipt.url, textContent: receipt.what || receipt.ref }),
          badge("good", say(`Perkara ${receipt.ref}`, `Case ${receipt.ref}`))),
        made("p", { className: "n-work-meta" }, made("span", { textContent: say(`Diterima ${clock(receipt.received_at)}`, `Received ${clock(receipt.received_at)}`) }), made("span", { textContent: receipt.office }))),
    ),
  );
};

// Pictures are drawn and not loaded: the content policy lets no address into an image that is not the house's.
const pictures = new Map();
const drawn = async (finding, piece) => {
  if (pictures.has(piece.id)) return pictures.get(piece.id);
  const canvas = made("canvas", { className: "n-piece-picture", width: 96, height: 72 });
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", piece.name);
  try {
    const picture = await createImageBitmap(new Blob([await queue.bytesOf(finding, piece)], { type: piece.type }));
    const scale = Math.max(96 / picture.width, 72 / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    canvas.getContext("2d").drawImage(picture, (96 - width) / 2, (72 - height) / 2, width, height);
    picture.close();
    pictures.set(piece.id, canvas);
  } catch {
    return null;
  }
  return canvas;
};

export const showFiles = async (finding, detach) => {
  const rows = await Promise.all(
    finding.files.map(async (piece) => {
      const look = piece.type.startsWith("image/") ? await drawn(finding, piece) : null;
      const words = made("div", { className: "n-piece-words" }, made("strong", { textContent: piece.name }), made("span", { className: "n-muted", textContent: `${size(piece.size)} · ${say("disegel", "sealed")} ${clock(piece.taken)}` }),
        made("span", { className: "n-hash", textContent: `SHA-256 ${piece.sha256.slice(0, 16)}…`, title: piece.sha256 }));
      const away = button(say("Buang", "Remove"), "btn-outline-danger", () => detach(piece));
      away.append(made("span", { className: "visually-hidden", textContent: ` ${piece.name}` }));
      return made("li", {}, ...(look ? [look] : []), words, away);
    }),
  );
  one("files").replaceChildren(...rows);
};

// What the office could not take, above the form and at its fields.
export const showFaults = (faults, form) => {
  for (const mark of form.querySelectorAll(".n-fault")) mark.remove();
  for (const mark of form.querySelectorAll(".n-field-wrong")) mark.classList.remove("n-field-wrong");
  const all = Object.entries(faults);
  one("faults").hidden = !all.length;
  const list = one("faults").querySelector("ul");
  list.replaceChildren();
  for (const [name, sentences] of all) {
    const control = name ? form.elements.namedItem(name) : null;
    for (const sentence of sentences)
      list.append(made("li", {}, control?.id ? made("a", { href: `#${control.id}`, textContent: sentence }) : sentence));
    const field = control?.closest?.(".n-field");
    if (!field) continue;
    field.classList.add("n-field-wrong");
    control.before(made("p", { className: "n-fault", textContent: sentences.join(" ") }));
    for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }
};
