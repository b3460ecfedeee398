import { assertEquals } from "@std/assert";
import { Sniffer } from "../../src/net/sniffer.ts";
import { FakeClock } from "../harness/fake_clock.ts";

const OPTIONS = {
  sniff: 150,
  sniffMore: 1_500,
  isPassword: () => false,
  isBrowser: () => false,
};
const encoder = new TextEncoder();

/** A sniffer, and what it has found. */
function sniffing(isBrowser = false) {
  const found: string[] = [];
  const sniffer = new Sniffer(
    { ...OPTIONS, isBrowser: () => isBrowser },
    (it) => found.push(it),
  );
  let text = "";
  const see = (more: string) => sniffer.see(encoder.encode(text += more));
  return { sniffer, found, see };
}

Deno.test("Sniffer waits 150 ms for a peer that says nothing, and no longer", async () => {
  using clock = new FakeClock();
  const { found } = sniffing();
  await clock.passes(149);
  assertEquals(found, []);
  await clock.passes(1);
  assertEquals(found, ["lines"]);
  assertEquals(clock.running, 0);
});

Deno.test("Sniffer waits 1.5 s for a browser's connection to be used", async () => {
  using clock = new FakeClock();
  const { found } = sniffing(true);
  const typed = sniffing(true);
  typed.see("GE");
  await clock.passes(1_499);
  assertEquals([found, typed.found], [[], ["lines"]]);
  await clock.passes(1);
  assertEquals(found, ["lines"]);
  assertEquals(clock.running, 0);
});

Deno.test("Sniffer waits no more once it is sure", async () => {
  using clock = new FakeClock();
  for (
    const [text, spoken] of [
      ["a", "lines"],
      ["GET / HTTP/1.1\r\n", "http"],
      ["CAP LS 302\r\n", "irc"],
      ["\x16", "tls"],
    ]
  ) {
    const { found, see } = sniffing();
    see(text);
    assertEquals(found, [spoken]);
  }
  assertEquals(clock.running, 0);
  await clock.passes(2_000);
});

Deno.test("Sniffer goes by half a request when the time is over", async () => {
  using clock = new FakeClock();
  for (const [text, spoken] of [["GET /", "http"], ["GE", "lines"]]) {
    const { found, see } = sniffing();
    for (const letter of text) {
      await clock.passes(20);
      see(letter);
    }
    assertEquals(found, []);
    await clock.passes(150 - 20 * text.length);
    assertEquals(found, [spoken]);
  }
});

Deno.test("Sniffer waits 1.5 s for what follows NICK", async () => {
  using clock = new FakeClock();
  const late = sniffing();
  const never = sniffing();
  late.see("NICK alice\r\n");
  never.see("NICK alice\r\n");
  await clock.passes(1_499);
  assertEquals([late.found, never.found], [[], []]);
  late.see("USER alice 0 * :Alice\r\n");
  assertEquals([late.found, never.found], [["irc"], []]);
  await clock.passes(1);
  assertEquals([late.found, never.found], [["irc"], ["lines"]]);
  assertEquals(clock.running, 0);
});

Deno.test("Sniffer finds once, and stops when it is told so", async () => {
  using clock = new FakeClock();
  const { sniffer, found, see } = sniffing();
  see("alice\n");
  sniffer.end();
  assertEquals(found, ["lines"]);
  await clock.passes(2_000);
  assertEquals(found, ["lines"]);
});
