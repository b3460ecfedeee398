/**
 * Messages of clients that several servers do together.
 *
 * @module
 */

import type { IrcDeed } from "../presence/deeds.ts";
import type { Person } from "../rooms/person.ts";
import type { IrcClient } from "./irc_client.ts";
import { costOf, isShared, runMessage } from "./irc_command_table.ts";
import type { IrcMessage } from "./irc_message.ts";
import type { IrcNetwork } from "./irc_network.ts";

/**
 * Answers a message: at once, or when its turn comes among those of several
 * servers. Whatever nobody else sees waits until all that the client has asked
 * for before has happened, so that its answers come in order.
 *
 * @returns The cost, in lines.
 */
export function takeMessage(
  client: IrcClient,
  network: IrcNetwork,
  message: IrcMessage,
): number {
  const { deeds, log } = network.services;
  const cost = costOf(client, network, message);
  const label = message.tags.get("label");
  const run = () =>
    client.answer(label, () => runMessage(client, network, message));
  if (deeds === undefined) run();
  else if (isShared(client, network, message)) {
    const { command, params } = message;
    const labelled = label !== undefined && client.has("labeled-response");
    deeds.ask(client.person, {
      ...{ do: "irc", command, params },
      ...labelled && { label },
    });
  } else {
    deeds.after(client.person, () => {
      if (client.session.hasEnded) return;
      // Nobody waits for it here, to whom a fault could go.
      log.guard("session failed", run);
    });
  }
  return cost;
}

/**
 * Does what a client has asked for. On the other servers, nobody reads the
 * answers.
 */
export function doMessage(
  network: IrcNetwork,
  person: Person,
  { command, params, label }: IrcDeed,
): void {
  const client = network.clientOf(person);
  if (client === undefined) return;
  const message = { tags: new Map(), command, params };
  client.answer(label, () => runMessage(client, network, message));
}
