import fc from "fast-check";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { LIMITS } from "../../src/limits.ts";
import { nameFault, nameKey, roomNameFault } from "../../src/rooms/name.ts";
import { UNSAFE } from "../harness/bytes.ts";

function fault(name: string) {
  return nameFault(name.normalize("NFC"), LIMITS);
}

Deno.test("nameFault() allows letters, digits, marks and _ - . of any script", () => {
  const names = [
    ..."alice Alice_2 x a.b-c 7up 홍길동 한글abc 李小龍 ヒカル 東京Tokyo".split(
      " ",
    ),
    ..."Ζωή Дмитрий שלום محمد नमस्ते ชื่อ გიორგი Հայկ Zoë ñandú ㄱㄴ".split(" "),
  ];
  for (const name of names) assertEquals(fault(name), undefined, name);
});

Deno.test("nameFault() counts characters as a person does", () => {
  assertEquals(fault("가".repeat(24)), undefined);
  assertEquals(fault("가".normalize("NFD").repeat(24)), undefined);
  assertEquals(fault("क्ष".repeat(9)), undefined);
  assertEquals(fault("가".repeat(25)), "nameLength");
  assertEquals(fault(""), "nameLength");
});

Deno.test("nameFault() bounds the bytes, however few the characters", () => {
  const nineBytes = "a" + "\u0323\u0300".repeat(2);
  assertEquals(fault(nineBytes.repeat(10)), undefined);
  assertEquals(fault(nineBytes.repeat(11)), "nameLength");
  assertEquals(fault("x".repeat(1_000_000)), "nameLength");
});

Deno.test("nameFault() refuses what is no letter, digit or mark", () => {
  const names = [
    ..."a,b a/b [a] * *** / #a @a a! 👋 a👋 -a .a _a €5".split(" "),
    ..."a b|a\tb|a\u00a0b|a\nb|a\0|\x1b[1m|a\u202eb|a\u200bb|a\u200db".split(
      "|",
    ),
  ];
  for (const name of names) assertEquals(fault(name), "nameCharacters", name);
});

Deno.test("nameFault() refuses letters that show nothing", () => {
  for (const name of ["\u3164", "a\u115f", "\uffa0", "a\u034f", "a\u180b"]) {
    assertEquals(fault(name), "nameCharacters");
  }
});

Deno.test("nameFault() refuses what NFKC turns into something not allowed", () => {
  for (const name of ["½", "a℀", "ﷺ"]) {
    assertEquals(fault(name), "nameCharacters", name);
  }
});

Deno.test("nameFault() refuses a mixture of scripts that could deceive", () => {
  const names = ["аlice", "раyрal", "αlice", "Дima", "한Д", "aשb", "Ꭰlice"];
  for (const name of names) assertEquals(fault(name), "nameScripts", name);
});

Deno.test("nameFault() refuses the server's names in any spelling", () => {
  for (
    const name of ["server", "SERVER", "ｓｅｒｖｅｒ", "관리자", "Maru", "YOU"]
  ) {
    assertEquals(fault(name), "nameReserved", name);
    assertEquals(roomNameFault(name.normalize("NFC"), LIMITS), undefined);
  }
});

Deno.test("nameFault() refuses marks that pile up over other lines", () => {
  assertEquals(fault("a" + "\u0300\u0323".repeat(2)), undefined);
  assertEquals(
    fault("a" + "\u0336\u0300\u0301\u0302\u0303\u0304"),
    "nameCharacters",
  );
});

Deno.test("nameFault() refuses marks and jamo that take no column", () => {
  for (
    const hidden of "\u1175 \u11a8 \ud7b0 \u0332 \u0335 \u20dd \u3099".split(
      " ",
    )
  ) {
    assertEquals(fault(`alice${hidden}`), "nameCharacters", escape(hidden));
  }
  assertEquals(fault("각\u11a8"), "nameCharacters");
  for (const name of ["か\u3099", "カ\u309a", "ẹ\u0301", "ɔ\u0300", "ㄱㅏ"]) {
    assertEquals(fault(name), undefined, name);
  }
});

Deno.test("nameFault() refuses names that pass for the server's", () => {
  const names =
    "ADMİN admi\u0307n maru. m.a.r.u server-bot the_admin sysop op O.P. 마루-봇";
  for (const name of names.split(" ")) {
    assertEquals(fault(name), "nameReserved", name);
  }
  for (const name of "marula observer co-op rooted topo all-star".split(" ")) {
    assertEquals(fault(name), undefined, name);
  }
});

Deno.test("nameKey() passes over a dot that shows nothing", () => {
  for (
    const name of [
      "mi\u0307nsu",
      "mı\u0307nsu",
      "mınsu",
      "MİNSU",
      "mi\u0307\u0307nsu",
    ]
  ) {
    assertEquals(nameKey(name), "minsu", name);
  }
  assertEquals(nameKey("mi\u0323\u0307"), nameKey("mi\u0323"));
  assertNotEquals(nameKey("ż"), nameKey("z"));
});

Deno.test("nameKey() is one for every spelling of a name", () => {
  const names = [
    ["alice", "ALICE", "Alice", "ａｌｉｃｅ"],
    ["straße", "STRASSE", "Straẞe", "ſtraße"],
    ["가", "가".normalize("NFD"), "ᄀ\u1161"],
    ["Σίσυφος", "ΣΊΣΥΦΟΣ", "σίσυφοσ"],
    ["é", "e\u0301", "É"],
    ["ﬁn", "fin"],
  ];
  for (const [first, ...others] of names) {
    for (const other of others) assertEquals(nameKey(other), nameKey(first));
  }
  assertNotEquals(nameKey("alice"), nameKey("alicе"));
});

Deno.test("nameKey() of a key is the key, for every allowed name", () => {
  fc.assert(
    fc.property(NAME, (name) => {
      fc.pre(fault(name) === undefined);
      const key = nameKey(name);
      for (const other of [key, name.toUpperCase(), name.normalize("NFKD")]) {
        assertEquals(nameKey(other), key);
      }
    }),
    { numRuns: 2000 },
  );
});

Deno.test("nameFault() allows nothing that could break a line or a sentence", () => {
  fc.assert(
    fc.property(NAME, (name) => {
      if (fault(name) !== undefined) return;
      assert(!UNSAFE.test(name) && !/[\s[\]()*/:,>]/.test(name), name);
      assert(new TextEncoder().encode(name).length <= 96);
    }),
    { numRuns: 2000 },
  );
});

const NAME = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 6 }),
  fc.string({ unit: "binary", minLength: 1, maxLength: 4 }),
  fc.array(fc.constantFrom(..."aAßſςΣİıéㄱ가ﬁǅ-._2"), {
    minLength: 1,
    maxLength: 6,
  }).map((letters) => letters.join("")),
).map((name) => name.normalize("NFC"));
