// @ts-check
/// <reference lib="dom" />

import { calendarDay } from "./clock_time.js";
import { make } from "./dom.js";

// Lines that one person says within this time stand under one head.
const TOGETHER = 5 * 60_000;

/**
 * Sets a line in relation to the one before it: a new day, or more of what the
 * same person says.
 *
 * @param {HTMLElement} line
 */
export function relateLine(line) {
  const before = line.previousElementSibling;
  const { at = "", who } = line.dataset;
  const last = before instanceof HTMLElement ? before.dataset : {};
  const isNewDay = dayOf(last.at ?? "") !== dayOf(at);
  if (isNewDay && !line.classList.contains("day")) divide(line, at);
  const isMore = !isNewDay && who !== undefined && who === last.who &&
    isSaid(line) && isSaid(before) &&
    Date.parse(at) - Date.parse(last.at ?? "") < TOGETHER;
  line.classList.toggle("follows", isMore);
}

/**
 * Writes the days of a log in the language that it has now.
 *
 * @param {HTMLElement} log
 */
export function writeDays(log) {
  for (const day of log.querySelectorAll(".day")) {
    if (day instanceof HTMLElement) day.textContent = dayOf(day.dataset.at);
  }
}

/** @param {Element | null} line */
function isSaid(line) {
  return line?.classList.contains("said") === true;
}

/**
 * Puts the day before its first line.
 *
 * @param {HTMLElement} line
 * @param {string} at
 */
function divide(line, at) {
  const day = make("div", "line day", dayOf(at));
  day.dataset.at = at;
  line.before(day);
  const after = line.nextElementSibling;
  if (after?.className === day.className && after.textContent === dayOf(at)) {
    after.remove();
  }
}

/** @param {string} [time] */
function dayOf(time = "") {
  return time === "" ? "" : calendarDay(time);
}
