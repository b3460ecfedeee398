import { assertEquals } from "@std/assert";
import { answersTo, objectsFor } from "../harness/answers.ts";
import { settle } from "../harness/fake_clock.ts";
import type { FakeConnection } from "../harness/fake_connection.ts";
import { TestServices } from "../harness/test_services.ts";

const PLENTY = { rate: 0, perAddress: 0, arrivals: 1000 };

/** The signs that a program has been given. */
function signsOf(program: FakeConnection) {
  return program.lines.map((line) => JSON.parse(line))
    .filter(({ kind }) => kind === "typing")
    .map(({ room, who, text }) => [room, who, text]);
}

Deno.test("/typing: programs in the room are told, and nobody else", async () => {
  let now = 0;
  await using services = new TestServices({ limits: PLENTY, now: () => now });
  const [alice, bot, text, muffled, far] = [
    ...[await services.login("alice"), await services.login("bot")],
    ...[await services.login("text"), await services.login("muffled")],
    await services.login("far"),
  ];
  await answersTo(bot, "/format json");
  await answersTo(muffled, "/format json");
  await objectsFor(muffled, "/ignore alice");
  await answersTo(far, "/format json");
  await objectsFor(far, "/join tea");
  for (const one of [bot, text, muffled, far]) one.forget();
  now += 10_000;
  assertEquals(await answersTo(alice, "/typing"), []);
  assertEquals(signsOf(bot), [["lobby", "alice", "alice is writing"]]);
  assertEquals([text.lines, signsOf(muffled), signsOf(far)], [[], [], []]);
  // Another sign right away says nothing new.
  await answersTo(alice, "/typing");
  assertEquals(signsOf(bot).length, 1);
  now += 3000;
  await answersTo(alice, "/typing");
  assertEquals(signsOf(bot).length, 2);
  // It is in no history.
  assertEquals(await answersTo(text, "/history"), [
    "*** nothing was said here yet",
  ]);
});

Deno.test("/typing: a program that reads nothing is sent nothing of it", async () => {
  let now = 0;
  await using services = new TestServices({ limits: PLENTY, now: () => now });
  const [alice, bot] = [
    await services.login("alice"),
    await services.login("bot"),
  ];
  await answersTo(bot, "/format json");
  bot.forget();
  bot.shut();
  alice.says("one");
  await settle();
  now += 10_000;
  alice.says("two", "/typing");
  await settle();
  bot.open();
  await settle();
  assertEquals(
    bot.lines.map((line) => JSON.parse(line).text),
    ["one", "two"],
  );
});

Deno.test("/typing: in a room of many, nobody is told", async () => {
  await using services = new TestServices({ limits: PLENTY });
  const bot = await services.login("bot");
  await answersTo(bot, "/format json");
  for (let n = 0; n < 50; n++) await services.login(`guest${n}`);
  const alice = await services.login("alice");
  bot.forget();
  await answersTo(alice, "/typing");
  assertEquals(signsOf(bot), []);
  await answersTo(alice, "/join tea");
  await objectsFor(bot, "/join tea");
  await answersTo(alice, "/typing");
  assertEquals(signsOf(bot), [["tea", "alice", "alice is writing"]]);
});
