/** Put text on the clipboard. */

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether the browser let it; it may not without https
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
