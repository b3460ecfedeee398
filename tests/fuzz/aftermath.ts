/**
 * What has to be when everyone has gone.
 *
 * @module
 */

import { nameKey } from "../../src/rooms/name.ts";
import { ONLY_LOBBY } from "./forms.ts";
import { type Scene, stats } from "./inspect.ts";
import type { Target } from "./target.ts";

/** What a server holds that nobody but the witness is on. */
export interface Rest {
  /** Its memory, in bytes. */
  readonly memory: number;
  /** Its open descriptors. */
  readonly descriptors: number;
}

const MIB = 1024 * 1024;
/** Beyond twice the memory of before: what a collector may leave for later. */
const SLACK = 64 * MIB;
/** How long memory and descriptors may take to be given back, in milliseconds. */
const GIVING_BACK = 20_000;
/** How long a link room outlives its last person's going, and a bit. */
const LINK_LIFE = 75_000;

/** Lets everyone go, and waits until the server has seen that. */
export async function empty(scene: Scene): Promise<void> {
  const { crowd, witness, verdict } = scene;
  await verdict.settles(async () => {
    if (!crowd.leave()) return "some clients are still connected";
    const [people] = await stats(scene);
    return people === 1 ? undefined : `/stats says ${people} people of 1`;
  });
  await witness.count();
  await witness.ask("/rooms", ONLY_LOBBY);
}

/** Measures the server once it is at rest. */
export async function measure(
  { verdict }: Scene,
  target: Target,
): Promise<Rest> {
  // The last connections linger for a second.
  await verdict.pause(3_000);
  const { memory, descriptors } = target;
  return { memory, descriptors };
}

/** Waits until the server holds no more than before. */
export async function givesBack(
  { verdict }: Scene,
  target: Target,
  before: Rest,
): Promise<void> {
  const most = before.memory * 2 + SLACK;
  await verdict.settles(() => {
    const { memory, descriptors } = target;
    if (descriptors > before.descriptors) {
      return `${descriptors} descriptors of ${before.descriptors} are open`;
    }
    return memory <= most
      ? undefined
      : `${inMiB(memory)} are held, after ${inMiB(before.memory)}`;
  }, GIVING_BACK);
}

/** Waits until the rooms have ended that outlive their people. */
export async function endsLinkRooms(scene: Scene): Promise<void> {
  await scene.verdict.settles(async () => {
    const [, rooms] = await stats(scene);
    return rooms === 1 ? undefined : `/stats says ${rooms} rooms of 1`;
  }, LINK_LIFE);
}

/** Takes every name that anybody had: each has to be free. */
export async function freesNames(
  { crowd, witness, verdict }: Scene,
): Promise<void> {
  const names = new Map([...crowd.names, ...witness.roster.names]);
  names.delete(nameKey("witness"));
  crowd.names.clear();
  const guest = crowd.guest();
  guest.says("last_guest");
  for (const name of names.values()) guest.says(`/nick ${name}`);
  await verdict.settles(() => {
    if (guest.ear.name === "") return "somebody new is given no name";
    const held = [...names].filter(([key]) => !crowd.names.has(key));
    if (held.length === 0) return undefined;
    const list = held.map(([, name]) => name).join(", ");
    return `of ${names.size} names that nobody has, ${guest.ear.name} cannot have ${held.length}: ${list}`;
  });
  guest.closes();
}

/** As a person reads it. */
export function inMiB(bytes: number): string {
  return `${Math.round(bytes / MIB)} MiB`;
}
