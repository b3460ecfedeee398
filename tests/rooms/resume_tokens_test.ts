import { assert, assertEquals, assertMatch } from "@std/assert";
import { ResumeTokens, tokenKey } from "../../src/rooms/resume_tokens.ts";
import { FakePeople } from "../harness/fake_people.ts";

const LIMITS = { absence: 100, clients: 3 };

Deno.test("ResumeTokens.issue() gives a token that nobody can guess", async () => {
  await using people = new FakePeople();
  const resumeTokens = new ResumeTokens(LIMITS);
  const { person } = people.add();
  const token = resumeTokens.issue(person)!;
  assertMatch(token, /^[\w-]{32}$/);
  assert(resumeTokens.bearer(tokenKey(token)) === person);
  assertEquals(
    resumeTokens.bearer(tokenKey(token.toLowerCase() + "x")),
    undefined,
  );
  assertEquals(resumeTokens.bearer(tokenKey("")), undefined);
});

Deno.test("ResumeTokens.issue() makes the token before worthless", async () => {
  await using people = new FakePeople();
  const resumeTokens = new ResumeTokens(LIMITS);
  const { person } = people.add();
  const first = resumeTokens.issue(person)!;
  const second = resumeTokens.issue(person)!;
  assertEquals(resumeTokens.bearer(tokenKey(first)), undefined);
  assert(resumeTokens.bearer(tokenKey(second)) === person);
  resumeTokens.forget(person);
  assertEquals(resumeTokens.bearer(tokenKey(second)), undefined);
  // Nobody waits for a person who cannot come back.
  assertEquals(person.token, "");
  resumeTokens.issue(person);
  const { token: key } = person;
  resumeTokens.clear();
  assertEquals(resumeTokens.bearer(key), undefined);
});

Deno.test("ResumeTokens.expired() gives those who are gone for too long", async () => {
  await using people = new FakePeople();
  const resumeTokens = new ResumeTokens(LIMITS);
  const [here, gone, longGone] = [people.add(), people.add(), people.add()]
    .map(({ person }) => person);
  for (const one of [here, gone, longGone]) resumeTokens.issue(one);
  gone.absentSince = 50;
  longGone.absentSince = 0;
  assertEquals(resumeTokens.expired(99), []);
  assertEquals(resumeTokens.expired(100), [longGone]);
  assertEquals(resumeTokens.expired(150).length, 2);
});

Deno.test("ResumeTokens.issue() gives no more tokens than there may be people", async () => {
  await using people = new FakePeople();
  const resumeTokens = new ResumeTokens(LIMITS);
  const crowd = Array.from({ length: 4 }, () => people.add().person);
  const tokens = crowd.map((person) => resumeTokens.issue(person));
  assertEquals(tokens.map((token) => token !== undefined), [
    true,
    true,
    true,
    false,
  ]);
  resumeTokens.forget(crowd[0]);
  assert(resumeTokens.issue(crowd[3]) !== undefined);
});
