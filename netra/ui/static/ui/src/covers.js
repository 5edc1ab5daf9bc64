// Boxes on a picture that are to be covered: drawn, moved and resized with pointer or keys. The numbers in the form's
// rows stay what is sent; this only writes into them, so the page works without it as well.
(() => {
  "use strict";
  const form = document.querySelector("[data-cover]");
  if (!form) return;
  const english = document.documentElement.lang.startsWith("en");
  const say = (id, en) => (english ? en : id);
  const stage = form.querySelector("[data-cover-stage]");
  const [, , wide, tall] = stage.getAttribute("viewBox").split(" ").map(Number);
  const draw = form.querySelector("[data-cover-draw]");
  const SIDES = ["x", "y", "width", "height"];
  const SMALLEST = 8;
  const svg = (name, given = {}) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
    return made;
  };
  const within = (value, low, high) => Math.round(Math.min(Math.max(value, low), high));

  // One thing for each row of the form: its fields, and its box on the picture once it has one.
  stage.querySelectorAll("g").forEach((drawn) => drawn.remove());
  const boxes = [...form.querySelectorAll("[data-cover-row]")].map((row, place) => {
    const field = (name) => row.querySelector(`[name$="-${name}"]`);
    return { row, place, keep: field("keep"), sign: field("sign"), sides: SIDES.map(field), mark: null };
  });
  const read = (box) => box.sides.map((side) => Number(side.value));
  const isSet = (box) => box.sides.every((side) => side.value !== "");

  const write = (box, [x, y, width, height]) => {
    const w = within(width, SMALLEST, wide), h = within(height, SMALLEST, tall);
    [within(x, 0, wide - w), within(y, 0, tall - h), w, h].forEach((value, at) => (box.sides[at].value = value));
    show(box);
  };

  // A unit of the picture in pixels of the screen, so that grips and numbers keep their size.
  const unit = () => wide / Math.max(stage.getBoundingClientRect().width, 1);

  const show = (box) => {
    if (!isSet(box)) return box.mark?.group.remove(), (box.mark = null);
    if (!box.mark) {
      const group = svg("g", { tabindex: 0, role: "checkbox" });
      const [frame, grip, number] = [svg("rect"), svg("rect", { class: "n-cover-grip" }), svg("text")];
      group.append(frame, number, grip);
      group.box = box;
      stage.append(group);
      box.mark = { group, frame, grip, number };
      box.row.removeAttribute("data-cover-blank");
    }
    const [x, y, width, height] = read(box), size = unit();
    const { group, frame, grip, number } = box.mark;
    for (const [name, value] of [["x", x], ["y", y], ["width", width], ["height", height]]) frame.setAttribute(name, value);
    const side = Math.min(22 * size, width, height);
    for (const [name, value] of [["x", x + width - side], ["y", y + height - side], ["width", side], ["height", side]]) grip.setAttribute(name, value);
    number.setAttribute("x", x + 3 * size);
    number.setAttribute("y", y + 3 * size);
    number.setAttribute("font-size", 14 * size);
    number.textContent = box.place + 1;
    const says = box.row.querySelector("[data-cover-sign]");
    if (says) says.textContent = ` · ${box.sign.selectedOptions[0]?.text ?? ""}`;
    group.classList.toggle("is-kept", box.keep.checked);
    group.setAttribute("aria-checked", box.keep.checked);
    group.setAttribute("aria-label", `${say("Kotak", "Box")} ${box.place + 1}, ${box.sign.selectedOptions[0]?.text ?? ""}`);
  };

  const blank = () => boxes.find((box) => !isSet(box));
  const added = (sides) => {
    const box = blank();
    if (!box) return alert(say("Kotak kosong habis. Tekan “Perbarui gambar” untuk mendapat kotak baru.", "No empty boxes are left. Press “Update the picture” for more."));
    box.keep.checked = true;
    write(box, sides);
    return box;
  };

  const place = (event) => {
    const frame = stage.getBoundingClientRect();
    // The picture keeps its shape inside the stage; what is left over is split on both sides.
    const scale = Math.min(frame.width / wide, frame.height / tall);
    return [(event.clientX - frame.left - (frame.width - wide * scale) / 2) / scale, (event.clientY - frame.top - (frame.height - tall * scale) / 2) / scale];
  };

  let held = null;
  stage.addEventListener("pointerdown", (event) => {
    const group = event.target.closest("g"), isDrawing = draw.getAttribute("aria-pressed") === "true";
    if (event.button || (!group && event.pointerType === "touch" && !isDrawing)) return;
    const at = place(event);
    if (group && !isDrawing) {
      held = { box: group.box, at, from: read(group.box), isGrip: event.target.classList.contains("n-cover-grip"), moved: false };
      group.focus({ preventScroll: true });
      if (event.pointerType === "touch") stage.classList.add("is-drawing");
    } else held = { box: null, at, from: null, moved: false };
    stage.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  stage.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [x, y] = place(event), [dx, dy] = [x - held.at[0], y - held.at[1]];
    if (!held.moved && Math.hypot(dx, dy) < 5 * unit()) return;
    held.moved = true;
    if (!held.from) {
      const sides = [Math.min(x, held.at[0]), Math.min(y, held.at[1]), Math.abs(dx), Math.abs(dy)];
      if (!held.box) held.box = added(sides) ?? null;
      if (!held.box) return (held = null);
      return write(held.box, sides);
    }
    const [left, top, width, height] = held.from;
    write(held.box, held.isGrip ? [left, top, Math.min(width + dx, wide - left), Math.min(height + dy, tall - top)] : [left + dx, top + dy, width, height]);
  });
  const release = (event) => {
    stage.classList.toggle("is-drawing", draw.getAttribute("aria-pressed") === "true");
    if (held?.from && !held.moved && event.type === "pointerup") toggle(held.box);
    held?.box?.mark?.group.focus({ preventScroll: true });
    held = null;
  };
  stage.addEventListener("pointerup", release);
  stage.addEventListener("pointercancel", release);
  // A finger that began on a box moves the box, not the page.
  stage.addEventListener("touchstart", (event) => { if (event.target.closest("g")) event.preventDefault(); }, { passive: false });

  const toggle = (box) => {
    box.keep.checked = !box.keep.checked;
    show(box);
  };

  stage.addEventListener("keydown", (event) => {
    const box = event.target.closest("g")?.box;
    if (!box) return;
    const step = (event.altKey ? 1 : 8) * Math.max(1, Math.round(unit()));
    const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    const [x, y, width, height] = read(box);
    if (way && event.shiftKey) write(box, [x, y, Math.min(width + way[0], wide - x), Math.min(height + way[1], tall - y)]);
    else if (way) write(box, [x + way[0], y + way[1], width, height]);
    else if (event.key === " " || event.key === "Enter") toggle(box);
    else if (event.key === "Delete" || event.key === "Backspace") {
      box.keep.checked = false;
      show(box);
    } else return;
    event.preventDefault();
  });

  draw.addEventListener("click", () => {
    const isOn = draw.getAttribute("aria-pressed") !== "true";
    draw.setAttribute("aria-pressed", isOn);
    draw.classList.toggle("active", isOn);
    stage.classList.toggle("is-drawing", isOn);
  });
  form.querySelector("[data-cover-add]").addEventListener("click", () => {
    const side = Math.round(Math.min(wide, tall) / 5);
    added([(wide - side) / 2, (tall - side) / 2, side, side])?.mark.group.focus();
  });
  form.addEventListener("input", (event) => {
    const box = boxes.find((one) => one.row.contains(event.target));
    if (box) show(box);
  });
  const redraw = () => boxes.forEach(show);
  addEventListener("resize", redraw);
  addEventListener("pageshow", redraw);
  redraw();
})();
