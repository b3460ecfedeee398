/**
 * The operators' commands for bans and mutes.
 *
 * @module
 */

import { detached } from "../detached.ts";
import { addressKey } from "../net/address.ts";
import { notice, type Parameter } from "../messages/answer.ts";
import { banAddress } from "../rooms/ban_address.ts";
import type { Ban } from "../rooms/bans.ts";
import type { CommandServices } from "../presence/services.ts";
import type { Person } from "../rooms/person.ts";
import { nameKey, normalName, roomNameFault } from "../rooms/name.ts";
import type { Call, Command } from "./command.ts";
import { tellFault } from "../presence/name_fault.ts";
import { findPerson } from "./find_person.ts";
import { fitting } from "./fit_list.ts";
import { duration, parseDuration } from "./duration.ts";

const NAME: Parameter = { name: "name" };
const TARGET: Parameter = { name: "name-or-address" };
const TIME: Parameter = { name: "10m", isOptional: true };
const WHY: Parameter = { name: "why", isOptional: true, isRest: true };

/** The operators' commands for bans and mutes. */
export const banCommands: readonly Command[] = [
  row("ban", [TARGET, TIME, WHY], ban),
  row("mute", [NAME, TIME, WHY], mute),
  row("unban", [TARGET], (call) => lift(["ban", "mute"], call)),
  row("unmute", [TARGET], (call) => lift(["mute"], call)),
  { ...row("bans", [], bans), isShared: false },
];

function row(
  name: Command["name"],
  parameters: readonly Parameter[],
  run: Command["run"],
): Command {
  return {
    ...{ name, parameters, who: "operator", cost: 1, run },
    isShared: true,
  };
}

function ban(call: Call): void {
  const { person, services, args: [target] } = call;
  const address = banAddress(target);
  if (address !== undefined) return banNetwork(address, call);
  if (/[/:]/.test(target)) return person.tell(notice("addressBad", target));
  const name = normalName(target);
  const fault = roomNameFault(name, services.limits);
  if (fault !== undefined) return tellFault(person, fault, services.limits);
  // What an operator does not see, they do not learn from a ban.
  const [found] = services.registry.names.known(person, name);
  if (found === person) return person.tell(notice("yourself"));
  shutOut(found?.name ?? name, addressOf(found, person), call);
}

function banNetwork(address: string, call: Call): void {
  const { person, services } = call;
  if (services.bans.isIn(person.connection.address, address)) {
    return person.tell(notice("yourself"));
  }
  shutOut("", address, call);
}

/** Bans a name, an address or both, and kicks the people it applies to. */
function shutOut(name: string, address: string, call: Call): void {
  const { person, services } = call;
  const made = impose("ban", name, address, call);
  person.tell(notice("banDone", name, address, untilText(made, call)));
  const key = nameKey(name);
  for (const other of [...services.registry.people()]) {
    const isHit = (name !== "" && other.key === key) ||
      (address !== "" &&
        services.bans.isIn(other.connection.address, address));
    if (isHit) {
      other.session.end("kicked", notice("banned", made.why), made.why);
    }
  }
}

/** The address to ban with a name; none when it is the operator's own too. */
function addressOf(found: Person | undefined, operator: Person): string {
  if (found === undefined) return "";
  const address = addressKey(found.connection.address);
  if (address !== addressKey(operator.connection.address)) return address;
  operator.tell(notice("banOwnAddress"));
  return "";
}

function mute(call: Call): void {
  const { person, args: [target] } = call;
  const found = findPerson(call, target);
  if (found === undefined) return;
  if (found === person) return person.tell(notice("yourself"));
  const address = addressKey(found.connection.address);
  const own = addressKey(person.connection.address);
  const made = impose("mute", found.name, address === own ? "" : address, call);
  found.mute = made;
  found.tell(notice("muted", made.why));
  person.tell(notice("muteDone", found.name, untilText(made, call)));
}

function impose(
  kind: Ban["kind"],
  name: string,
  address: string,
  { person, services, args: [, time, rest] }: Call,
): Ban {
  const now = services.now();
  const length = parseDuration(time);
  const why = (length === undefined ? `${time} ${rest}`.trim() : rest)
    .slice(0, services.limits.words);
  const until = length === undefined ? null : now + length;
  const ban: Ban = {
    kind,
    name: detached(name),
    address,
    until,
    why: detached(why),
    by: person.name,
  };
  services.bans.add(ban, now);
  tellIfLost(services, person);
  services.log.info(kind, {
    name: name || undefined,
    address: address || undefined,
    by: person.name,
    until: until === null ? "never" : new Date(until).toISOString(),
    why: why || undefined,
  });
  return ban;
}

/** Tells the operator when a change is not saved, as a restart undoes it. */
function tellIfLost({ bans }: CommandServices, person: Person): void {
  bans.saved.catch(() => person.tell(notice("banNotKept")));
}

function lift(
  kinds: readonly Ban["kind"][],
  { person, services, args: [target] }: Call,
): void {
  const { registry, bans, log, now } = services;
  const lifted = kinds.map((kind) => bans.lift(kind, target, now()));
  const count = lifted.reduce((sum, one) => sum + one);
  if (count > 0) tellIfLost(services, person);
  const left = new Set(bans.list(now()));
  for (const other of registry.people()) {
    if (other.mute && !left.has(other.mute)) other.mute = undefined;
  }
  if (kinds.includes("ban")) {
    log.info("unban", { target, by: person.name, count });
    person.tell(notice("unbanDone", target, count));
  } else {
    log.info("unmute", { target, by: person.name, count });
    person.tell(notice("unmuteDone", target, count));
  }
}

function bans(call: Call): void {
  const { person, services } = call;
  const rows = services.bans.list(services.now()).map((ban) => {
    const target = [ban.name, ban.address].filter(Boolean).join(" ");
    const why = ban.why === "" ? "" : `: ${ban.why}`;
    return `${ban.kind} ${target} ${untilText(ban, call)} (${ban.by})${why}`;
  });
  const latest = fitting(
    rows.reverse(),
    services.limits,
    ({ length }) => length,
  );
  person.tell(notice("banList", latest.reverse().join("\n")));
}

function untilText({ until }: Ban, { person, services }: Call): string {
  const { notices } = person.texts;
  if (until === null) return notices.forEver();
  // Rounds up to seconds: right after `10m`, ten minutes are left.
  const seconds = Math.ceil((until - services.now()) / 1000);
  return notices.forTime(duration(seconds * 1000, person.texts));
}
