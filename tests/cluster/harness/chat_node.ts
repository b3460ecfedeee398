/**
 * A server of a cluster, in the process of the test.
 *
 * @module
 */

import { ClusterNode } from "../../../src/cluster_node.ts";
import type { ServerOptions } from "../../../src/config/server_options.ts";
import { LIMITS } from "../../../src/limits.ts";
import { Log } from "../../../src/log.ts";
import { TestServer, UNHURRIED } from "../../harness/test_server.ts";
import { NatsServer } from "./nats_server.ts";

/** A server, and its place in the cluster. */
export interface ChatNode extends AsyncDisposable {
  /** The server. */
  readonly server: TestServer;
  /** Its place. */
  readonly node: ClusterNode;
  /** What the cluster has logged here. */
  readonly log: string[];
}

/**
 * Joins a cluster, or begins one.
 *
 * @param isExact Whether the bounds are those of the options alone.
 */
export async function joinChat(
  nats: NatsServer,
  name: string,
  options: Partial<ServerOptions> = {},
  isExact = false,
): Promise<ChatNode> {
  const log: string[] = [];
  const usual = isExact ? LIMITS : { ...LIMITS, ...UNHURRIED };
  const limits = { ...usual, ...options.limits };
  const all = {
    log: new Log((line) => log.push(line)),
    ...options,
    limits,
  };
  const node = await ClusterNode.join(all, {
    nats: { servers: [nats.address], name: "test" },
    node: name,
    silence: 3_000,
  });
  const server = new TestServer(all, node);
  return {
    ...{ server, node, log },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Two servers that are one chat, and their NATS. */
export interface BothNodes extends AsyncDisposable {
  /** What they write to. */
  readonly nats: NatsServer;
  /** One of them. */
  readonly a: ChatNode;
  /** The other. */
  readonly b: ChatNode;
}

/** Starts NATS and two servers on it. */
export async function joinBoth(
  options: Partial<ServerOptions> = {},
): Promise<BothNodes> {
  await using stack = new AsyncDisposableStack();
  const nats = stack.use(await NatsServer.start());
  const a = stack.use(await joinChat(nats, "a", options));
  const b = stack.use(await joinChat(nats, "b", options));
  const all = stack.move();
  return { nats, a, b, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
