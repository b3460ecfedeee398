// @ts-check
/// <reference lib="dom" />

/** @import { Block } from "./text_blocks.js" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { copyText } from "./copy_text.js";
import { make } from "./dom.js";
import { inlineText } from "./inline_text.js";
import { textBlocks } from "./text_blocks.js";

// How long a button says what became of a copy.
const MOMENT = 2000;

/**
 * The text that a person said, in one line or several.
 *
 * @param {string} text
 * @param {LocalizedTexts} words
 * @returns {HTMLElement}
 */
export function messageBody(text, words) {
  const blocks = textBlocks(text);
  const [first] = blocks;
  if (blocks.length === 1 && first.kind === "prose") {
    return paragraph("p", "text", first.text);
  }
  return make("div", "text", ...blocks.map((block) => element(block, words)));
}

/**
 * @param {Block} block
 * @param {LocalizedTexts} words
 */
function element({ kind, text }, words) {
  if (kind === "code") return codeBlock(text, words);
  return paragraph(kind === "quote" ? "blockquote" : "p", "", text);
}

/**
 * @param {"p" | "blockquote"} tag
 * @param {string} className
 * @param {string} text
 */
function paragraph(tag, className, text) {
  const lines = text.split("\n").flatMap((line, at) =>
    at === 0 ? inlineText(line) : ["\n", ...inlineText(line)]
  );
  const block = make(tag, className, ...lines);
  // Each paragraph stands as its own letters do.
  block.dir = "auto";
  return block;
}

/**
 * @param {string} text
 * @param {LocalizedTexts} words
 */
function codeBlock(text, words) {
  const pre = make("pre", "", make("code", "", text));
  // Code that is wider than the screen scrolls, by keyboard too.
  pre.tabIndex = 0;
  const button = make("button", "quiet copy-code", words.all.line.copyCode);
  button.type = "button";
  const block = make("div", "code", pre, button);
  button.onclick = async () => {
    const { copyCode, copied, copyFailed } = words.all.line;
    const isCopied = await copyText(text, block);
    button.textContent = isCopied ? copied : copyFailed;
    if (!isCopied) getSelection()?.selectAllChildren(pre);
    setTimeout(() => button.textContent = copyCode, MOMENT);
  };
  return block;
}
