/** Longest edge of a photo that leaves the phone, in pixels. */
export const longestEdgePx = 1600;

/** Size that fits into `longest` × `longest` with the same shape; small pictures stay as they are. */
export function fittedSize(width: number, height: number, longest = longestEdgePx): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** What many browsers can't open, and the county can. */
const isHeic = (file: Blob): boolean => /^image\/hei[cf]/.test(file.type) || (file instanceof File && /\.hei[cf]$/i.test(file.name));
const MOST_HEIC_BYTES = 8 * 1024 * 1024;

/**
 * A JPEG of at most 1600 px, upright, on white, without EXIF (so without place and camera). A HEIC that this browser can't open is
 * given back as it is, for the county to do the same with. Rejects what is not a picture.
 */
export async function downscalePhoto(file: Blob, longest = longestEdgePx): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch((error: unknown) => {
    if (isHeic(file) && file.size <= MOST_HEIC_BYTES) return null;
    throw error;
  });
  if (!picture) return file.slice(0, file.size, 'image/heic');
  try {
    const { width, height } = fittedSize(picture.width, picture.height, longest);
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2d canvas; send the photo from another one');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, 0, 0, width, height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The photo could not be written as JPEG'))), 'image/jpeg', 0.85);
    });
  } finally {
    picture.close();
  }
}
