/**
 * What is being typed, and what stands before it.
 *
 * @module
 */

import type { Asked } from "./heard.ts";
import type { Memory } from "./memory.ts";
import { placeOf } from "./place.ts";
import { textsIn } from "./texts/texts.ts";

/** What the line being typed looks like. */
export interface Typing {
  /** What stands before it. */
  readonly prompt: string;
  /** The text. */
  readonly draft: string;
  /** Where the cursor is in it, in UTF-16 code units. */
  readonly cursor: number;
}

/** The line being typed, as it is to look; of a password, its length. */
export function typingOf(
  { draft, cursor }: Omit<Typing, "prompt">,
  memory: Memory,
  asked: Asked | undefined,
): Typing {
  const { login, password } = textsIn(memory.lang);
  if (asked === "name") return { prompt: login, draft, cursor };
  if (asked === "password") {
    return { prompt: password, draft: "*".repeat(draft.length), cursor };
  }
  return { prompt: `${placeOf(memory)} › `.trimStart(), draft, cursor };
}
