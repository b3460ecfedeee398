import { assertEquals } from "@std/assert";
import { Log } from "../../src/log.ts";
import { TestServices } from "../harness/test_services.ts";
import { RefusalLog } from "../../src/sessions/refusal_log.ts";

const WINDOW = 10_000;

function refusals(loggedRefusals = 100) {
  const lines: string[] = [];
  const log = new Log((line) => lines.push(line.replace(/^.*refused /, "")));
  const refusals = new RefusalLog(log, {
    arrivalWindow: WINDOW,
    loggedRefusals,
  });
  return { refusals, taken: () => lines.splice(0) };
}

Deno.test("RefusalLog tells the first refusal of an address at once, and counts the others", () => {
  const { refusals: log, taken } = refusals();
  for (let n = 0; n < 1_000; n++) log.add("192.0.2.1", "addressFast", n);
  log.add("192.0.2.1", "addressFull", 1_000);
  log.add("2001:db8::1", "addressFast", 1_000);
  log.add("2001:db8::2", "addressFast", 1_000);
  assertEquals(taken(), [
    "address=192.0.2.1 why=addressFast",
    "address=192.0.2.1 why=addressFull",
    "address=2001:db8::1 why=addressFast",
  ]);
  log.sweep(WINDOW - 1);
  assertEquals(taken(), []);
  log.sweep(WINDOW);
  assertEquals(taken(), [
    "address=192.0.2.1 why=addressFast count=999",
    "address=2001:db8::1 why=addressFast count=1",
  ]);
  log.sweep(2 * WINDOW);
  assertEquals(taken(), []);
});

Deno.test("RefusalLog begins another window after one", () => {
  const { refusals: log, taken } = refusals();
  for (const now of [50_000, 50_000 + WINDOW]) {
    log.add("192.0.2.1", "serverFull", now);
    assertEquals(taken(), ["address=192.0.2.1 why=serverFull"]);
  }
});

Deno.test("RefusalLog counts addresses together when they are too many to tell apart", () => {
  const { refusals: log, taken } = refusals(2);
  for (let n = 0; n < 10; n++) log.add(`192.0.2.${n}`, "serverFull", 0);
  assertEquals(taken().length, 2);
  log.flush();
  assertEquals(taken(), ["address=others why=serverFull count=8"]);
});

Deno.test("SessionManager logs a refused address once, and how often at the end of the window", async () => {
  await using services = new TestServices({
    limits: { perAddress: 1, arrivals: 1_000 },
  });
  const refused = () =>
    services.log.filter((line) => line.includes(" refused "))
      .map((line) => line.replace(/.* refused /, ""));
  for (let n = 0; n < 5; n++) services.connect();
  const first = "address=192.0.2.1 why=addressFull";
  assertEquals(refused(), [first]);
  services.sessions.sweep(WINDOW);
  assertEquals(refused(), [first, `${first} count=3`]);
  for (let n = 0; n < 3; n++) services.connect();
  await services.sessions.close();
  assertEquals(refused().slice(2), [first, `${first} count=2`]);
});
