import { assertEquals } from "@std/assert";
import { clientAddress } from "../../src/web/client_address.ts";

const PROXY = "10.0.0.1", SECOND = "10.0.0.2", CLIENT = "203.0.113.9";
const TRUSTED = new Set([PROXY, SECOND, "fd00::1"]);

const CASES: [
  fact: string,
  peer: string,
  forwarded: string | undefined,
  address: string,
][] = [
  ["takes the peer", CLIENT, undefined, CLIENT],
  ["believes no client", CLIENT, "198.51.100.1", CLIENT],
  ["believes a proxy", PROXY, CLIENT, CLIENT],
  ["believes a proxy over IPv6", `::ffff:${PROXY}`, CLIENT, CLIENT],
  ["takes what the proxy added", PROXY, `198.51.100.1, ${CLIENT}`, CLIENT],
  ["goes through two proxies", PROXY, `1.1.1.1, ${CLIENT}, ${SECOND}`, CLIENT],
  ["takes an IPv6 client", "fd00::1", "2001:db8::5", "2001:db8::5"],
  ["takes an IPv4 client in IPv6", PROXY, `::ffff:${CLIENT}`, CLIENT],
  ["stops at what is no address", PROXY, `${CLIENT}, unknown`, PROXY],
  ["stops at a name", PROXY, "localhost", PROXY],
  ["stops at an empty header", PROXY, "", PROXY],
  ["takes the first proxy when there are no others", PROXY, SECOND, SECOND],
];

for (const [fact, peer, forwarded, address] of CASES) {
  Deno.test(`clientAddress() ${fact}`, () => {
    assertEquals(clientAddress(peer, forwarded, TRUSTED), address);
  });
}

Deno.test("clientAddress() believes nobody unless told to", () => {
  const nobody = new Set<string>();
  assertEquals(clientAddress(PROXY, CLIENT, nobody), PROXY);
});
