import { assertEquals } from "@std/assert";
import { answersTo, objectsFor } from "../harness/answers.ts";
import { settle } from "../harness/fake_clock.ts";
import type { FakeConnection } from "../harness/fake_connection.ts";
import { TestServices } from "../harness/test_services.ts";

const PLENTY = { rate: 0, perAddress: 0, arrivals: 1000 };

/** The signs that a program has been given since it last forgot. */
function signsOf(program: FakeConnection) {
  return program.lines.map((line) => JSON.parse(line))
    .filter(({ kind }) => kind === "away")
    .map(({ room, who, words, text }) => [room, who, words, text]);
}

Deno.test("/away: programs in the room are told, and nobody else", async () => {
  await using services = new TestServices({ limits: PLENTY });
  const [alice, bot, text, muffled, far] = [
    ...[await services.login("alice"), await services.login("bot")],
    ...[await services.login("text"), await services.login("muffled")],
    await services.login("far"),
  ];
  for (const one of [bot, muffled, far]) await answersTo(one, "/format json");
  await objectsFor(muffled, "/ignore alice");
  await objectsFor(far, "/join tea");
  for (const one of [bot, text, muffled, far]) one.forget();
  await answersTo(alice, "/away eating");
  assertEquals(signsOf(bot), [
    ["lobby", "alice", "eating", "alice is away: eating"],
  ]);
  assertEquals([text.lines, signsOf(muffled), signsOf(far)], [[], [], []]);
  // The same words are no news.
  await answersTo(alice, "/away eating");
  assertEquals(signsOf(bot).length, 1);
  await answersTo(alice, "/away");
  assertEquals(signsOf(bot)[1], ["lobby", "alice", "", "alice is back"]);
});

Deno.test("/away: a program that reads nothing is sent nothing of it", async () => {
  await using services = new TestServices({ limits: PLENTY });
  const [alice, bot] = [
    await services.login("alice"),
    await services.login("bot"),
  ];
  await answersTo(bot, "/format json");
  bot.forget();
  bot.shut();
  alice.says("one");
  await settle();
  alice.says("two", "/away eating");
  await settle();
  bot.open();
  await settle();
  assertEquals(signsOf(bot), []);
});
