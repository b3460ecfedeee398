/**
 * Requests that have no newline.
 *
 * @module
 */

import { LANGS, texts } from "../messages/texts/texts.ts";
import type { Asked } from "./server_message.ts";

// The words for a name in the prompts of other servers.
const NAME =
  /(?:login|name|nick|user|\bid|handle|이름|아이디|별명|대화명)[^:?>]{0,24}[:?>]\s*$/i;
const PASSWORD = /(?:password|passphrase|비밀번호|암호)\s*[:?>]\s*$/i;

/** The question in a text without a newline, if it asks one. */
export function detectPrompt(rest: string): Asked | undefined {
  const text = rest.trimEnd();
  if (text === "") return undefined;
  for (const lang of LANGS) {
    const { name, password } = texts[lang].prompts;
    if (text.endsWith(name.trimEnd())) return "name";
    if (text.endsWith(password.trimEnd())) return "password";
  }
  if (PASSWORD.test(text)) return "password";
  return NAME.test(text) ? "name" : undefined;
}
