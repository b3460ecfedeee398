/** How fast bytes are cut into lines, from the bench of that part. */

import { pinned } from "./process.ts";

const READ_SIZE = 64 * 1024;

/** Megabytes a second at reads of 64 KiB; nothing when it could not be run. */
export async function measureFraming(
  core: number | undefined,
): Promise<number | undefined> {
  const part = `${import.meta.dirname}/parts/lines_bench.ts`;
  const [file, ...args] = pinned(
    [Deno.execPath(), "bench", "--json", "--no-check", part],
    core,
  );
  const { success, stdout } = await new Deno.Command(file!, { args }).output();
  if (!success) return undefined;
  const { benches } = JSON.parse(new TextDecoder().decode(stdout));
  const nanoseconds = benches[0]?.results[0]?.ok?.avg;
  return nanoseconds && READ_SIZE / nanoseconds * 1000;
}
