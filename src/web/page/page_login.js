// @ts-check

/** @import { Message, NoticeMessage, WelcomeMessage } from "../../messages/json_message.ts" */
/** @import { SocketWire } from "./socket_wire.js" */

/**
 * The room that a visitor wants: a new link room, the lobby, or the room of
 * that name or id.
 *
 * @typedef {{ to: "new" } | { to: "lobby" } | { to: "room", room: string }} Goal
 */

/**
 * A visitor.
 *
 * @typedef {object} Visitor
 * @property {string} name What they want to be called.
 * @property {Goal} goal Where they want to go.
 * @property {string} lang The language of the server's words.
 * @property {string} password The server's password, if it has one.
 * @property {string} token What takes name and room back, if there is one.
 * @property {string | undefined} [ticket] What leads back into a link room after a restart.
 * @property {number} lastId The last event that was seen.
 */

/**
 * How it went: welcomed, perhaps back in the old place; refused, with the
 * server's reason; or the connection ended, perhaps with a last word.
 *
 * @typedef {{ kind: "welcome", message: WelcomeMessage, isBack: boolean }
 *   | { kind: "refused", notice: NoticeMessage | undefined, needs?: "password" }
 *   | { kind: "ended", notice: NoticeMessage | undefined }} Outcome
 */

/** A server's answer to one line, up to where it waits for the next one. */
class Answer {
  /** @type {NoticeMessage | undefined} The last notice. */
  notice;
  /** @type {Message | undefined} The prompt or the welcome at its end. */
  end;

  /**
   * @param {SocketWire} wire
   * @returns {Promise<Answer>}
   */
  static async from(wire) {
    const answer = new Answer();
    for (;;) {
      const message = await wire.next();
      if (message === undefined) return answer;
      if (message.kind === "notice") answer.notice = message;
      if (message.kind === "prompt" || message.kind === "welcome") {
        answer.end = message;
        return answer;
      }
    }
  }

  /** @returns {Outcome} */
  get refusal() {
    const { notice } = this;
    return { kind: this.end === undefined ? "ended" : "refused", notice };
  }
}

/**
 * Takes a visitor from an open wire to their name and room.
 *
 * @param {SocketWire} wire
 * @param {Visitor} visitor
 * @returns {Promise<Outcome>}
 */
export async function login(wire, visitor) {
  /** @param {string} line */
  const ask = (line) => {
    wire.send(line);
    return Answer.from(wire);
  };
  let answer = await Answer.from(wire);
  if (needsPassword(answer)) {
    if (visitor.password !== "") answer = await ask(visitor.password);
    if (needsPassword(answer)) {
      return { kind: "refused", notice: answer.notice, needs: "password" };
    }
  }
  if (answer.end === undefined) return answer.refusal;
  await ask(`/lang ${visitor.lang}`);
  if (visitor.token !== "") {
    answer = await ask(`/resume ${visitor.token} ${visitor.lastId}`);
    if (answer.end?.kind === "welcome") {
      return { kind: "welcome", message: answer.end, isBack: true };
    }
  }
  const { goal } = visitor;
  if (goal.to !== "lobby") {
    const line = goal.to === "new"
      ? "/invite"
      : `/join ${wayTo(goal, visitor)}`;
    answer = await ask(line);
    const code = answer.notice?.code;
    if (code !== undefined && code !== "startIn") return answer.refusal;
  }
  answer = await ask(visitor.name);
  if (answer.end?.kind !== "welcome") return answer.refusal;
  return { kind: "welcome", message: answer.end, isBack: false };
}

/**
 * The room, or the ticket to it: only its bearer gets into a room that was
 * locked, and owns it again.
 *
 * @param {{ room: string }} goal
 * @param {Visitor} visitor
 * @returns {string}
 */
function wayTo({ room }, { ticket }) {
  return ticket?.startsWith(`${room}.`) ? ticket : room;
}

/** @param {Answer} answer */
function needsPassword({ end }) {
  return end?.kind === "prompt" && end.for === "password";
}
