import { assertEquals } from "@std/assert";
import { faultsOf, type SeenEvent } from "./checker/history.ts";
import { PresenceRecord } from "./checker/presence.ts";
import { Whispers } from "./checker/whispers.ts";

function stay(name: string, ...texts: string[]) {
  const seen: SeenEvent[] = texts.map((text) => {
    const [id, ...rest] = text.split(" ");
    return { id: Number(id), text: rest.join(" ") };
  });
  const resumed = new Set<number>();
  return {
    ...{ name, room: "lobby", seen, resumed },
    ...{ sent: ["1", "2"], isThere: true },
  };
}

const GOOD = ["1 joined t", "2 said t 1", "3 joined u", "4 said t 2"];

Deno.test("checker: a history in which all holds has no fault", () => {
  const u = { ...stay("u", "3 joined u", "4 said t 2"), sent: [] };
  assertEquals(faultsOf([stay("t", ...GOOD), u]), []);
});

Deno.test("checker: it finds each kind of fault", () => {
  const faults = (...texts: string[]) => faultsOf([stay("t", ...texts)]);
  assertEquals(faults(...GOOD.slice(0, 3)), ["t lost 2"]);
  assertEquals(faults(GOOD[0], GOOD[1], GOOD[3]), [
    't was not shown 3 "undefined"',
  ]);
  assertEquals(faults(...GOOD, "5 said t 2"), ["said twice: said t 2"]);
  assertEquals(faults("1 joined t", "2 said t 2", "3 said t 1"), [
    "out of order: said t 1",
  ]);
  assertEquals(faults(...GOOD, "5 joined u"), ["two are called u"]);
  const other = { ...stay("u", "4 said t 3"), sent: [] };
  assertEquals(
    faultsOf([stay("t", ...GOOD), other])[0],
    [
      'event 4 is "said t 2" for some, "said t 3" for u',
    ][0],
  );
});

Deno.test("checker: whoever comes back is shown what was said meanwhile", () => {
  const back = (...texts: string[]) => {
    const one = stay("u", ...texts);
    return { ...one, resumed: new Set([1]), sent: [] };
  };
  const t = stay("t", ...GOOD);
  assertEquals(faultsOf([t, back("2 said t 1", "4 said t 2")]), []);
  assertEquals(faultsOf([t, back("1 joined t", "3 joined u")]), [
    'u was not shown 2 "said t 1"',
  ]);
  assertEquals(faultsOf([t, back("2 said t 1", "2 said t 1")]), [
    "u was shown 2 after 2",
  ]);
});

Deno.test("checker: it finds each fault of private lines", () => {
  const tell = (...shown: [name: string, from: string, count: number][]) => {
    const whispers = new Whispers();
    for (const name of ["a", "b", "c"]) whispers.connected(name);
    whispers.next("a", "b");
    whispers.next("a", "b");
    for (const [name, from, count] of shown) {
      whispers.shown(name, from, "b", `a b ${count}`);
    }
    return whispers.judge().faults;
  };
  const all = [["a", "a", 1], ["b", "a", 1], ["b", "a", 2]] as const;
  const [own, one, two] = all.map(([name, from, count]) =>
    [name, from, count] as [string, string, number]
  );
  assertEquals(tell(own, one, two), []);
  assertEquals(tell(own), ["b was not shown 1 of a"]);
  assertEquals(tell(one, one), ["b was shown 1 of a after 1"]);
  assertEquals(tell(two, one), ["b was shown 1 of a after 2"]);
  assertEquals(tell(["c", "a", 1]), ['a -> b: "a b 1" was shown to c']);
  assertEquals(tell(["b", "c", 1]), ['c -> b: "a b 1" was shown to b']);
});

Deno.test("checker: a private line that came in a cut is counted, and no fault", () => {
  const whispers = new Whispers();
  whispers.connected("b");
  const text = whispers.next("a", "b");
  whispers.cut("b");
  whispers.connected("b");
  whispers.shown("a", "a", "b", text);
  assertEquals(whispers.judge(), { faults: [], accepted: 1, lostAtCuts: 1 });
});

Deno.test("checker: whoever left 10 s ago is in no list, and whoever is there in all", () => {
  const clock = { time: 0 };
  const record = new PresenceRecord(() => clock.time);
  const at = (time: number) => clock.time = time;
  record.came("stays");
  const leaves = record.came("leaves");
  at(20_000);
  record.answered(0, 20_000, ["stays", "leaves"]);
  leaves();
  record.answered(0, 30_000, ["stays", "leaves"]);
  at(60_000);
  assertEquals(record.judge().faults, []);
  record.answered(1, 30_001, ["stays", "leaves"]);
  record.answered(2, 40_000, []);
  assertEquals(record.judge().faults, [
    "server 1 has leaves, gone for 10.0 s",
    "server 2 lacks stays",
  ]);
});

Deno.test("checker: a time without NATS does not count for lists", () => {
  const clock = { time: 0 };
  const record = new PresenceRecord(() => clock.time);
  record.came("leaves")();
  const back = record.away();
  const oneIsBack = record.away(1);
  clock.time = 30_000;
  back();
  record.answered(0, 40_000, ["leaves"]);
  assertEquals(record.judge().faults, []);
  record.answered(0, 45_000, ["leaves"]);
  record.answered(1, 45_000, ["leaves"]);
  assertEquals(record.judge().faults, [
    "server 0 has leaves, gone for 11.0 s",
  ]);
  oneIsBack();
});
