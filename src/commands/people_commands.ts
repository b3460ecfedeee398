/**
 * The commands about people.
 *
 * @module
 */

import { notice, type Parameter } from "../messages/answer.ts";
import { nameKey, normalName } from "../rooms/name.ts";
import { deliverWhisper } from "../presence/whisper.ts";
import { clockTime, dateAndTime } from "../render/clock_time.ts";
import { MessageDraft } from "../rooms/message_draft.ts";
import type { Person } from "../rooms/person.ts";
import type { Call, Command } from "./command.ts";
import { personNameFault, tellFault } from "../presence/name_fault.ts";
import { detached } from "../detached.ts";
import { duration } from "./duration.ts";
import { findPerson } from "./find_person.ts";

const HALF_DAY = 12 * 60 * 60_000;

const NAME: Parameter = { name: "name" };
const TEXT: Parameter = { name: "text", isRest: true };

/** The commands about people. */
export const peopleCommands: readonly Command[] = [
  // Everyone is shown a new name, which could be a sentence.
  { ...speech("nick", [NAME], nick), cost: 5 },
  { ...speech("msg", [NAME, TEXT], msg), aliases: ["w", "tell"] },
  { ...speech("reply", [TEXT], reply), aliases: ["r"] },
  { ...speech("me", [TEXT], me), aliases: ["emote"], needsRoom: true },
  {
    ...speech("lines", [{ name: "n" }], lines),
    ...{ isSpeech: false, isShared: false },
  },
  { name: "whois", parameters: [NAME], who: "named", cost: 1, run: whois },
  speech("away", [{ name: "words", isOptional: true, isRest: true }], away),
  {
    name: "ignore",
    parameters: [{ ...NAME, isOptional: true }],
    who: "named",
    cost: 1,
    isShared: true,
    run: ignore,
  },
  {
    name: "unignore",
    parameters: [NAME],
    who: "named",
    cost: 1,
    isShared: true,
    run: unignore,
  },
];

function speech(
  name: Command["name"],
  parameters: readonly Parameter[],
  run: Command["run"],
): Command {
  return {
    ...{ name, parameters, who: "named", cost: 1, run },
    ...{ isSpeech: true, isShared: true },
  };
}

function nick({ person, services, args: [word] }: Call): void {
  const name = normalName(word);
  const fault = personNameFault(name, services);
  if (fault !== undefined) return tellFault(person, fault, services.limits);
  if (name === person.name) return person.tell(notice("nickAlready", name));
  const { registry, bans, now } = services;
  const ban = bans.find("ban", name, "", now());
  if (ban !== undefined) return person.tell(notice("banned", ban.why));
  if (!registry.claim(person, name)) return person.tell(notice("loginTaken"));
  person.mute ??= bans.find("mute", name, "", now());
}

function msg(call: Call): void {
  const { args: [name, text] } = call;
  const to = findPerson(call, name);
  if (to !== undefined) whisper(call, to, text);
}

/** The next lines are one message. */
function lines({ person, services: { limits }, args: [word] }: Call): void {
  const count = /^\d{1,4}$/.test(word) ? Number(word) : 0;
  const max = limits.messageLines;
  if (count < 1 || count > max) return person.tell(notice("linesCount", max));
  person.draft = new MessageDraft(count);
}

function reply(call: Call): void {
  const { person, services: { registry }, args: [text] } = call;
  const to = person.whisperedBy;
  if (to === undefined) return person.tell(notice("replyNobody"));
  // Also one who is still here may be where the other does not see them.
  if (!registry.names.known(person, to.name).includes(to)) {
    return person.tell(notice("personUnknown", to.name));
  }
  whisper(call, to, text);
}

function whisper({ person, services }: Call, to: Person, text: string): void {
  if (to === person) return person.tell(notice("yourself"));
  deliverWhisper(services, person, to, text);
}

function me({ person, services, args: [text] }: Call): void {
  services.registry.broadcast(person.room!, {
    kind: "acted",
    who: person.name,
    text,
  });
}

function whois(call: Call): void {
  const { person, services, args: [name] } = call;
  const found = findPerson(call, name);
  if (found === undefined) return;
  const now = services.monotonic();
  const { texts } = person;
  const stay = duration(now - found.cameAt, texts);
  const quiet = now - found.lastActive;
  const idle = duration(quiet, texts);
  const last = minuteOf(services.now() - quiet, quiet);
  // Others may not know who is in a link room.
  const rooms = [...found.rooms]
    .filter((room) => room.access === undefined || person.rooms.has(room))
    .map((room) => room.name).join(", ");
  person.tell(
    rooms === ""
      ? notice("whoisHidden", found.name, stay, idle, last)
      : notice("whois", found.name, rooms, stay, idle, last),
  );
  if (found.away !== "") {
    person.tell(notice("isAway", found.name, found.away));
  }
}

/** The time of day, with the date once it is half a day ago. */
function minuteOf(time: number, ago: number): string {
  return ago < HALF_DAY ? clockTime(time).trimEnd() : dateAndTime(time);
}

function away({ person, services, args: [words] }: Call): void {
  if (words.length > services.limits.words) {
    return person.tell(notice("wordsTooLong", services.limits.words));
  }
  const was = person.away;
  services.registry.presence.setAway(person, detached(words));
  if (words !== "") return person.tell(notice("awaySet", words));
  person.tell(was === "" ? notice("awayNot") : notice("awayOver"));
}

function ignore(call: Call): void {
  const { person, services, args: [name] } = call;
  if (name === "") {
    const names = [...person.ignored.values()].join(", ");
    return person.tell(notice("ignoreList", names));
  }
  const found = findPerson(call, name);
  if (found === undefined) return;
  if (found === person) return person.tell(notice("yourself"));
  const { ignored } = services.limits;
  if (person.ignored.size >= ignored && !person.ignored.has(found.key)) {
    return person.tell(notice("ignoreFull", ignored));
  }
  person.ignored.set(found.key, found.name);
  noteIgnored(person);
  person.tell(notice("ignoring", found.name));
}

function unignore({ person, args: [name] }: Call): void {
  person.ignored.delete(nameKey(name));
  noteIgnored(person);
  person.tell(notice("ignoringNot", name));
}

function noteIgnored(person: Person): void {
  for (const room of person.rooms) room.noteIgnored(person);
}
