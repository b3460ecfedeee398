// @ts-check
/// <reference lib="dom" />

/** @import { RoomsMessage } from "../../messages/json_message.ts" */
/** @import { PanelParts } from "./panels.js" */

import { makeCard } from "./card.js";
import { make } from "./dom.js";
import { pathOf } from "./link_address.js";

/**
 * Opens a card with the rooms that are found by their names, the fullest first.
 *
 * @param {PanelParts} parts
 */
export function openRooms(parts) {
  const { words, answer, command } = parts;
  const { rooms: texts, status } = words.all;
  const list = make("ul", "scroll room-list");
  const note = make("p", "note", texts.asking);
  note.role = "status";
  const card = makeCard("rooms", texts.title, words, note, list);
  card.addEventListener("close", () => answer.expect(undefined));
  answer.expect((message) => {
    if (message.kind !== "rooms") return false;
    answer.expect(undefined);
    const more = message.count - message.rooms.length;
    const rooms = withLobby(message.rooms);
    note.textContent = more > 0 ? texts.more(more) : texts.count(rooms.length);
    list.replaceChildren(
      ...rooms.map((room) => make("li", "", linkTo(room, parts, card))),
    );
    list.querySelector("a")?.focus();
    return true;
  });
  if (!command("/rooms")) note.textContent = status.lost;
}

/**
 * The rooms, with the lobby: one may go there even when it is empty.
 *
 * @param {RoomsMessage["rooms"]} rooms
 */
function withLobby(rooms) {
  if (rooms.some(({ name }) => name === "lobby")) return rooms;
  return [...rooms, { name: "lobby", people: 0, topic: "" }];
}

/**
 * @param {RoomsMessage["rooms"][number]} room
 * @param {PanelParts} parts
 * @param {HTMLDialogElement} card
 */
function linkTo({ name, people, topic }, { words, here, command }, card) {
  const { line, room: { lobby } } = words.all;
  const title = name === "lobby" ? lobby : name;
  const link = make(
    "a",
    "",
    make("bdi", "name", title),
    make("span", "note", line.people(people)),
  );
  if (topic !== "") link.append(make("bdi", "topic note", topic));
  link.href = pathOf({ room: name, isLink: false });
  const isHere = !here.isLink && here.room === name;
  if (isHere) link.ariaCurrent = "page";
  link.onclick = (event) => {
    // Another tab is another person, as any link's is.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    card.close();
    if (!isHere) command(`/join ${name}`);
  };
  return link;
}
