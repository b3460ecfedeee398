/**
 * Clients of other servers.
 *
 * @module
 */

import type { Identity } from "../presence/deeds.ts";
import type { Person } from "../rooms/person.ts";
import { IrcClient } from "./irc_client.ts";
import type { IrcContext } from "./irc_context.ts";

/** The state of a client that every server knows. */
export interface SharedClient extends Identity {
  /** See {@linkcode IrcClient.isInvisible}. @default {false} */
  readonly isInvisible?: boolean;
}

/** Makes the client of a person who is connected to another server. */
export function clientElsewhere(
  network: IrcContext,
  person: Person,
  { user, realname, isInvisible = false }: SharedClient,
): IrcClient {
  const client = new IrcClient(network, {
    ...{ person, services: network.services, hasEnded: false },
    loggedIn() {},
    noteRefusal() {},
  });
  client.user = user;
  client.realname = realname;
  client.isInvisible = isInvisible;
  return client;
}

/** The state of a client that other servers are to know. */
export function sharedOf(client: IrcClient): SharedClient {
  const { user, realname, isInvisible } = client;
  return { user, realname, isInvisible };
}
