import { assert, assertEquals } from "@std/assert";
import { FakeClock, settle } from "../harness/fake_clock.ts";
import { TestServices } from "../harness/test_services.ts";
import { TestServer } from "../harness/test_server.ts";

const operatorPassword = "open sesame";
const UNHURRIED = { rate: 0 };

/** A server with alice and bob, and oscar, who is an operator. */
async function open() {
  const server = new TestServer({ operatorPassword });
  const [alice, bob, oscar] = await server.join("alice", "bob", "oscar");
  oscar.says(`/op ${operatorPassword}`);
  await oscar.seesNext("*** you are an operator now");
  return { server, alice, bob, oscar };
}

Deno.test("/ban: holds the address of a person too, and sends all from there away", async () => {
  await using services = new TestServices({
    operatorPassword,
    limits: UNHURRIED,
  });
  const at = (address: string) => ({ address });
  const oscar = await services.login("oscar", at("192.0.2.1"));
  const troll = await services.login("troll", at("2001:db8::1"));
  const friend = await services.login("friend", at("2001:db8::2"));
  const other = await services.login("other", at("2001:db8:0:1::1"));
  oscar.says(`/op ${operatorPassword}`, "/ban troll 2h");
  await settle();
  assert(troll.isClosed && friend.isClosed && !other.isClosed);
  assert(
    oscar.lines.includes("*** banned troll and 2001:db8:0:0::/64 for 2 h"),
  );
  for (const name of ["troll", "troll2"]) {
    assert((await services.login(name, at("2001:db8::3"))).isClosed);
  }
  assert((await services.login("troll", at("198.51.100.1"))).isClosed);
  assert(!(await services.login("troll2", at("198.51.100.1"))).isClosed);
});

Deno.test("/ban: an address, with everyone who comes from there", async () => {
  await using services = new TestServices({
    operatorPassword,
    limits: UNHURRIED,
  });
  const oscar = await services.login("oscar", { address: "192.0.2.1" });
  const troll = await services.login("troll", { address: "192.0.2.7" });
  // Somebody may have an address for a name, and is not meant by it.
  const innocent = await services.login("192.0.2.7", { address: "192.0.2.8" });
  oscar.says(`/op ${operatorPassword}`, "/ban 192.0.2.7 3d");
  await settle();
  assert(troll.isClosed && !innocent.isClosed);
  assert((await services.login("x", { address: "192.0.2.7" })).isClosed);
  oscar.says("/unban 192.0.2.7");
  await settle();
  assert(!(await services.login("x", { address: "192.0.2.7" })).isClosed);
});

Deno.test("/ban: can never lock out the operator who sets it", async () => {
  await using services = new TestServices({
    operatorPassword,
    limits: UNHURRIED,
  });
  const mine = { address: "2001:db8::1" };
  const oscar = await services.login("oscar", mine);
  const near = await services.login("near", { address: "2001:db8::2" });
  oscar.says(`/op ${operatorPassword}`);
  await settle();
  oscar.forget();
  const own = [
    "oscar",
    "OSCAR",
    "2001:db8::1",
    "2001:db8::ffff",
    "2001:DB8:0::",
  ];
  oscar.says(...own.map((target) => `/ban ${target}`), "/ban 2001:db8::/64");
  await settle();
  assertEquals(oscar.lines, Array(6).fill("*** that is you"));
  // Of a neighbour, only the name.
  oscar.says("/ban near", "/bans");
  await settle();
  assertEquals(oscar.lines.slice(6), [
    "*** that is your own address too, so only the name is banned",
    "*** banned near for good",
    "*** ban near for good (oscar)",
    "*** near has left (sent away)",
  ]);
  assert(near.isClosed);
  assert(!(await services.login("oscar2", mine)).isClosed);
  // Nor by taking a name that one has banned.
  oscar.says("/nick near");
  await settle();
  assertEquals(oscar.lines.at(-1), "*** you are banned");
});

