/**
 * How it stands between a page and the server, and whom that concerns.
 *
 * @module
 */

import type {
  HelpMessage,
  Message,
  NoticeMessage,
} from "../../messages/json_message.ts";
import type { SocketWire } from "./socket_wire.js";

/** How it stands between this page and the server. */
export type PageState =
  | { readonly kind: "entering" | "trying" }
  | { readonly kind: "inside"; readonly name: string; readonly isBack: boolean }
  | { readonly kind: "waiting"; readonly seconds: number }
  | {
    readonly kind: "refused";
    readonly notice: NoticeMessage | undefined;
    /** The further field that the login needs. */
    readonly needs?: "password";
  }
  | { readonly kind: "over"; readonly notice: NoticeMessage };

/** The needs of a chat, and its listeners. */
export interface ChatOptions {
  /** Opens a connection. */
  readonly open: () => SocketWire;
  /** The language of the server's words. */
  readonly lang: () => string;
  /** Takes how it stands from now on. */
  readonly onState: (state: PageState) => void;
  /** Takes a message, and whether it is of before one came. */
  readonly onMessage: (message: Message, isOld: boolean) => void;
  /**
   * Takes a message that `onMessage` failed to show, and tells whether it could
   * be shown in another way.
   */
  readonly onFault: (message: Message, error: unknown) => boolean;
  /** Takes the commands that there are. */
  readonly onHelp: (commands: HelpMessage["commands"]) => void;
  /** Takes lines that did not arrive. */
  readonly onUnsent: (lines: string[]) => void;
}
