// @ts-check

/**
 * Finding names in texts.
 *
 * The terminal client and the page go by this one file. It is JavaScript
 * because a browser runs it as it stands.
 */

// Korean particles that follow a name directly, so that `민수야` calls 민수 and
// `민수정` does not.
const PARTICLES =
  "님|씨|야|아|이|가|은|는|을|를|도|만|의|랑|이랑|하고|과|와|에게|한테|께|께서|에게서|한테서";

/** @type {Map<string, RegExp>} */
const patterns = new Map();

/**
 * Whether `text` has `name` as a word of its own, in whatever case.
 *
 * @param {string} text
 * @param {string} name
 * @returns {boolean}
 */
export function mentions(text, name) {
  if (name === "") return false;
  let pattern = patterns.get(name);
  if (pattern === undefined) {
    const word = name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    pattern = new RegExp(
      `(?<![\\p{L}\\p{N}_])${word}(?:님)?(?:${PARTICLES})?(?![\\p{L}\\p{N}_])`,
      "iu",
    );
    // The client's own name seldom changes: a few are enough.
    if (patterns.size > 8) patterns.clear();
    patterns.set(name, pattern);
  }
  return pattern.test(text.normalize("NFC"));
}
