import { assert, assertEquals } from "@std/assert";
import { answersTo } from "../harness/answers.ts";
import { settle } from "../harness/fake_clock.ts";
import { TestServices } from "../harness/test_services.ts";

const WELCOME = /^\*\*\* welcome, /;

/** A server with an operator in it, who is at 198.51.100.9. */
class Guarded extends TestServices {
  constructor() {
    super({ operatorPassword: "x", limits: { rate: 0 } });
  }

  async operator(address = "198.51.100.9") {
    const op = await this.login("olga", { address });
    await answersTo(op, "/op x");
    return op;
  }

  /** Whether somebody may come in from there. */
  async admits(address: string): Promise<boolean> {
    const one = this.connect({ address });
    one.says("newcomer");
    await settle();
    const isIn = one.lines.some((line) =>
      WELCOME.test(line.replace("login ID: ", ""))
    );
    one.says("/quit");
    await settle();
    return isIn;
  }
}

Deno.test("/ban: a network keeps out all of it, and nobody beside it", async () => {
  await using services = new Guarded();
  const op = await services.operator();
  const near = await services.login("near", { address: "10.1.9.9" });
  const far = await services.login("far", { address: "10.2.0.1" });
  assertEquals(
    (await answersTo(op, "/ban 10.1.2.3/16 1h spam"))[0],
    "*** banned 10.1.0.0/16 for 1 h",
  );
  assert(near.isClosed && !far.isClosed);
  for (
    const [address, isIn] of [
      ["10.1.0.0", false],
      ["10.1.255.255", false],
      ["::ffff:10.1.3.4", false],
      ["10.0.255.255", true],
      ["10.2.0.0", true],
      ["2001:db8::1", true],
    ] as const
  ) {
    assertEquals(await services.admits(address), isIn, address);
  }
  assertEquals(await answersTo(op, "/unban 10.1.2.3"), [
    "*** 10.1.2.3 was not banned or muted",
  ]);
  await answersTo(op, "/unban 10.1.0.0/16");
  assert(await services.admits("10.1.2.3"));
});

Deno.test("/ban: networks of IPv6, however wide", async () => {
  await using services = new Guarded();
  const op = await services.operator();
  const bans: [string, string, string, string][] = [
    ["2001:DB8::/32", "2001:db8::/32", "2001:db8:ffff::1", "2001:db9::1"],
    ["fd00:1:2::/48", "fd00:1:2::/48", "fd00:1:2:3::4", "fd00:1:3::1"],
    // What one customer has all of is banned whole.
    ["fe80::5/128", "fe80:0:0:0::/64", "fe80::9%eth0", "fe80:0:0:1::5"],
  ];
  for (const [given, told, inside, outside] of bans) {
    const [answer] = await answersTo(op, `/ban ${given}`);
    assertEquals(answer, `*** banned ${told} for good`);
    assert(!await services.admits(inside), inside);
    assert(await services.admits(outside), outside);
  }
});

Deno.test("/ban: no network that the operator is in, and nothing that is none", async () => {
  await using services = new Guarded();
  const op = await services.operator();
  for (const own of ["198.51.100.9", "198.51.0.0/16", "0.0.0.0/0"]) {
    assertEquals(await answersTo(op, `/ban ${own}`), ["*** that is you"]);
  }
  for (
    const odd of ["10.0.0.0/33", "10.0.0.0/", "10.0/8", "fd00::/129", ":::"]
  ) {
    assertEquals(await answersTo(op, `/ban ${odd}`), [
      `*** ${odd} is neither an address nor a network such as 10.1.0.0/16`,
    ]);
  }
  assertEquals(await answersTo(op, "/bans"), ["*** nobody is banned or muted"]);
});

Deno.test("/unmute: lets somebody speak again, and nobody in", async () => {
  await using services = new Guarded();
  const op = await services.operator();
  const bob = await services.login("bob");
  for (const line of ["/ban carol", "/mute bob"]) await answersTo(op, line);
  assertEquals((await answersTo(bob, "hi"))[0], "*** you are muted");
  assertEquals(await answersTo(op, "/unmute carol"), [
    "*** carol was not muted",
  ]);
  assertEquals(await answersTo(op, "/unmute bob"), ["*** bob may speak again"]);
  bob.forget();
  await answersTo(bob, "hi");
  assertEquals(op.lines.at(-1), "[bob] hi");
  assertEquals((await answersTo(op, "/bans")).length, 1);
});

Deno.test("ban and mute: the log says of whom, by whom, until when and why", async () => {
  await using services = new Guarded();
  const op = await services.operator();
  await services.login("bob", { address: "192.0.2.7" });
  for (const line of ["/mute bob 10m too loud", "/ban bob", "/unban bob"]) {
    await answersTo(op, line);
  }
  const logged = services.log.map((line) => line.slice(25))
    .filter((line) => /^info {2}(ban|mute|unban) /.test(line));
  assertEquals(logged, [
    'info  mute name=bob address=192.0.2.7 by=olga until=1970-01-01T00:10:00.000Z why="too loud"',
    "info  ban name=bob address=192.0.2.7 by=olga until=never",
    "info  unban target=bob by=olga count=2",
  ]);
});

Deno.test("/ops: lists the operators who are here", async () => {
  await using services = new Guarded();
  const bob = await services.login("bob");
  assertEquals(await answersTo(bob, "/ops"), ["*** no operator is here"]);
  const op = await services.operator();
  assertEquals(await answersTo(bob, "/ops"), ["*** operators here: olga"]);
  await answersTo(op, "/quit");
  assertEquals(await answersTo(bob, "/ops"), ["*** no operator is here"]);
});