Deno.test("/ban: what could be nobody's name or address is refused", async () => {
  const { server, oscar } = await open();
  await using _ = server;
  for (const target of ["***", "x".repeat(4000), "999.1.1.1:", "a/64"]) {
    oscar.says(`/ban ${target}`);
    await oscar.sees(
      /^\*\*\* (a name has |\S+ is neither an address nor a network )/,
    );
  }
  oscar.says("/bans");
  await oscar.seesNext("*** nobody is banned or muted");
});

Deno.test("/ban: a banned name cannot be taken with /nick either", async () => {
  const { server, alice, bob, oscar } = await open();
  await using _ = server;
  oscar.says("/ban mallory spam");
  await oscar.sees("*** banned mallory for good");
  alice.says("/nick mallory");
  await alice.sees("*** you are banned: spam");
  alice.says("still here");
  await bob.sees("[alice] still here");
});

Deno.test("/mute: lets somebody read, but not write, as long as it lasts", async () => {
  using clock = new FakeClock();
  await using services = new TestServices({
    operatorPassword,
    now: clock.now,
    limits: UNHURRIED,
  });
  const bob = await services.login("bob", { address: "192.0.2.7" });
  const oscar = await services.login("oscar");
  oscar.says(`/op ${operatorPassword}`, "/mute bob 10m hush", "hello");
  await settle();
  bob.forget();
  bob.says("one", "/me two", "/msg oscar three", "//four", "/nick rob", "five");
  bob.says("/topic six", "/away seven", "/whois oscar", "/quit eight");
  await settle();
  assertEquals(services.services.registry.lobby.topic.text, "");
  const shown = oscar.lines.slice(oscar.lines.indexOf("[oscar] hello") + 1);
  assertEquals(shown, ["*** bob has left"]);
  const muted = bob.lines.filter((line) => line === "*** you are muted: hush");
  assertEquals(muted.length, 8);
});

Deno.test("/mute: holds over a reconnect, another name and another address", async () => {
  using clock = new FakeClock();
  const options = { operatorPassword, now: clock.now, limits: UNHURRIED };
  await using services = new TestServices(options);
  const bob = await services.login("bob", { address: "192.0.2.7" });
  const oscar = await services.login("oscar");
  oscar.says(`/op ${operatorPassword}`, "/mute bob 10m");
  await settle();
  bob.says("/quit");
  await settle();
  const sameAddress = await services.login("rob", { address: "192.0.2.7" });
  const sameName = await services.login("bob", { address: "198.51.100.1" });
  const renamed = await services.login("bobby", { address: "198.51.100.2" });
  sameName.says("/quit");
  await settle();
  renamed.says("/nick bob");
  for (const one of [sameAddress, renamed]) {
    one.says("hello");
    await settle();
    assertEquals(one.lines.at(-1), "*** you are muted");
  }
  await clock.passes(10 * 60_000);
  renamed.says("hello");
  await settle();
  assertEquals(renamed.lines.at(-1), "[bob] hello");
});

Deno.test("/unban: ends a mute at once, by name and by address", async () => {
  await using services = new TestServices({
    operatorPassword,
    limits: UNHURRIED,
  });
  const oscar = await services.login("oscar");
  oscar.says(`/op ${operatorPassword}`);
  for (const target of ["bob", "192.0.2.7"]) {
    const bob = await services.login("bob", { address: "192.0.2.7" });
    oscar.says("/mute bob", `/unban ${target}`);
    await settle();
    bob.says("free");
    await settle();
    assertEquals(bob.lines.at(-1), "[bob] free");
    bob.says("/quit");
    await settle();
  }
});

Deno.test("operators: of reasons no more is kept than fits", async () => {
  const { server, alice, bob, oscar } = await open();
  await using _ = server;
  const long = "x".repeat(4000);
  oscar.says(`/ban nobody ${long}`);
  oscar.says("/bans");
  await oscar.sees(`*** ban nobody for good (oscar): ${"x".repeat(300)}`);
  oscar.says(`/kick bob ${long}`);
  await bob.sees(`*** oscar sent you away: ${"x".repeat(300)}`);
  await alice.sees(`*** bob has left (${"x".repeat(300)})`);
});
