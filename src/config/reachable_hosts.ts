/**
 * The addresses by which others reach this machine.
 *
 * @module
 */

/** More would fill the greeting: containers and tunnels have many. */
const MOST = 3;

/** An address of an interface, as `Deno.networkInterfaces()` tells it. */
export type InterfaceAddress = Pick<
  Deno.NetworkInterfaceInfo,
  "family" | "address"
>;

/**
 * The addresses of this machine that others may reach, where the program may
 * know them. It never asks for the permission.
 *
 * @returns undefined when `--allow-sys=networkInterfaces` is not granted.
 */
export function reachableHosts(): readonly string[] | undefined {
  const query = { name: "sys", kind: "networkInterfaces" } as const;
  if (Deno.permissions.querySync(query).state !== "granted") return undefined;
  return hostsAmong(Deno.networkInterfaces());
}

/** Those among the addresses of interfaces that mean this machine elsewhere. */
export function hostsAmong(all: readonly InterfaceAddress[]): string[] {
  return all
    .filter(({ family, address }) =>
      family === "IPv4"
        ? !/^(127|169\.254|0)\./.test(address)
        // Link-local ones need the name of an interface.
        : !/^(::1?$|fe80:)/i.test(address)
    )
    .toSorted((one, other) => one.family.localeCompare(other.family))
    .map(({ family, address }) => family === "IPv6" ? `[${address}]` : address)
    .slice(0, MOST);
}
