import { assertEquals } from "@std/assert";
import { canonicalAddress, Network, Networks } from "../../src/net/network.ts";

function written(text: string): string | undefined {
  return Network.parse(text)?.toString();
}

Deno.test("Network.parse() reads addresses and networks, however they are written", () => {
  const texts: Record<string, string> = {
    "192.0.2.7": "192.0.2.7",
    "10.0.0.0/8": "10.0.0.0/8",
    "10.1.2.3/8": "10.0.0.0/8",
    "0.0.0.0/0": "0.0.0.0/0",
    "192.0.2.7/32": "192.0.2.7",
    "0:0:0:0:0:0:0:1": "::1",
    "FD00:0::/8": "fd00::/8",
    "::/0": "::/0",
    "2001:db8:0:1::5/64": "2001:db8:0:1::/64",
    "::ffff:127.0.0.1": "127.0.0.1",
    "::ffff:7f00:1": "127.0.0.1",
    "::ffff:10.0.0.0/104": "10.0.0.0/8",
  };
  for (const [text, told] of Object.entries(texts)) {
    assertEquals(written(text), told, text);
    assertEquals(written(told), told);
  }
});

Deno.test("Network.parse() takes nothing else", () => {
  const texts =
    "alice 10.0.0 10.0.0.0/33 ::/129 10.0.0.0/ /8 10.0.0.0/8/8 10.0.0.0/-1 [::1] 10.0.0.1:80 ::ffff:10.0.0.0/8 010.0.0.1";
  for (const text of ["", " ", "10.0.0.0/ 8", ...texts.split(" ")]) {
    assertEquals(written(text), undefined, text);
  }
});

Deno.test("Network.has() compares addresses, not how they are written", () => {
  const ten = Network.parse("10.0.0.0/8")!;
  for (const inside of ["10.0.0.0", "10.255.255.255", "::ffff:10.1.2.3"]) {
    assertEquals(ten.has(inside), true, inside);
  }
  for (const outside of ["11.0.0.0", "9.255.255.255", "::a00:1", "", "x"]) {
    assertEquals(ten.has(outside), false, outside);
  }
  const local = Network.parse("fe80::/10")!;
  assertEquals(local.has("FE80:0::1%eth0"), true);
  assertEquals(local.has("fec0::1"), false);
});

Deno.test("Networks.has() looks at all of them", () => {
  const networks = new Networks(["0:0:0:0:0:0:0:1", "10.0.0.0/8"]);
  assertEquals(["::1", "10.9.9.9", "::2"].map((one) => networks.has(one)), [
    true,
    true,
    false,
  ]);
  assertEquals(new Networks([]).has("::1"), false);
});

Deno.test("canonicalAddress() is one for each address", () => {
  assertEquals(canonicalAddress("2001:DB8::0:1"), "2001:db8::1");
  assertEquals(canonicalAddress("::ffff:1.2.3.4"), "1.2.3.4");
  assertEquals(canonicalAddress("10.0.0.0/8"), undefined);
  assertEquals(canonicalAddress("unknown"), undefined);
});
