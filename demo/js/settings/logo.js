/** Make a picture small enough for the profile: at most 60 kB as a data URL. */

const LIMIT = 60_000;
const WIDTH = 600;
const HEIGHT = 240;
const SMALLEST = 40;
const STEP = 0.75;

/**
 * @param {File} file
 * @returns {Promise<string>} a data:image/png or data:image/jpeg URL
 * @throws when the browser can't read it as a picture
 */
export async function shrinkLogo(file) {
  const address = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    return fit(picture);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * PNG keeps transparency; a photo too rich for it becomes a JPEG.
 * @param {HTMLImageElement} picture
 */
function fit(picture) {
  // An SVG without a size of its own reports none.
  const width = picture.naturalWidth || WIDTH;
  const height = picture.naturalHeight || HEIGHT;
  const scale = Math.min(1, WIDTH / width, HEIGHT / height);
  for (let w = width * scale, h = height * scale; ; w *= STEP, h *= STEP) {
    const canvas = draw(picture, Math.max(1, Math.round(w)), Math.max(1, Math.round(h)));
    const png = canvas.toDataURL("image/png");
    if (png.length <= LIMIT || w < SMALLEST) return png;
    const jpeg = isOpaque(canvas) ? canvas.toDataURL("image/jpeg", 0.85) : png;
    if (jpeg.length <= LIMIT) return jpeg;
  }
}

/** @param {CanvasImageSource} picture @param {number} width @param {number} height */
function draw(picture, width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  if (pen) {
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, 0, 0, width, height);
  }
  return canvas;
}

/** @param {HTMLCanvasElement} canvas */
function isOpaque(canvas) {
  const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
  return pixels !== undefined && pixels.every((value, index) => index % 4 !== 3 || value === 255);
}
