/**
 * Three NATS servers that hold every stream three times.
 *
 * @module
 */

import { freePort } from "../../harness/free_port.ts";
import { NatsServer } from "../harness/nats_server.ts";

/** Starts so many that know one another. */
export async function startReplicated(count: number): Promise<NatsServer[]> {
  const routes = Array.from({ length: count }, () => freePort());
  const known = routes.map((port) => `nats://127.0.0.1:${port}`).join();
  return await Promise.all(
    routes.map((port, at) =>
      NatsServer.start(
        ...["--server_name", `r${at}`, "--cluster_name", "replicated"],
        ...["--cluster", `nats://127.0.0.1:${port}`, "--routes", known],
      )
    ),
  );
}
