import { assert, assertEquals, assertMatch } from "@std/assert";
import { Absences } from "../../src/absence.ts";
import { FakePeople } from "../harness/fake_people.ts";

const LIMITS = { absence: 100, clients: 3 };

Deno.test("Absences.issue() gives a token that nobody can guess", async () => {
  await using people = new FakePeople();
  const absences = new Absences(LIMITS);
  const { person } = people.add();
  const token = absences.issue(person)!;
  assertMatch(token, /^[\w-]{32}$/);
  assert(absences.find(token) === person);
  assertEquals(absences.find(token.toLowerCase() + "x"), undefined);
  assertEquals(absences.find(""), undefined);
});

Deno.test("Absences.issue() makes the token before worthless", async () => {
  await using people = new FakePeople();
  const absences = new Absences(LIMITS);
  const { person } = people.add();
  const first = absences.issue(person)!;
  const second = absences.issue(person)!;
  assertEquals(absences.find(first), undefined);
  assert(absences.find(second) === person);
  absences.forget(person);
  assertEquals(absences.find(second), undefined);
});

Deno.test("Absences.expired() gives those who are gone for too long", async () => {
  await using people = new FakePeople();
  const absences = new Absences(LIMITS);
  const [here, gone, longGone] = [people.add(), people.add(), people.add()]
    .map(({ person }) => person);
  for (const one of [here, gone, longGone]) absences.issue(one);
  gone.absentSince = 50;
  longGone.absentSince = 0;
  assertEquals(absences.expired(99), []);
  assertEquals(absences.expired(100), [longGone]);
  assertEquals(absences.expired(150).length, 2);
});

Deno.test("Absences.issue() gives no more tokens than there may be people", async () => {
  await using people = new FakePeople();
  const absences = new Absences(LIMITS);
  const crowd = Array.from({ length: 4 }, () => people.add().person);
  const tokens = crowd.map((person) => absences.issue(person));
  assertEquals(tokens.map((token) => token !== undefined), [
    true,
    true,
    true,
    false,
  ]);
  absences.forget(crowd[0]);
  assert(absences.issue(crowd[3]) !== undefined);
});
