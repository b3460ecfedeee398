// @ts-check
/// <reference lib="dom" />

/** @import { PanelParts } from "./panels.js" */

import { openField } from "./field_card.js";

/**
 * Opens a card to name a link room, which its topic does, or to set the topic
 * of a room that has a name.
 *
 * @param {PanelParts} parts
 */
export function openTopic(parts) {
  const { words: { all: { menu } }, here } = parts;
  openField(parts, {
    id: "retitle",
    title: here.isLink ? menu.nameRoom : menu.setTopic,
    lead: here.isLink ? menu.roomName : menu.topic,
    ...{ value: here.topic, most: 200, done: menu.save },
    line: (text) => text === here.topic ? "" : `/topic ${text || "-"}`,
    confirms: (message) =>
      message.kind === "topic" && "id" in message && message.who === here.me,
  });
}
