/**
 * The line being typed, and its prompt.
 *
 * @module
 */

import type { Asked } from "./server_message.ts";
import type { ClientState } from "./client_state.ts";
import { roomLabel } from "./room_label.ts";
import { textsIn } from "./texts/texts.ts";

/** The look of the line being typed. */
export interface EditorState {
  /** The prompt. */
  readonly prompt: string;
  /** The text. */
  readonly draft: string;
  /** Where the cursor is in it, in UTF-16 code units. */
  readonly cursor: number;
}

/** The line being typed, as it is to look; of a password, its length. */
export function editorStateOf(
  { draft, cursor }: Omit<EditorState, "prompt">,
  memory: ClientState,
  asked: Asked | undefined,
): EditorState {
  const { login, password } = textsIn(memory.lang);
  if (asked === "name") return { prompt: login, draft, cursor };
  if (asked === "password") {
    return { prompt: password, draft: "*".repeat(draft.length), cursor };
  }
  return { prompt: `${roomLabel(memory)} › `.trimStart(), draft, cursor };
}
