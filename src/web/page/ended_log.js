// @ts-check
/// <reference lib="dom" />

/** @import { NoticeMessage } from "../../messages/json_message.ts" */
/** @import { LocalizedTexts } from "./localized_texts.js" */

import { find, make } from "./dom.js";

/** A person who leaves, or goes on elsewhere, leaves nothing to be read here. */
const LEFT = new Set(["goodbye", "takenOver"]);

/**
 * Shows what was read in a room that has ended, below the words that it has:
 * until the page is closed, and with nothing to say there. Nothing is shown to a
 * person who has left.
 *
 * @param {NoticeMessage} notice Why the stay is over.
 * @param {LocalizedTexts} words
 * @param {string} room The name of the room, for people.
 */
export function keepRead({ code }, words, room) {
  const lines = [...find("log", HTMLElement).children].filter(isRead);
  if (LEFT.has(code) || lines.length === 0) return;
  const title = make("h2");
  title.id = "ended-title";
  const list = make("div", "ended-lines", ...lines);
  list.tabIndex = 0;
  list.role = "group";
  list.setAttribute("aria-labelledby", title.id);
  for (const line of lines) line.removeAttribute("tabindex");
  const section = make("section", "ended", title, list);
  section.setAttribute("aria-labelledby", title.id);
  words.follow(() => title.textContent = words.all.over.read);
  find("front", HTMLElement).querySelector("main")?.append(section);
  list.scrollTop = list.scrollHeight;
  offerFile(list, words, room);
}

/**
 * Offers what is left as a file; where the server has gone, and the part that
 * makes files with it, nothing is offered.
 *
 * @param {Element} list
 * @param {LocalizedTexts} words
 * @param {string} room
 */
async function offerFile(list, words, room) {
  const part = await import("./conversation_file.js").catch(() => undefined);
  if (part === undefined) return;
  const button = make("button", "quiet");
  button.type = "button";
  button.onclick = () => part.saveConversation("text", room, list);
  words.follow(() => button.textContent = words.all.over.save);
  find("over-links", HTMLElement).append(button);
}

/**
 * Whether an element is something that was told, and no button of the room's.
 *
 * @param {Element} line
 */
function isRead({ classList }) {
  return classList.contains("line") && !classList.contains("rooms");
}
