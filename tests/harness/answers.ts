/**
 * What a line brings.
 *
 * @module
 */

import { settle } from "./fake_clock.ts";
import type { FakeConnection } from "./fake_connection.ts";

/** Says a line, and gives everything that its speaker is shown by it. */
export async function answersTo(
  speaker: FakeConnection,
  line: string,
): Promise<string[]> {
  speaker.forget();
  speaker.says(line);
  await settle();
  return speaker.lines;
}

/** The same, for somebody who is shown nothing but JSON. */
export async function objectsFor(
  speaker: FakeConnection,
  line: string,
  // deno-lint-ignore no-explicit-any
): Promise<any[]> {
  return (await answersTo(speaker, line)).map((text) => JSON.parse(text));
}
