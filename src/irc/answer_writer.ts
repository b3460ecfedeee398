/**
 * Answers to one person, as IRC.
 *
 * @module
 */

import type { Notice, TimedAnswer, Whisper } from "../messages/answer.ts";
import { texts } from "../messages/texts/texts.ts";
import { sentence } from "../render/sentence.ts";
import { spoken } from "./event_writer.ts";
import type { IrcClient } from "./irc_client.ts";
import { SERVICE_SOURCE } from "./irc_context.ts";
import { presentTyping } from "./typing_sign.ts";

/**
 * Writes what a client is to be shown. While one of its lines is taken up, this
 * becomes part of the answer to it, and nothing is left to be sent here.
 */
export function present(client: IrcClient, answer: TimedAnswer): string {
  return client.textOf(() => presentOne(client, answer));
}

function presentOne(client: IrcClient, what: TimedAnswer): void {
  switch (what.kind) {
    case "whisper":
      return presentWhisper(client, what);
    // The nick stands in the welcome; what is needed, every client knows.
    case "welcome":
    case "prompt":
      return;
    case "typing":
      return presentTyping(client, what);
    // IRC has a message of its own for it (IRCv3 away-notify).
    case "away":
      return;
    case "notice":
      if (client.session.hasEnded) {
        client.farewell = noticeText(client, what);
        return;
      }
      if (what.code !== "isAway") break;
      return client.numeric("RPL_AWAY", ...what.args as string[]);
  }
  const text = sentence(what, texts[client.lang]);
  const source = client.isRegistered ? SERVICE_SOURCE : client.network.name;
  for (const line of text.split("\n")) {
    for (const body of spoken(source, "NOTICE", client.nick, line)) {
      client.sendBody(body);
    }
  }
}

/** The sentence of a notice, in the language of a client. */
export function noticeText(client: IrcClient, notice: Notice): string {
  return sentence(notice, texts[client.lang]).replaceAll("\n", " ");
}

function presentWhisper(client: IrcClient, whisper: Whisper): void {
  const { who, to, text, isOwn, isNotice, isAction } = whisper;
  if (isOwn && !client.has("echo-message")) return;
  const source = client.network.writer.sourceOf(who);
  const command = isNotice ? "NOTICE" : "PRIVMSG";
  const request = isAction ? "ACTION" : "";
  for (const body of spoken(source, command, to, text, request)) {
    // A message that answers no line of the reader's own has no label.
    if (isOwn) client.sendBody(body);
    else client.sendBeside(body);
  }
}
