/**
 * Why a person does not get a name.
 *
 * @module
 */

import type { Ban } from "../rooms/bans.ts";
import type { NameFault } from "../rooms/name.ts";

/** Why a person does not get a name. */
export type NameRefusal =
  | { readonly why: NameFault | "loginTaken" }
  | { readonly why: "banned"; readonly ban: Ban };
