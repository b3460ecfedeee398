import fc from "fast-check";
import { assertEquals } from "@std/assert";
import type { LineClient } from "../harness/line_client.ts";
import { TestServer } from "../harness/test_server.ts";

/** How far somebody gets before they vanish, and how they do. */
interface Stay {
  readonly speaks: number;
  readonly isNamed: boolean;
  readonly reads: boolean;
  readonly goes: "resets" | "endsItsSide" | "closes" | "quits";
}

Deno.test("crowd: a hundred come, talk and vanish, each announced once", async () => {
  await using server = new TestServer();
  const watcher = await server.login("watcher");
  await fc.assert(
    fc.asyncProperty(CROWD, async (stays) => {
      await Promise.all(
        stays.map((stay, n) => live(server, `guest${n}`, stay)),
      );
      const named = stays.flatMap(({ isNamed }, n) =>
        isNamed ? [`guest${n}`] : []
      );
      const news = await seesNews(watcher, 2 * named.length);
      for (const name of named) {
        assertEquals(news.filter((line) => line.split(" ")[1] === name), [
          `*** ${name} has joined`,
          `*** ${name} has left`,
        ]);
      }
      watcher.says("/who");
      watcher.says("/rooms");
      await watcher.sees("*** 1 here: watcher");
      await watcher.seesNext("*** lobby (1)");
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

async function live(
  server: TestServer,
  name: string,
  { speaks, isNamed, reads, goes }: Stay,
): Promise<void> {
  const client = await server.connect(name);
  if (isNamed) {
    await client.says(name);
    // Whoever is gone before the server has read the name was never here.
    await client.sees(`*** ${name} has joined`);
  }
  for (let n = 0; isNamed && n < speaks; n++) await client.says(`line ${n}`);
  if (reads && isNamed && speaks > 0) await client.sees(`[${name}] line 0`);
  if (goes === "quits") await client.says("/quit");
  else client[goes]();
}

/** Reads until so many have come and gone. */
async function seesNews(watcher: LineClient, count: number): Promise<string[]> {
  const news: string[] = [];
  while (news.length < count) {
    news.push(await watcher.sees(/^\*\*\* guest\d+ has (joined|left)$/));
  }
  return news;
}

const CROWD = fc.array(
  fc.record<Stay>({
    speaks: fc.nat(5),
    isNamed: fc.boolean(),
    reads: fc.boolean(),
    goes: fc.constantFrom("resets", "endsItsSide", "closes", "quits"),
  }),
  { minLength: 100, maxLength: 100 },
);
