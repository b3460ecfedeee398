// @ts-check

/**
 * A part of a message: lines of prose, of a quotation, or of code.
 *
 * @typedef {{ kind: "prose" | "quote" | "code", text: string }} Block
 */

const FENCE = /^\s*```[\w+#.-]*\s*$/;
const QUOTE = /^> ?/;
const INDENT = /^(?: {2,}|\t)\S/;

/**
 * The parts of a message of one line or several.
 *
 * 1. Text between two fences is code; a fence without another is text.
 * 2. Of what stands outside, several lines with one that is indented are code
 *    as a whole: so is most code that is pasted.
 * 3. Lines that begin with `>` are a quotation.
 *
 * @param {string} text
 * @returns {Block[]}
 */
export function textBlocks(text) {
  const lines = text.split("\n");
  /** @type {Block[]} */
  const blocks = [];
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    if (!FENCE.test(lines[at])) continue;
    const end = lines.findIndex((line, n) => n > at && line.trim() === "```");
    if (end < 0) break;
    blocks.push(...unfenced(lines.slice(from, at)));
    blocks.push({ kind: "code", text: lines.slice(at + 1, end).join("\n") });
    at = end;
    from = end + 1;
  }
  blocks.push(...unfenced(lines.slice(from)));
  return blocks;
}

/**
 * @param {string[]} lines
 * @returns {Block[]}
 */
function unfenced(lines) {
  if (lines.length > 1 && lines.some((line) => INDENT.test(line))) {
    return [{ kind: "code", text: lines.join("\n") }];
  }
  /** @type {Block[]} */
  const blocks = [];
  for (const line of lines) {
    const kind = QUOTE.test(line) ? "quote" : "prose";
    const text = line.replace(kind === "quote" ? QUOTE : "", "");
    const last = blocks[blocks.length - 1];
    if (last?.kind === kind) last.text += `\n${text}`;
    else blocks.push({ kind, text });
  }
  return blocks;
}
