import { assert, assertEquals } from "@std/assert";
import { SelfPipe } from "../../src/net/self_pipe.ts";
import { TestServer } from "../harness/test_server.ts";
import { within } from "../harness/within.ts";

/** Two ends of a connection, and the listener that made them. */
async function pair(): Promise<[Deno.TcpConn, Deno.TcpConn]> {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  return await Promise.all([
    Deno.connect({ hostname: "127.0.0.1", port }),
    listener.accept(),
  ]);
}

/** The turns of a busy program until it has a byte that has already arrived. */
async function turnsUntilRead(
  defer: (then: () => void) => void,
): Promise<number> {
  const [near, far] = await pair();
  let turns = 0;
  let isRead = false;
  const reading = far.read(new Uint8Array(1)).then(() => isRead = true);
  await new Promise<void>((resolve) => {
    const turn = () => {
      if (isRead) return resolve();
      turns++;
      if (turns === 100) near.write(new Uint8Array(1));
      defer(turn);
    };
    turn();
  });
  await reading;
  near.close();
  far.close();
  return turns - 100;
}

Deno.test("SelfPipe: what has arrived is read within two turns, however busy the program is", async () => {
  const pipe = (await SelfPipe.open())!;
  for (let round = 0; round < 20; round++) {
    const turns = await turnsUntilRead((then) => pipe.pass(then));
    assert(turns <= 2, `${turns} turns`);
  }
  pipe.close();
});

Deno.test("SelfPipe: a call that is under way at the end still ends, and so does one after it", async () => {
  const pipe = (await SelfPipe.open())!;
  const { promise, resolve } = Promise.withResolvers<void>();
  pipe.pass(resolve);
  pipe.close();
  await promise;
  await new Promise<void>((resolve) => pipe.pass(resolve));
});

Deno.test("SelfPipe: a stranger who was faster is closed", async () => {
  const { connect } = Deno;
  let stranger: Deno.TcpConn | undefined;
  Deno.connect = (async (options: Deno.ConnectOptions) => {
    stranger = await connect(options);
    return await connect(options);
  }) as typeof connect;
  try {
    const pipe = (await SelfPipe.open())!;
    const passed = new Promise<void>((resolve) => pipe.pass(resolve));
    await within(passed, () => {
      throw new Error("it reads from the stranger");
    });
    assertEquals(await stranger!.read(new Uint8Array(1)), null);
    pipe.close();
  } finally {
    Deno.connect = connect;
    stranger?.close();
  }
});

Deno.test({
  name: "SelfPipe: where the program may not use loopback there is none",
  permissions: { net: ["127.0.0.1:9"] },
  fn: async () => assertEquals(await SelfPipe.open(), undefined),
});

Deno.test("SelfPipe: the server's waves wait for it, and the server closes it", async () => {
  const pipe = (await SelfPipe.open())!;
  const pass = pipe.pass.bind(pipe);
  let passes = 0;
  pipe.pass = (then) => {
    passes++;
    pass(then);
  };
  // Each write is a wave.
  const server = new TestServer({ selfPipe: pipe, limits: { wave: 1 } });
  const [alice, , carol] = await server.join("alice", "bob", "carol");
  alice.says("hi");
  await carol.sees("[alice] hi");
  assert(passes > 0);
  await server[Symbol.asyncDispose]();
});
