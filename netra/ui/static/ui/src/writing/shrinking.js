// A smaller copy of a photo, made on the device when its owner asks for it. It carries no hidden data.
const LONGEST = 1600;
const KINDS = ["image/jpeg", "image/png", "image/webp"];

export const shrink = async (file) => {
  if (!KINDS.includes(file.type)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const paint = canvas.getContext("2d");
    paint.fillStyle = "#fff";
    paint.fillRect(0, 0, canvas.width, canvas.height);
    paint.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
    if (!small || small.size >= file.size) return file;
    return new File([small], file.name.replace(/\.\w+$/, "") + "-kecil.jpg", { type: "image/jpeg", lastModified: file.lastModified });
  } catch {
    return file; // a picture this browser cannot read goes as it is
  }
};
