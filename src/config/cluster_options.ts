/**
 * The options of a server that is one chat with others.
 *
 * @module
 */

import type { NatsAccess } from "../cluster/nats_types.ts";
import { readFile } from "./option_file.ts";
import type { OptionValues } from "./options.ts";
import type { ClusterOptions } from "./server_options.ts";
import { UsageError } from "./usage_error.ts";

const ADDRESS = /^(?:(nats|tls):\/\/)?([^/:@\s]+|\[[0-9a-fA-F:]+\]):(\d{1,5})$/;

/**
 * Where the cluster is, if the options name one.
 *
 * @throws {UsageError} When they cannot be used, or not together.
 */
export function clusterOf(options: OptionValues): ClusterOptions | undefined {
  const { cluster, node = randomName() } = options;
  if (cluster === undefined) {
    for (const flag of ["cluster-auth", "cluster-ca", "node"] as const) {
      if (options[flag] === undefined) continue;
      throw new UsageError(`Cannot start: '--${flag}' needs --cluster too`);
    }
    return undefined;
  }
  const why = whyNotTogether(options);
  if (why !== undefined) throw new UsageError(`Cannot start: ${why}`);
  const parts = cluster.split(",").map((address) => ADDRESS.exec(address));
  const servers = parts.flatMap((part) =>
    part ? [`${part[2]}:${part[3]}`] : []
  );
  if (servers.length < parts.length) {
    throw new UsageError(
      `Cannot start: '--cluster' must be nats://host:4222, or several with commas between: current value is ${cluster}`,
    );
  }
  const isSecure = parts.some((part) => part?.[1] === "tls");
  const name = options["cluster-name"];
  return { node, nats: { servers, name, access: accessOf(options, isSecure) } };
}

function accessOf(options: OptionValues, isSecure: boolean): NatsAccess {
  const [auth, ca] = [options["cluster-auth"], options["cluster-ca"]];
  return {
    ...auth !== undefined &&
      credentialsIn(readFile("cluster-auth", auth), auth),
    ...ca !== undefined && { tls: { ca: readFile("cluster-ca", ca) } },
    ...ca === undefined && isSecure && { tls: {} },
  };
}

function credentialsIn(text: string, path: string): NatsAccess {
  const [line] = text.split(/\r?\n/, 1);
  if (/^SU[A-Z2-7]{56}$/.test(line)) return { nkeySeed: line };
  const [, user, pass] = /^([^:]+):(.+)$/.exec(line) ?? [];
  if (user !== undefined) return { user, pass: pass! };
  throw new UsageError(
    `Cannot start: '--cluster-auth' must have user:password or the seed of an nkey in its first line: current value is ${path}`,
  );
}

/** What a cluster cannot do yet, or not without something else. */
function whyNotTogether(options: OptionValues): string | undefined {
  if (options.data !== undefined) return "'--cluster' goes without --data";
  if (options.post && options["post-key-file"] === undefined) {
    return "'--cluster' with --post needs --post-key-file, the same on all servers";
  }
  return undefined;
}

function randomName(): string {
  return `node-${crypto.randomUUID().slice(0, 8)}`;
}
