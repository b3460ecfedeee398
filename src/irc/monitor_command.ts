/**
 * MONITOR: being told when somebody comes or goes.
 *
 * @module
 */

import { detached } from "../detached.ts";
import { nameKey } from "../rooms/name.ts";
import { type IrcCall, listed } from "./irc_command.ts";
import { SERVICE_NICK, SERVICE_SOURCE } from "./irc_context.ts";
import type { NumericName } from "./numeric.ts";
import { byteLength } from "./split_text.ts";

/** Room for names in one line, whatever stands before them. */
const LINE_BYTES = 380;

/** Answers MONITOR. */
export function monitor(call: IrcCall): void {
  const { client, params: [word, names = ""] } = call;
  switch (word.toUpperCase()) {
    case "+":
      return add(call, listed(names));
    case "-":
      return remove(call, listed(names));
    case "C":
      return remove(call, [...client.monitored.values()]);
    case "L":
      send(call, "RPL_MONLIST", [...client.monitored.values()]);
      return client.numeric("RPL_ENDOFMONLIST");
    case "S":
      return tellStatus(call, [...client.monitored.values()]);
    default:
      client.numeric("ERR_NEEDMOREPARAMS", "MONITOR");
  }
}

function add(call: IrcCall, names: readonly string[]): void {
  const { client, network, services: { limits } } = call;
  const added: string[] = [];
  for (const [at, name] of names.entries()) {
    // A name that nobody can have, such as a mask, is never here.
    const key = nameKey(name.slice(0, limits.nameBytes));
    if (
      !client.monitored.has(key) && client.monitored.size >= limits.monitored
    ) {
      const rest = names.slice(at).join(",");
      client.numeric("ERR_MONLISTFULL", `${limits.monitored}`, rest);
      break;
    }
    client.monitored.set(
      detached(key),
      detached(name).slice(0, limits.nameBytes),
    );
    network.watch(client, detached(key));
    added.push(name);
  }
  tellStatus(call, added);
}

function remove({ client, network }: IrcCall, names: readonly string[]): void {
  for (const name of names) {
    const key = nameKey(name);
    client.monitored.delete(key);
    network.unwatch(client, key);
  }
}

function tellStatus(call: IrcCall, names: readonly string[]): void {
  const { registry } = call.services;
  const { writer } = call.network;
  const sourceFor = (name: string) => {
    if (nameKey(name) === SERVICE_NICK) return SERVICE_SOURCE;
    const [found] = registry.names.known(call.person, name);
    return found && writer.sourceOf(found.name);
  };
  const here = names.flatMap((name) => sourceFor(name) ?? []);
  const gone = names.filter((name) => sourceFor(name) === undefined);
  send(call, "RPL_MONONLINE", here);
  send(call, "RPL_MONOFFLINE", gone);
}

/** Sends names with commas between them, in as many lines as it takes. */
function send(
  { client }: IrcCall,
  numeric: NumericName,
  names: readonly string[],
): void {
  let line: string[] = [], bytes = 0;
  for (const name of names) {
    const length = byteLength(name) + 1;
    if (bytes + length > LINE_BYTES && line.length > 0) {
      client.numeric(numeric, line.join(","));
      [line, bytes] = [[], 0];
    }
    line.push(name);
    bytes += length;
  }
  if (line.length > 0) client.numeric(numeric, line.join(","));
}
