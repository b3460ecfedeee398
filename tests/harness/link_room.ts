/**
 * A room that is found by its link.
 *
 * @module
 */

import { answersTo } from "./answers.ts";
import type { FakeConnection } from "./fake_connection.ts";
import type { TestServices } from "./test_services.ts";

/** Makes a link room, and gives its id. */
export async function invite(owner: FakeConnection): Promise<string> {
  const lines = await answersTo(owner, "/invite");
  return lines[1].replace("*** with a line client: /join ", "");
}

/** A link room that alice looks after, with others in it. */
export async function withRoom(
  services: TestServices,
  ...names: string[]
): Promise<{
  readonly alice: FakeConnection;
  readonly id: string;
  readonly others: readonly FakeConnection[];
}> {
  const alice = await services.login("alice");
  const id = await invite(alice);
  const others: FakeConnection[] = [];
  for (const name of names) {
    const one = await services.login(name);
    await answersTo(one, `/join ${id}`);
    others.push(one);
  }
  alice.forget();
  return { alice, id, others };
}
