/**
 * The languages there are.
 *
 * @module
 */

import { en } from "./en.ts";
import { ko } from "./ko.ts";

/** Every sentence, in one language. */
export type Texts = typeof en;

/** Every sentence, by language. */
export const texts = { en, ko } satisfies Record<string, Texts>;

/** A language's tag (BCP 47). */
export type Lang = keyof typeof texts;

/** The languages, the first of which is used unless told otherwise. */
export const LANGS = Object.keys(texts) as readonly Lang[];

/** The code of a notice. */
export type NoticeCode = keyof Texts["notices"];

/** The arguments of a notice's sentence. */
export type NoticeArgs<Code extends NoticeCode> = Parameters<
  Texts["notices"][Code]
>;
