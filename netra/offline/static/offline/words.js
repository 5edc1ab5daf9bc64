// Words in the language of the page, and small things of the page that several parts need.
const english = document.documentElement.lang.startsWith("en");

export const say = (id, en) => (english ? en : id);
export const one = (id) => document.getElementById(id);

export const clock = (moment) =>
  new Intl.DateTimeFormat(english ? "en-GB" : "id-ID", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(
    new Date(moment),
  );

export const size = (bytes) =>
  (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`).replace(".", english ? "." : ",");

export const made = (tag, look = {}, ...inside) => {
  const element = Object.assign(document.createElement(tag), look);
  element.append(...inside);
  return element;
};

export const many = (n) => say(`${n} temuan`, n === 1 ? "1 finding" : `${n} findings`);

const SECTIONS = ["unfit", "setup", "unlock", "open", "write", "leave"];

// One part of the page is seen at a time.
export const show = (name, focus = null) => {
  for (const section of SECTIONS) one(section).hidden = section !== name;
  if (focus) one(focus).focus();
};

// One loud sentence at the top of the page; nothing at all takes it away.
export const tell = (words, { calm = false, link = null } = {}) => {
  const place = one("told");
  place.hidden = !words;
  if (!words) return;
  place.className = `n-told alert alert-${calm ? "success" : "warning"}`;
  place.replaceChildren(made("p", { className: "mb-0", textContent: words }));
  if (link) place.firstChild.append(" ", made("a", { href: link.url, textContent: link.words }));
  if (!calm) place.focus();
};

// What the phone could not keep is never passed over in silence.
export const failed = (problem) =>
  tell(problem?.name === "QuotaExceededError"
    ? say("Ruang simpan ponsel habis: yang terakhir TIDAK tersimpan. Kirim dulu antreannya, atau kosongkan ruang.", "The phone has no room left: the last thing was NOT kept. Send the queue first, or make room.")
    : say(`Tidak tersimpan di ponsel: ${problem?.message ?? problem}`, `Not kept on the phone: ${problem?.message ?? problem}`));
