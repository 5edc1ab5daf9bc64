// The form of a finding: every stroke and every picture reaches the drawer, in the order they came.
import * as queue from "./queue.js";
import { showFaults, showFiles } from "./showing.js";
import { failed, one, say, show, size, tell } from "./words.js";

const form = one("finding");
let writing = null; // the finding in the form
let isTouched = false; // whether it differs from what lies in the drawer
let kept = Promise.resolve(); // everything that is being written to the drawer, one after the other

export const isWriting = () => writing !== null;
const wordsInForm = () =>
  [...new FormData(form)].filter(([, value]) => typeof value === "string").map(([name, value]) => [name, value]);

const fillForm = (finding) => {
  form.reset();
  const rows = Number(finding.words.find(([name]) => name === "orang-TOTAL_FORMS")?.[1] ?? 0);
  const total = form.elements["orang-TOTAL_FORMS"];
  for (const drop of [...form.querySelectorAll("[data-drop]")].reverse()) drop.click();
  while (Number(total.value) < rows) form.querySelector("[data-repeat] > button").click();
  for (const [name, value] of finding.words) {
    const control = form.elements.namedItem(name);
    if (control && control.type !== "file") control.value = value;
  }
  form.dispatchEvent(new Event("input"));
};

export const startWriting = async (finding) => {
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

export const keepDraft = () =>
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

export const attach = async (control) => {
  const [largest, most] = [Number(form.dataset.largest), Number(form.dataset.most)];
  for (const file of [...control.files]) {
    if (file.size > largest) {
      tell(say(`${file.name}: lebih dari ${size(largest)}, tidak disimpan.`, `${file.name}: more than ${size(largest)}, not kept.`));
      continue;
    }
    if (writing.files.length >= most) {
      tell(say(`Paling banyak ${most} berkas; catat sisanya sebagai temuan lain.`, `${most} files at most; write the others down as another finding.`));
      break;
    }
    await inTurn(async () => {
      writing = await queue.attach({ ...writing, words: wordsInForm() }, file);
      await showFiles(writing, detach);
    });
  }
  control.value = "";
};

const detach = (piece) =>
  inTurn(async () => {
    writing = await queue.detach(writing, piece.id);
    await showFiles(writing, detach);
    one("id_uploads").focus();
  });

// The form is empty again, and everything that was begun is in the drawer.
export const putAway = async () => {
  clearTimeout(soon);
  await kept;
  writing = null;
  form.reset();
  one("files").replaceChildren();
};

export const throwAway = async () => {
  clearTimeout(soon);
  await kept;
  await queue.drop(writing.id);
  await putAway();
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

// Whether the finding now waits to be sent; what lacks is told otherwise.
export const finish = async () => {
  clearTimeout(soon);
  const faults = {};
  for (const [name, sentence, least = 1] of LACKS) if (form.elements[name].value.trim().length < least) faults[name] = [sentence];
  showFaults(faults, form);
  one("faults-title").textContent = say("Ada yang belum lengkap", "Something is missing");
  if (Object.keys(faults).length) {
    one("faults").focus();
    return false;
  }
  return inTurn(async () => {
    writing = { ...writing, words: wordsInForm(), state: "waiting", noted: Date.now(), told: "", faults: {} };
    await queue.save(writing);
  });
};
