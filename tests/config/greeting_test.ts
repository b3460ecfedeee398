import { assertEquals } from "@std/assert";
import { greeting, greetingFields } from "../../src/config/greeting.ts";

const ALL = {
  version: "1.2.3",
  port: 9009,
  tlsPort: 9010,
  webUrl: "https://chat.test",
  readsEnvironment: true,
};

Deno.test("greeting() says how to join, in every way there is", () => {
  assertEquals(greeting(ALL).split("\n"), [
    "maru 1.2.3 · 마루",
    "join with: nc localhost 9009",
    "with TLS:  ncat --ssl localhost 9010",
    "or open:   https://chat.test",
  ]);
  const few = { ...ALL, port: undefined, tlsPort: undefined };
  assertEquals(greeting(few).split("\n").length, 2);
});

Deno.test("greeting() says when the environment is not read", () => {
  const deaf = { ...ALL, readsEnvironment: false };
  assertEquals(
    greeting(deaf).split("\n").at(-1),
    "set by:    flags alone; MARU_… variables need -E='MARU_*'",
  );
  assertEquals(greetingFields(deaf).environment, "not read");
  assertEquals(greetingFields(ALL).environment, undefined);
});
