/**
 * The client's sentences in every language there is.
 *
 * @module
 */

import { type Lang, LANGS } from "../../messages/texts/texts.ts";
import { en } from "./en.ts";
import { ko } from "./ko.ts";

/** Every sentence of the client's, in one language. */
export type ClientTexts = typeof en;

/** Every sentence of the client's, by language. */
export const clientTexts: Readonly<Record<Lang, ClientTexts>> = { en, ko };

/** The client's sentences in a language; in the first there is, if in none. */
export function textsIn(lang: Lang | undefined): ClientTexts {
  return clientTexts[lang ?? LANGS[0]];
}
