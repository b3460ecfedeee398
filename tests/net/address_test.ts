import { assertEquals } from "@std/assert";
import { addressKey, plainAddress } from "../../src/net/address.ts";

Deno.test("plainAddress() shows an IPv4 address as one, whichever socket it came over", () => {
  assertEquals(plainAddress("::ffff:192.0.2.7"), "192.0.2.7");
  assertEquals(plainAddress("::FFFF:192.0.2.7"), "192.0.2.7");
  assertEquals(plainAddress("192.0.2.7"), "192.0.2.7");
  assertEquals(plainAddress("2001:db8::1"), "2001:db8::1");
});

Deno.test("addressKey() of an IPv4 address is the address", () => {
  assertEquals(addressKey("192.0.2.7"), "192.0.2.7");
  assertEquals(addressKey("::ffff:192.0.2.7"), "192.0.2.7");
});

Deno.test("addressKey() of an IPv6 address is its network of 64 bits", () => {
  const one = "2001:db8:1:2::/64";
  for (
    const address of [
      "2001:db8:1:2::",
      "2001:db8:1:2::1",
      "2001:0DB8:0001:0002:ffff:ffff:ffff:ffff",
      "2001:db8:1:2:3:4:5:6",
      "2001:db8:1:2::/64",
      "2001:db8:1:2:3::/64",
    ]
  ) assertEquals(addressKey(address), one, address);
  assertEquals(addressKey("2001:db8::1"), "2001:db8:0:0::/64");
  assertEquals(addressKey("2001:db8:1:3::1"), "2001:db8:1:3::/64");
  assertEquals(addressKey("::1"), "0:0:0:0::/64");
  assertEquals(addressKey("fe80::1%eth0"), "fe80:0:0:0::/64");
});

Deno.test("addressKey() of a key is the key", () => {
  for (const address of ["192.0.2.7", "2001:db8::1", "::1", "1::"]) {
    const key = addressKey(address);
    assertEquals(addressKey(key), key, address);
  }
});

Deno.test("addressKey() is one for every way to write an IPv4 address in IPv6", () => {
  assertEquals(addressKey("::ffff:c000:207"), "192.0.2.7");
  assertEquals(addressKey("0:0:0:0:0:ffff:192.0.2.7"), "192.0.2.7");
});
