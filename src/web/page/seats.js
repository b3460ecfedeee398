// @ts-check
/// <reference lib="dom" />

/** @import { Goal } from "./page_login.js" */

/**
 * A place that this browser has taken on the server.
 *
 * @typedef {object} Seat
 * @property {string} name
 * @property {Goal} goal Where it is.
 * @property {string} token What proves that it is the same person.
 */

const KEY = "maru.seats";
const MOST = 8;

/**
 * The seats of all tabs of this browser, the latest first. The server alone
 * knows which of them are still taken.
 */
export class Seats {
  #own = "";

  /**
   * Keeps the seat of this page, in place of the one it had before.
   *
   * @param {Seat | undefined} seat Undefined while the page has none.
   */
  keep(seat) {
    if (seat === undefined || seat.goal.to === "new") return;
    const { name, goal, token } = seat;
    const others = read().filter((other) =>
      other.token !== this.#own && other.token !== token &&
      !isOf(other, name, goal)
    );
    this.#own = token;
    write([{ name, goal, token }, ...others].slice(0, MOST));
  }

  /** Forgets the seat of this page. */
  leave() {
    if (this.#own === "") return;
    write(read().filter(({ token }) => token !== this.#own));
    this.#own = "";
  }

  /**
   * The seat under a name where it can stand in the way of that name.
   *
   * @param {string} name
   * @param {Goal} goal
   * @returns {Seat | undefined}
   */
  find(name, goal) {
    return read().find((seat) => isOf(seat, name, goal));
  }

  /**
   * The latest seat in a link room, under whatever name.
   *
   * @param {Goal} goal
   * @returns {Seat | undefined}
   */
  findIn(goal) {
    const place = placeOf(goal);
    if (place === "public") return undefined;
    return read().find((seat) => placeOf(seat.goal) === place);
  }
}

/**
 * The link room that a goal is, in one spelling; or else the place of all rooms
 * that are found by their name, in which a name is the same person's.
 *
 * @param {Goal} goal
 * @returns {string}
 */
export function placeOf(goal) {
  if (goal.to !== "room") return goal.to === "new" ? "new" : "public";
  const id = goal.room.toLowerCase().replaceAll("-", "");
  return /^[0-9a-z]{28}$/.test(id) ? id : "public";
}

/**
 * @param {Seat} seat
 * @param {string} name
 * @param {Goal} goal
 */
function isOf(seat, name, goal) {
  return folded(seat.name) === folded(name) &&
    placeOf(seat.goal) === placeOf(goal);
}

/** @param {string} name */
function folded(name) {
  return name.normalize("NFKC").toLowerCase();
}

/** @returns {Seat[]} */
function read() {
  try {
    const seats = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(seats) ? seats.filter(isSeat) : [];
  } catch {
    return [];
  }
}

/** @param {Seat[]} seats */
function write(seats) {
  try {
    localStorage.setItem(KEY, JSON.stringify(seats));
  } catch {
    // Then another tab takes this one's name for somebody else's.
  }
}

/** @param {any} seat */
function isSeat(seat) {
  return typeof seat?.name === "string" && typeof seat.token === "string" &&
    typeof seat.goal?.to === "string";
}
