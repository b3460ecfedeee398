import { assertEquals } from "@std/assert";
import { faultsOf, type SeenEvent } from "./checker/history.ts";

function stay(name: string, ...texts: string[]) {
  const seen: SeenEvent[] = texts.map((text) => {
    const [id, ...rest] = text.split(" ");
    return { id: Number(id), text: rest.join(" ") };
  });
  return { name, seen, sent: ["1", "2"], isThere: true };
}

const GOOD = ["1 joined t", "2 said t 1", "3 joined u", "4 said t 2"];

Deno.test("checker: a history in which all holds has no fault", () => {
  const u = { ...stay("u", "3 joined u", "4 said t 2"), sent: [] };
  assertEquals(faultsOf([stay("t", ...GOOD), u]), []);
});

Deno.test("checker: it finds each kind of fault", () => {
  const faults = (...texts: string[]) => faultsOf([stay("t", ...texts)]);
  assertEquals(faults(...GOOD.slice(0, 3)), ["t lost 2"]);
  assertEquals(faults(GOOD[0], GOOD[1], GOOD[3]), ["t was shown 4 after 2"]);
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
