import { assertEquals } from "@std/assert";
import { Networks } from "../../src/net/network.ts";
import { clientAddress } from "../../src/web/client_address.ts";

const PROXY = "10.0.0.1", SECOND = "10.0.0.2", CLIENT = "203.0.113.9";
const TRUSTED = new Networks([PROXY, "10.0.0.2/31", "fd00:0::/8"]);

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
  ["takes a port off", PROXY, `${CLIENT}:51008`, CLIENT],
  ["takes brackets off", PROXY, "[2001:db8::5]", "2001:db8::5"],
  ["takes both off", PROXY, "[2001:DB8:0::5]:51008", "2001:db8::5"],
  ["takes quotes off", PROXY, '"[2001:db8::5]:51008"', "2001:db8::5"],
  ["stops at what only begins so", PROXY, `${CLIENT}:51008x`, PROXY],
  ["stops at a name", PROXY, "localhost", PROXY],
  ["stops at an empty header", PROXY, "", PROXY],
  ["takes the first proxy when there are no others", PROXY, SECOND, SECOND],
];

for (const [fact, peer, forwarded, address] of CASES) {
  Deno.test(`clientAddress() ${fact}`, () => {
    assertEquals(clientAddress(peer, forwarded, TRUSTED).address, address);
  });
}

Deno.test("clientAddress() believes nobody unless told to", () => {
  const nobody = new Networks([]);
  assertEquals(clientAddress(PROXY, CLIENT, nobody), { address: PROXY });
});

Deno.test("clientAddress() tells what a proxy said that is no address", () => {
  for (const said of ["unknown", "_hidden", "203.0.113.9:", "a b"]) {
    assertEquals(clientAddress(PROXY, `${CLIENT}, ${said}`, TRUSTED), {
      address: PROXY,
      misread: said,
    });
  }
});
