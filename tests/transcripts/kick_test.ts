import { assertEquals } from "@std/assert";
import { answersTo } from "../harness/answers.ts";
import type { FakeConnection } from "../harness/fake_connection.ts";
import { invite } from "../harness/link_room.ts";
import { TestServices } from "../harness/test_services.ts";

const LOCKED = "*** that room is locked";
const [OWNERS, BOBS, CAROLS] = ["192.0.2.1", "198.51.100.2", "203.0.113.3"];

/** A link room that alice looks after, and where its people come from. */
class Kicking extends TestServices {
  alice!: FakeConnection;
  room = "";

  static async start(limits: { kicked?: number } = {}): Promise<Kicking> {
    const services = new Kicking({ limits: { rate: 0, ...limits } });
    services.alice = await services.login("alice", { address: OWNERS });
    services.room = await invite(services.alice);
    return services;
  }

  /** Brings somebody into the room. */
  async brings(name: string, address: string): Promise<FakeConnection> {
    const guest = await this.login(name, { address });
    await answersTo(guest, `/join ${this.room}`);
    return guest;
  }

  /** Whether somebody who comes now is let in. */
  async admits(name: string, address: string): Promise<boolean> {
    const guest = await this.login(name, { address });
    const lines = await answersTo(guest, `/join ${this.room}`);
    await answersTo(guest, "/quit");
    if (lines.at(-1) === LOCKED) return false;
    assertEquals(lines.at(-1), `*** ${name} has joined`);
    return true;
  }
}

Deno.test("/kick: another name is no way back", async () => {
  await using services = await Kicking.start();
  const bob = await services.brings("bob", BOBS);
  await answersTo(services.alice, "/kick bob");
  await answersTo(bob, "/nick rob");
  assertEquals(await answersTo(bob, `/join ${services.room}`), [LOCKED]);
  // Nor is a new connection, or the way before the login.
  assertEquals(await services.admits("robert", BOBS), false);
  const again = services.connect({ address: BOBS });
  await answersTo(again, `/join ${services.room}`);
  assertEquals((await answersTo(again, "bobby"))[1], LOCKED);
  // From elsewhere it takes another name too.
  assertEquals(await services.admits("bob", CAROLS), false);
  assertEquals(await services.admits("carol", CAROLS), true);
});

Deno.test("/kick: an IPv6 address is kept out with its whole network", async () => {
  await using services = await Kicking.start();
  await services.brings("bob", "2001:db8:1:2::3");
  await answersTo(services.alice, "/kick bob");
  assertEquals(await services.admits("rob", "2001:db8:1:2:ffff::1"), false);
  assertEquals(await services.admits("rob", "2001:db8:1:3::3"), true);
});

Deno.test("/kick: who is in stays, and may go and come back from the same address", async () => {
  await using services = await Kicking.start();
  await services.brings("bob", BOBS);
  const carol = await services.brings("carol", BOBS);
  carol.forget();
  await answersTo(services.alice, "/kick bob");
  assertEquals(carol.lines, ["*** bob has left (sent away)"]);
  await answersTo(carol, "/leave");
  const lines = await answersTo(carol, `/join ${services.room}`);
  assertEquals(lines.at(-1), "*** carol has joined");
  // Once the last of that address is sent away too, it is kept out.
  await answersTo(services.alice, "/kick carol");
  assertEquals(await services.admits("dave", BOBS), false);
});

Deno.test("/kick: an address that is the owner's too is not kept out", async () => {
  await using services = await Kicking.start();
  const bob = await services.brings("bob", OWNERS);
  await answersTo(services.alice, "/kick bob");
  await answersTo(bob, "/quit");
  assertEquals(await services.admits("bob", OWNERS), false);
  assertEquals(await services.admits("carol", OWNERS), true);
});

Deno.test("/kick: other rooms are open to whoever was sent away", async () => {
  await using services = await Kicking.start();
  const bob = await services.brings("bob", BOBS);
  await answersTo(services.alice, "/kick bob");
  assertEquals(
    (await answersTo(bob, "/join tea")).at(-1),
    "*** bob has joined",
  );
  const carol = await services.login("carol", { address: CAROLS });
  const other = await invite(carol);
  assertEquals(
    (await answersTo(bob, `/join ${other}`)).at(-1),
    "*** bob has joined",
  );
});

Deno.test("/kick: addresses that are kept out are bounded", async () => {
  await using services = await Kicking.start({ kicked: 2 });
  const from = (n: number) => `198.51.100.${n}`;
  for (let n = 1; n <= 3; n++) {
    await services.brings(`p${n}`, from(n));
    await answersTo(services.alice, `/kick p${n}`);
  }
  assertEquals(
    [
      await services.admits("q1", from(1)),
      await services.admits("q2", from(2)),
      await services.admits("q3", from(3)),
    ],
    [false, false, true],
  );
});
