/**
 * The protocol of nc, browsers and scripts: lines in, text or JSON out.
 *
 * @module
 */

import { notice } from "../messages/answer.ts";
import { render } from "../render/dialect.ts";
import { Login } from "./login.ts";
import type { Protocol } from "./protocol.ts";
import { chat } from "./speech.ts";

/** Takes plain lines, and answers in text or JSON. */
export const lineProtocol: Protocol = {
  dialect: ({ isJson }, choices) =>
    isJson ? { ...choices, format: "json" } : choices,
  login: (person, services) => new Login(person, services),
  take: chat,
  refusal: (why, dialect, time) => render({ ...notice(why), time }, dialect),
};
