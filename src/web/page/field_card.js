// @ts-check
/// <reference lib="dom" />

/** @import { Message } from "../../messages/json_message.ts" */
/** @import { PanelParts } from "./panels.js" */

import { makeCard } from "./card.js";
import { make } from "./dom.js";

/**
 * What a card with one field asks for.
 *
 * @typedef {object} Question
 * @property {string} id
 * @property {string} title
 * @property {string} lead
 * @property {string} value What the field holds at first.
 * @property {number} most How many letters it takes.
 * @property {string} done The words of its button.
 * @property {(value: string) => string} line The command that tells the server;
 * empty when nothing changes.
 * @property {(message: Message) => boolean} confirms Whether a message says
 * that the command was done.
 */

/**
 * Opens a card with one field. It stays open, and says why, as long as the
 * server refuses what is in it.
 *
 * @param {PanelParts} parts
 * @param {Question} question
 */
export function openField({ words, answer, command }, question) {
  const { id, title, lead, value, most, done } = question;
  const input = make("input");
  input.id = `${id}-field`;
  input.value = value;
  input.maxLength = most;
  input.dir = "auto";
  input.autocomplete = "off";
  input.enterKeyHint = "done";
  const label = make("label", "", lead);
  label.htmlFor = input.id;
  const fault = make("p", "fault");
  fault.id = `${id}-fault`;
  fault.role = "alert";
  input.setAttribute("aria-describedby", fault.id);
  const save = make("button", "primary", done);
  const form = make("form", "field", label, input, fault);
  form.id = `${id}-form`;
  save.setAttribute("form", form.id);
  const card = makeCard(id, title, words, form);
  card.querySelector(".doors")?.append(save);
  input.select();
  card.addEventListener("close", () => answer.expect(undefined));

  /** @param {Message} message */
  const take = (message) => {
    if (question.confirms(message)) {
      card.close();
      return false;
    }
    if (message.kind !== "notice") return false;
    answer.expect(undefined);
    fault.textContent = message.text;
    input.select();
    return true;
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    fault.textContent = "";
    const line = question.line(input.value.trim());
    if (line === "") return card.close();
    answer.expect(take);
    if (!command(line)) fault.textContent = words.all.status.lost;
  };
}
