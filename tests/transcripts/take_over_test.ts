import { assert, assertEquals } from "@std/assert";
import { settle } from "../harness/fake_clock.ts";
import { Lasting } from "../harness/lasting_services.ts";

Deno.test("resume: the connection that is taken over is told, and ends", async () => {
  await using services = new Lasting();
  const { page, token } = await services.enter("alice");
  const bob = await services.login("bob");
  page.forget();
  const { page: next, shown } = await services.back(token);
  assertEquals(shown[0].kind, "welcome");
  await settle();
  const told = page.lines.map((line) => JSON.parse(line));
  assertEquals(told.map(({ code }) => code), ["takenOver"]);
  assert(page.isClosed && !next.isClosed);
  assertEquals(bob.lines, []);
  // What comes from there is nobody's any more.
  page.says("hello?");
  next.says("hello");
  await settle();
  assertEquals(bob.lines, ["[alice] hello"]);
});
