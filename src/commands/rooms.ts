/**
 * The commands about rooms.
 *
 * @module
 */

import { notice } from "../answer.ts";
import type { House } from "../house.ts";
import { linkId } from "../links.ts";
import { roomNameFault } from "../name.ts";
import type { Person } from "../person.ts";
import { LOBBY } from "../registry.ts";
import { goTo, showHistory, whoList } from "./arrive.ts";
import type { Call, Command } from "./command.ts";
import { tellFault } from "./fault.ts";
import { fitting } from "./fitting.ts";

/** The commands about rooms. */
export const roomCommands: readonly Command[] = [
  {
    name: "who",
    parameters: [{ name: "room", isOptional: true }],
    who: "named",
    cost: 1,
    run: who,
  },
  { name: "rooms", parameters: [], who: "named", cost: 1, run: rooms },
  {
    name: "join",
    parameters: [{ name: "room" }],
    who: "anyone",
    cost: 3,
    run: join,
  },
  { name: "leave", parameters: [], who: "named", cost: 3, run: leave },
  {
    name: "topic",
    parameters: [{ name: "text", isOptional: true, isRest: true }],
    who: "named",
    cost: 2,
    isSpeech: true,
    run: topic,
  },
  {
    name: "history",
    parameters: [{ name: "n", isOptional: true }],
    who: "named",
    cost: 2,
    run: history,
  },
];

function who({ person, house, args: [name] }: Call): void {
  const room = name === "" ? person.room : house.registry.room(name);
  if (room === undefined) return person.tell(notice("roomUnknown", name));
  person.tell(whoList(house, person, room));
}

function rooms({ person, house }: Call): void {
  const { registry, limits } = house;
  const all = [...registry.rooms()]
    .map(({ name, members, topic }) => ({ name, people: members.size, topic }))
    .sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1));
  person.tell({
    kind: "rooms",
    count: all.length,
    rooms: fitting(
      all,
      limits,
      ({ name, topic }) => name.length + topic.length,
    ),
  });
}

function join({ person, house, args: [word] }: Call): void {
  const { registry, limits } = house;
  if (linkId(word) !== undefined) return joinLink(person, house, word);
  const name = word.replace(/^#/, "").normalize("NFC");
  const found = registry.room(name);
  const fault = found === undefined ? roomNameFault(name, limits) : undefined;
  if (fault !== undefined) return tellFault(person, fault, limits);
  if (person.name === "") return startIn(person, name);
  const room = registry.open(name);
  if (room === undefined) return person.tell(notice("roomsFull", limits.rooms));
  goTo(house, person, room);
}

function joinLink(person: Person, house: House, word: string): void {
  const room = house.registry.links.find(word);
  if (room === undefined) return person.tell(notice("linkEnded"));
  if (person.name === "") return startIn(person, room.name);
  goTo(house, person, room);
}

function startIn(person: Person, name: string): void {
  person.stay.startIn(name);
  person.tell(notice("startIn", name));
}

function leave(call: Call): void {
  join({ ...call, args: [LOBBY] });
}

function topic({ person, house, args: [text] }: Call): void {
  const room = person.room!;
  if (text === "") {
    person.tell(
      room.topic === ""
        ? notice("topicNone", room.name)
        : notice("topic", room.name, room.topic),
    );
    return;
  }
  if (text.length > house.limits.words) {
    return person.tell(notice("wordsTooLong", house.limits.words));
  }
  house.registry.broadcast(room, {
    kind: "topic",
    who: person.name,
    text: text === "-" ? "" : text,
  });
}

function history({ person, house, args: [word] }: Call): void {
  const { history, remembered } = house.limits;
  const count = word === "" ? history || remembered : Number(word);
  if (!Number.isInteger(count) || count < 1) {
    return person.tell(notice("usage", `/history [1-${remembered}]`));
  }
  const room = person.room!;
  if (room.remembered(1).length === 0) person.tell(notice("history", 0));
  showHistory(person, room, Math.min(count, remembered));
}
