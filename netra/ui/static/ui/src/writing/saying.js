// Words in the language of the page, and small things several scripts need.
const english = document.documentElement.lang.startsWith("en");

export const say = (id, en) => (english ? en : id);

export const size = (bytes) =>
  (bytes < 1e6 ? Math.ceil(bytes / 1e3) + " kB" : (bytes / 1e6).toFixed(1) + " MB").replace(".", english ? "." : ",");

export const clock = (at) => {
  const two = (n) => String(n).padStart(2, "0");
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(english ? ":" : ".");
};

export const make = (tag, more = {}, ...inside) => {
  const made = Object.assign(document.createElement(tag), more);
  made.append(...inside);
  return made;
};

export const later = (act, wait) => {
  let timer;
  const run = (...more) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait, ...more);
  };
  run.now = (...more) => {
    clearTimeout(timer);
    act(...more);
  };
  run.stop = () => clearTimeout(timer);
  return run;
};

// What a form holds as pairs, without files, without the buttons and the mark against forged forms.
export const pairsOf = (form) =>
  [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
