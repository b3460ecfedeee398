/** How ngircd is started for the bench. */

import type { StartContext } from "./servers.ts";

// No limits, no look-ups, no pings: nothing but the relaying.
const config = (port: number) => `
[Global]
Name = bench.invalid
AdminInfo1 = bench
Listen = 127.0.0.1
Ports = ${port}
MotdPhrase = bench
[Limits]
MaxConnections = 0
MaxConnectionsIP = 0
MaxJoins = 0
MaxPenaltyTime = 0
PingTimeout = 3600
PongTimeout = 3600
[Options]
DNS = no
Ident = no
PAM = no
`;

/** Writes its configuration and gives its command line. */
export function ngircdCommand({ port, dir }: StartContext): string[] {
  const path = `${dir}/ngircd.conf`;
  Deno.writeTextFileSync(path, config(port));
  return ["ngircd", "-n", "-f", path];
}
