/** Results of several goes, kept in a file of JSON lines. */

import { type Result, Results } from "./result.ts";

/** Reads the earlier results; none when there is no such file. */
export async function readResults(path?: string): Promise<Results> {
  const results = new Results();
  const text = path === undefined ? "" : await read(path);
  for (const line of text.split("\n")) {
    if (line !== "") results.add(JSON.parse(line));
  }
  return results;
}

/** Adds one to the file, at once: a go may be ended at any time. */
export async function saveResult(
  path: string | undefined,
  result: Result,
): Promise<void> {
  if (path === undefined) return;
  const line = `${JSON.stringify(result)}\n`;
  await Deno.writeTextFile(path, line, { append: true });
}

async function read(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}
