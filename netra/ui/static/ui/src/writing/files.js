// Files travel as soon as they are chosen, in pieces, and go on where a broken line stopped them. What cannot travel
// this way stays in its field and is sent with the form, as without this script.
import { Upload } from "tus-js-client";
import { make, say, size } from "./saying.js";
import { shrink } from "./shrinking.js";

const PIECE = 256 * 1024;
const PAUSES = [500, 1000, 2000, 4000, 8000, 15000, 30000];

// Where an upload can be gone on with after a reload: in this tab alone, or on this device once the writer agreed.
const remembered = (form) => {
  const key = `${form.dataset.draft ?? "netra"} unggah `;
  const place = () => (form.querySelector("[data-draft-box] input:checked") ? localStorage : sessionStorage);
  const all = () =>
    [sessionStorage, localStorage].flatMap((store) =>
      Object.keys(store).filter((name) => name.startsWith(key)).map((name) => ({ ...JSON.parse(store.getItem(name)), urlStorageKey: name })),
    );
  const safely = async (act, otherwise) => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  return {
    findAllUploads: () => safely(all, []),
    findUploadsByFingerprint: (print) => safely(() => all().filter((one) => one.print === print), []),
    addUpload: (print, upload) =>
      safely(() => {
        const name = key + crypto.randomUUID();
        place().setItem(name, JSON.stringify({ ...upload, print }));
        return name;
      }, null),
    removeUpload: (name) => safely(() => [sessionStorage, localStorage].forEach((store) => store.removeItem(name))),
  };
};

