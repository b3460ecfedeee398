import { TestServer } from "../harness/test_server.ts";

Deno.test("a terminal in raw mode: Enter sends a CR alone, and each line is said at once", async () => {
  await using server = new TestServer();
  const [bob] = await server.join("bob");
  const raw = await server.connect("raw");
  await raw.seesNext("login ID: ");
  raw.sends("putty\r");
  await bob.sees("*** putty has joined");
  raw.sends("one\r");
  await bob.seesNext("[putty] one");
  raw.sends("two\rthree\r");
  await bob.seesNext("[putty] two", "[putty] three");
  raw.sends("four\r");
  await bob.seesNext("[putty] four");
  raw.sends("\nfive\r\n");
  await bob.seesNext("[putty] five");
});
