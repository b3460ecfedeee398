import { assert, assertEquals } from "@std/assert";
import { networkKeys } from "../../src/net/address.ts";
import { AddressCounts } from "../../src/net/address_counts.ts";

const SHARES = { share56: 2, share48: 4 };

Deno.test("networkKeys() of an IPv4 address is its key alone", () => {
  assertEquals(networkKeys("192.0.2.7"), ["192.0.2.7"]);
  assertEquals(networkKeys("::ffff:192.0.2.7"), ["192.0.2.7"]);
});

Deno.test("networkKeys() of an IPv6 address are the networks around it", () => {
  assertEquals(networkKeys("2001:db8:1:abcd::7"), [
    "2001:db8:1:abcd::/64",
    "2001:db8:1:ab00::/56",
    "2001:db8:1::/48",
  ]);
  assertEquals(networkKeys("2001:db8:1:cd::7")[1], "2001:db8:1:0::/56");
  assertEquals(networkKeys("::1"), [
    "0:0:0:0::/64",
    "0:0:0:0::/56",
    "0:0:0::/48",
  ]);
});

/** How many fit from addresses that are given one after the other. */
function fitting(most: number, addresses: Iterable<string>): number {
  const counts = new AddressCounts(SHARES);
  let fit = 0;
  for (const address of addresses) {
    const keys = networkKeys(address);
    if (!counts.hasRoom(keys, most)) continue;
    counts.add(keys);
    fit++;
  }
  return fit;
}

function* networks(format: (n: number) => string): Generator<string> {
  for (let n = 0; n < 256; n++) {
    for (let again = 0; again < 20; again++) yield format(n);
  }
}

Deno.test("AddressCounts.hasRoom(): a network has a few times what an address has", () => {
  const hex = (n: number) => n.toString(16).padStart(2, "0");
  const of = (format: (n: number) => string) => fitting(10, networks(format));
  assertEquals(of((n) => `2001:db8:1:1::${hex(n)}`), 10);
  assertEquals(of((n) => `2001:db8:1:ab${hex(n)}::1`), 20);
  assertEquals(of((n) => `2001:db8:1:${hex(n)}00::1`), 40);
  assertEquals(of((n) => `2001:db8:${n}::1`), 2560);
  assertEquals(of((n) => `192.0.2.${n}`), 2560);
});

Deno.test("AddressCounts.remove() undoes AddressCounts.add(), in each network", () => {
  const counts = new AddressCounts(SHARES);
  const keys = networkKeys("2001:db8:1:2::1");
  const others = ["2001:db8:1:3::1", "2001:db8:1:ff00::1"].map(networkKeys);
  counts.add(keys);
  for (const other of others) counts.add(other);
  assertEquals(counts.load(keys), 1);
  assertEquals(counts.load(networkKeys("2001:db8:1:9::1")), 1);
  for (const other of [...others, keys]) counts.remove(other);
  for (const other of [...others, keys]) assertEquals(counts.load(other), 0);
  assert(counts.hasRoom(keys, 1));
});
