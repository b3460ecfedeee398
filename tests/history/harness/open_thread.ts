/**
 * The thread of a file that a test makes.
 *
 * @module
 */

import { openDatabase } from "../../../src/history/schema.ts";
import { Thread } from "../../../src/history/thread.ts";

/** A thread, and the end of it. */
export interface OpenThread extends AsyncDisposable {
  /** The thread. */
  readonly thread: Thread;
}

/** Makes a file, and opens it in a thread. */
export async function openThread(path: string): Promise<OpenThread> {
  openDatabase(path).close();
  const thread = new Thread();
  await thread.do("open", path);
  return {
    thread,
    async [Symbol.asyncDispose]() {
      await thread.do("close");
      thread.end();
    },
  };
}
