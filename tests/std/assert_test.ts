import {
  assert,
  assertEquals,
  assertMatch,
  assertNotEquals,
  assertStringIncludes,
} from "@std/assert";

/** Whether `check` throws what a failed assertion throws. */
function fails(check: () => void): boolean {
  try {
    check();
    return false;
  } catch (error) {
    return error instanceof Error && error.name === "AssertionError";
  }
}

Deno.test("assert() takes what is truthy", () => {
  assert("x");
  for (const value of [0, "", null, undefined, false, NaN]) {
    assert(fails(() => assert(value)));
  }
});

Deno.test("assertEquals() compares deeply, and types too", () => {
  assertEquals({ a: [1, { b: new Uint8Array([1]) }] }, {
    a: [1, { b: new Uint8Array([1]) }],
  });
  assertEquals(new Set([1, "a"]), new Set([1, "a"]));
  assertEquals<unknown>(NaN, NaN);
  const unequal: [unknown, unknown][] = [
    [1, "1"],
    [[1, 2], [2, 1]],
    [{ a: 1 }, { a: 1, b: undefined }],
    [new Set([1]), new Set([2])],
    [null, undefined],
  ];
  for (const [actual, expected] of unequal) {
    assert(fails(() => assertEquals(actual, expected)));
    assertNotEquals(actual, expected);
  }
  assert(fails(() => assertNotEquals([1], [1])));
});

Deno.test("assertMatch() and assertStringIncludes() look into a text", () => {
  assertMatch("maru 1.0", /\d\.\d/);
  assertStringIncludes("maru 1.0", "1.0");
  assert(fails(() => assertMatch("maru", /\d/)));
  assert(fails(() => assertStringIncludes("maru", "1.0")));
});

Deno.test("assertions show a message when given one", () => {
  try {
    assertEquals(1, 2, "the reason");
  } catch (error) {
    assertStringIncludes(String(error), "the reason");
  }
});
