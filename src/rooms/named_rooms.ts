/**
 * The rooms that are found by their name.
 *
 * @module
 */

import type { Clock } from "../clock.ts";
import { detached } from "../detached.ts";
import { nameKey } from "./name.ts";
import { Room, type RoomLimits } from "./room.ts";
import { MemoryRoomLog, type RoomLog } from "./room_log.ts";

/** The rooms that are found by their name, and where their ids continue. */
export class NamedRooms {
  /** Accepts the events of these rooms. */
  readonly log: RoomLog;
  readonly #limits: RoomLimits;
  readonly #clock: Clock;
  readonly #byKey = new Map<string, Room>();

  /** There are none yet. */
  constructor(
    limits: RoomLimits,
    clock: Clock,
    log: RoomLog = new MemoryRoomLog(),
  ) {
    this.#limits = limits;
    this.#clock = clock;
    this.log = log;
  }

  /** All of them, by the keys of their names. */
  get byKey(): ReadonlyMap<string, Room> {
    return this.#byKey;
  }

  /** The room called `name`. */
  find(name: string): Room | undefined {
    return this.#byKey.get(nameKey(name));
  }

  /** Makes a room, with what the log has of it. */
  make(text: string): Room {
    const name = detached(text);
    const { lastId, events } = this.log.begin(name);
    const room = new Room(name, this.#limits, this.#clock.now, { lastId });
    room.recall(events);
    this.#byKey.set(nameKey(name), room);
    return room;
  }

  /** Ends a room. */
  end(room: Room): void {
    this.#byKey.delete(nameKey(room.name));
    this.log.end(room.name, room.lastId);
  }
}