export const takeFiles = (form) => {
  if (!form.dataset.upload) return;
  const running = new Set();
  const refused = []; // told once more before the form goes without them
  const token = () => form.querySelector("input[name=token]").value;
  const storage = remembered(form);
  let pressed = null;

  const rowFor = (list, name) => {
    const row = make("li", { className: "n-upload" });
    const words = make("span", { className: "n-upload-name", textContent: name });
    const bar = make("progress", { max: 100, value: 0 });
    bar.setAttribute("aria-label", name);
    const state = make("span", { className: "n-upload-state" });
    state.setAttribute("role", "status");
    row.append(words, bar, state);
    list.append(row);
    return { row, words, bar, state };
  };

  const settled = (line, id, name) => {
    line.bar.remove();
    line.row.classList.add("is-done");
    line.row.dataset.sentFile = id;
    line.row.dataset.name = name;
    const mark = make("input", { type: "hidden", name: "unggah", value: id });
    const drop = make("button", { type: "button", className: "btn btn-sm btn-link", textContent: say("Jangan sertakan", "Leave it out") });
    drop.onclick = () => {
      line.row.remove();
      form.dispatchEvent(new Event("change"));
    };
    line.row.append(mark, drop);
    form.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const send = async (field, list, chosen) => {
    const line = rowFor(list, chosen.name);
    const wants = field.closest("form").querySelector("[data-shrink]");
    const file = wants?.checked ? await shrink(chosen) : chosen;
    const was = file === chosen ? "" : ` (${size(chosen.size)} → ${size(file.size)})`;
    line.words.textContent = `${file.name} · ${size(file.size)}${was}`;
    const begun = token();
    const job = { line, stopped: false };
    const stop = make("button", { type: "button", className: "btn btn-sm btn-link", textContent: say("Batalkan", "Cancel") });
    const over = () => {
      running.delete(job);
      stop.remove();
      goOn();
    };
    const withForm = (why) => {
      // Back into the field, to travel with the form itself.
      const files = new DataTransfer();
      [...field.files, chosen].forEach((one) => files.items.add(one));
      field.files = files.files;
      line.bar.remove();
      line.state.textContent = why;
      over();
    };
    const upload = new Upload(file, {
      endpoint: form.dataset.upload,
      chunkSize: PIECE,
      retryDelays: PAUSES,
      headers: { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value },
      metadata: { form: begun, filename: file.name },
      urlStorage: storage,
      fingerprint: async () => [file.name, file.size, file.lastModified, begun.slice(-24)].join(" "),
      removeFingerprintOnSuccess: true,
      onShouldRetry: (error) => ![400, 403, 404, 413, 415, 422, 429, 507].includes(error.originalResponse?.getStatus()),
      onProgress: (sent, whole) => {
        const part = Math.floor((100 * sent) / whole);
        line.bar.value = part;
        if (part < 100 && Math.floor(part / 25) !== job.quarter) {
          job.quarter = Math.floor(part / 25);
          line.state.textContent = say(`${part}% terkirim`, `${part}% sent`);
        }
      },
      onSuccess: () => {
        line.state.textContent = say("Sudah sampai dan disegel", "Arrived and sealed");
        settled(line, upload.url.replace(/\/$/, "").split("/").at(-1), file.name);
        over();
      },
      onError: (error) => {
        const status = error.originalResponse?.getStatus();
        const why = error.originalResponse?.getBody();
        if ([413, 422].includes(status)) {
          line.bar.remove();
          line.row.classList.add("is-over");
          line.state.textContent = why || say("Tidak dapat diterima", "Cannot be taken");
          refused.push(`${chosen.name}: ${line.state.textContent}`);
          return over();
        }
        if (status && status < 500) return withForm(say("Ikut terkirim bersama formulir", "Goes along with the form"));
        line.state.textContent = say("Terputus. Dilanjutkan sendiri begitu ada jaringan.", "The line broke. It goes on by itself when there is one again.");
        job.waits = true;
      },
    });
    job.again = () => {
      if (!job.waits) return;
      job.waits = false;
      line.state.textContent = say("Melanjutkan …", "Going on …");
      upload.start();
    };
    stop.onclick = () => {
      upload.abort(true).catch(() => {});
      line.row.remove();
      over();
    };
    line.row.append(stop);
    running.add(job);
    const [before] = await upload.findPreviousUploads();
    if (before) upload.resumeFromPreviousUpload(before);
    upload.start();
  };

  addEventListener("online", () => running.forEach((job) => job.again()));
  setInterval(() => navigator.onLine && running.forEach((job) => job.again()), 20000);

  form.querySelectorAll("input[type=file][data-files]:not([data-with-form])").forEach((field) => {
    if (field.name.startsWith("diri-")) return;
    const list = make("ul", { className: "n-files n-uploads" });
    field.after(list);
    field.addEventListener("change", () => {
      const most = Number(field.dataset.limit) || Infinity;
      const chosen = [...field.files];
      if (!chosen.length || chosen.some((file) => file.size > most)) return;
      field.parentElement.querySelectorAll(".n-files:not(.n-uploads)").forEach((old) => old.replaceChildren());
      field.value = "";
      chosen.forEach((file) => send(field, list, file));
    });
    form.addEventListener("netra:files", (event) =>
      event.detail.forEach(({ id, name }) => {
        const line = rowFor(list, name);
        line.state.textContent = say("Sudah sampai dan disegel", "Arrived and sealed");
        settled(line, id, name);
      }),
    );
  });

  // A form does not leave its files behind: it waits for them, unless its writer says otherwise.
  const wait = make("div", { className: "alert alert-info n-wait", hidden: true });
  wait.setAttribute("role", "status");
  form.append(wait);
  const goOn = () => {
    if (wait.hidden || running.size) return;
    wait.hidden = true;
    form.requestSubmit(pressed?.isConnected ? pressed : undefined);
  };
  form.addEventListener("submit", (event) => {
    const beside = event.submitter?.name && !["periksa", "saran"].includes(event.submitter.name);
    if (beside || form.dataset.without) return;
    if (!navigator.onLine) {
      event.preventDefault();
      wait.replaceChildren(say("Tidak ada jaringan. Tulisan Anda masih di sini; kirim lagi begitu tersambung.", "There is no line. Your text is still here; send it again once you are connected."));
      wait.hidden = false;
      setTimeout(() => (wait.hidden = running.size === 0), 8000);
      return;
    }
    if (!running.size && !refused.length) return;
    event.preventDefault();
    pressed = event.submitter;
    if (!running.size) {
      wait.replaceChildren(
        make("strong", { textContent: say("Ada berkas yang tidak dapat diterima", "Some files cannot be taken") }),
        ...refused.splice(0).map((why) => make("p", { textContent: why })),
        make("p", { textContent: say("Tekan kirim sekali lagi untuk mengirim tanpa berkas itu, atau pilih berkas lain.", "Press send once more to send without them, or choose other files.") }),
      );
      wait.hidden = false;
      wait.tabIndex = -1;
      wait.focus();
      return;
    }
    const without = make("button", { type: "button", className: "btn btn-sm btn-outline-primary", textContent: say("Kirim tanpa berkas yang belum sampai", "Send without the files that have not arrived") });
    without.onclick = () => {
      form.dataset.without = "1";
      form.requestSubmit(pressed ?? undefined);
    };
    wait.replaceChildren(
      make("p", { textContent: say(`Menunggu ${running.size} berkas. Formulir terkirim sendiri setelahnya.`, `Waiting for ${running.size} file(s). The form is sent by itself afterwards.`) }),
      without,
    );
    wait.hidden = false;
  });
};
