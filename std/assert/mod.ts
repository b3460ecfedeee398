/**
 * Stands in for `jsr:@std/assert` where JSR cannot be reached: the functions
 * that maru calls, with the same names, types and answers, over `node:assert`.
 *
 * @module
 */

import assertion from "node:assert/strict";

/** Throws unless `value` is truthy. */
export function assert(value: unknown, message?: string): asserts value {
  assertion.ok(value, message);
}

/** Throws unless `actual` and `expected` are deeply equal. */
export function assertEquals<T>(
  actual: T,
  expected: T,
  message?: string,
): void {
  assertion.deepEqual(actual, expected, message);
}

/** Throws when `actual` and `expected` are deeply equal. */
export function assertNotEquals<T>(
  actual: T,
  expected: T,
  message?: string,
): void {
  assertion.notDeepEqual(actual, expected, message);
}

/** Throws unless `actual` matches `expected`. */
export function assertMatch(
  actual: string,
  expected: RegExp,
  message?: string,
): void {
  assertion.match(actual, expected, message);
}

/** Throws unless `actual` contains `expected`. */
export function assertStringIncludes(
  actual: string,
  expected: string,
  message?: string,
): void {
  assertion.ok(
    actual.includes(expected),
    message ??
      `Expected ${JSON.stringify(actual)} to contain ${
        JSON.stringify(expected)
      }.`,
  );
}
