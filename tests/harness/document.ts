/**
 * The conversations in a document.
 *
 * A block that is marked `chat` or `websocket` is one, over TCP or WebSocket;
 * those who are named beside the mark are in the lobby before it begins.
 * `alice> hi` is sent by alice, `alice< [bob] hi` is what she receives next. In
 * what is received, `…` stands for any text, and so does `‹word›`, which stands
 * for the same text in what is sent from then on.
 *
 * @module
 */

/** A conversation as it is written down. */
export interface Conversation {
  /** How people come. */
  readonly by: "chat" | "websocket";
  /** Who is there already. */
  readonly present: readonly string[];
  /** What is said and seen, in order. */
  readonly turns: readonly Turn[];
}

/** A line of a conversation. */
export interface Turn {
  /** Who sends or receives. */
  readonly who: string;
  /** Which of the two. */
  readonly does: "send" | "receive";
  /** What. */
  readonly text: string;
}

/** Every conversation in a document of Markdown. */
export function conversationsIn(document: string): Conversation[] {
  const blocks = document.matchAll(
    /^```(chat|websocket)([^\n]*)\n(.*?)^```$/gms,
  );
  return [...blocks].map(([, by, present, body]) => ({
    by: by as Conversation["by"],
    present: present.split(" ").filter(Boolean),
    turns: body.trimEnd().split("\n").map(turnOf),
  }));
}

/** What a received line has to match. The end of a line has no space to see. */
export function patternOf({ text }: Turn): RegExp {
  const source = text.split(/(…|‹\w+›)/).map((part) => {
    if (part === "…") return ".*";
    return /^‹/.test(part)
      ? `(?<${part.slice(1, -1)}>.*)`
      : RegExp.escape(part);
  });
  return new RegExp(`^${source.join("")} ?$`);
}

/** A sent line, with what is known by now in its place. */
export function fill(
  { text }: Turn,
  known: Readonly<Record<string, string>>,
): string {
  return text.replaceAll(/‹(\w+)›/g, (_, word) => known[word]);
}

function turnOf(line: string): Turn {
  const match = /^(\S+)([<>])(?: (.*))?$/.exec(line);
  if (match === null) throw new Error(`not a turn of a conversation: ${line}`);
  const [, who, sign, text = ""] = match;
  return { who, does: sign === ">" ? "send" : "receive", text };
}
