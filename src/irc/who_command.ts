/**
 * The command WHO, with or without the fields of WHOX.
 *
 * @module
 */

import type { Person } from "../rooms/person.ts";
import type { Room } from "../rooms/room.ts";
import { channelOf } from "./channel_name.ts";
import { HOST } from "./event_writer.ts";
import { isVisible, roomAt } from "./find_room.ts";
import type { IrcCall } from "./irc_command.ts";
import { prefixOf } from "./names.ts";

/** The fields in the order in which they are sent. */
const FIELDS = "tcuihsnfdlaor";

/** Somebody, and the channel that they are seen in. */
interface Match {
  readonly person: Person;
  readonly room: Room | undefined;
}

/** Answers WHO. */
export function who(call: IrcCall): void {
  const { client, params: [mask = "*", options = ""] } = call;
  const [letters, fields] = options.split("%", 2);
  const [wanted = "", token = ""] = fields?.split(",", 2) ?? [];
  let left: number = call.services.limits.longAnswer;
  for (const match of matches(call, mask, letters.includes("o"))) {
    const params = fields === undefined
      ? reply(call, match)
      : special(call, match, wanted, token);
    left -= params.join(" ").length * 2;
    if (left < 0) break;
    client.numeric(
      fields === undefined ? "RPL_WHOREPLY" : "RPL_WHOSPCRPL",
      ...params,
    );
  }
  client.numeric("RPL_ENDOFWHO", mask);
}

function* matches(
  call: IrcCall,
  mask: string,
  isOnlyOperators: boolean,
): Iterable<Match> {
  const { registry } = call.services;
  const isMeant = (person: Person) => !isOnlyOperators || person.isOperator;
  if (mask.startsWith("#")) {
    const room = roomAt(call.services, mask);
    if (room === undefined || !isVisible(call.person, room)) return;
    for (const name of room.members) {
      const person = registry.names.find(name, room.namespace);
      if (person !== undefined && isMeant(person)) yield { person, room };
    }
    return;
  }
  const exact = registry.names.known(call.person, mask);
  const found = exact.length > 0 ? exact : byMask(call, mask);
  for (const person of found) {
    if (isMeant(person)) yield { person, room: sharedRoom(call, person) };
  }
}

function byMask(call: IrcCall, mask: string): Person[] {
  const { person, services, network } = call;
  const people = [...services.registry.names.knownTo(person)];
  if (mask === "0" || mask === "*") return people;
  if (!/[*?]/.test(mask)) return [];
  const matches = glob(mask);
  return people.filter((person) => {
    const { user, realname } = network.identityOf(person);
    return [person.name, user, HOST, network.name, realname].some(matches);
  });
}

/** Whether a text has the form of a mask, in which `*` is any text. */
export function glob(mask: string): (text: string) => boolean {
  // A star beside a star says no more, and costs the expression much.
  const pattern = mask.replaceAll(/\*+/g, "*")
    .replaceAll(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replaceAll("*", ".*").replaceAll("?", ".");
  const stars = mask.split("*").length - 1;
  if (stars > 3) return () => false;
  const expression = new RegExp(`^${pattern}$`, "iu");
  return (text) => expression.test(text);
}

function sharedRoom({ person }: IrcCall, other: Person): Room | undefined {
  for (const room of other.rooms) {
    if (isVisible(person, room)) return room;
  }
  return undefined;
}

function reply({ network }: IrcCall, { person, room }: Match): string[] {
  const { user, realname } = network.identityOf(person);
  return [
    room === undefined ? "*" : channelOf(room.name),
    user,
    HOST,
    network.name,
    person.name,
    flagsOf(person, room),
    `0 ${realname}`,
  ];
}

function special(
  { network, services }: IrcCall,
  { person, room }: Match,
  wanted: string,
  token: string,
): string[] {
  const { user, realname } = network.identityOf(person);
  const idle = Math.floor((services.monotonic() - person.lastActive) / 1000);
  const values: Record<string, string> = {
    t: token.slice(0, 3) || "0",
    c: room === undefined ? "*" : channelOf(room.name),
    u: user,
    // No address is shown to anybody.
    i: "255.255.255.255",
    h: HOST,
    s: network.name,
    n: person.name,
    f: flagsOf(person, room),
    d: "0",
    l: `${idle}`,
    a: "0",
    o: "n/a",
    r: realname,
  };
  return [...FIELDS].filter((field) => wanted.includes(field))
    .map((field) => values[field]);
}

function flagsOf(person: Person, room: Room | undefined): string {
  const here = person.away === "" ? "H" : "G";
  const star = person.isOperator ? "*" : "";
  return here + star + (room === undefined ? "" : prefixOf(room, person.name));
}
