/**
 * The browser that stands for all of them.
 *
 * @module
 */

// The headless shell is the same engine without a window, and twice as fast.
const PLACES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** Where the browser is; the last place that was looked at, if it is missing. */
export const CHROMIUM: string = Deno.env.get("CHROMIUM") ??
  PLACES.find(isFile) ?? PLACES[PLACES.length - 1];

/** Whether there is one. */
export const hasChromium: boolean = isFile(CHROMIUM);

function isFile(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
