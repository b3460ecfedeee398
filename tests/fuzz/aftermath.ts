/**
 * What has to be when everyone has gone.
 *
 * @module
 */

import { nameKey } from "../../src/rooms/name.ts";
import { DONE, ONLY_LOBBY } from "./forms.ts";
import { type Scene, stats } from "./inspect.ts";
import type { Record } from "./record.ts";
import { Violation } from "./verdict.ts";
import type { Target } from "./target.ts";

/** What a server holds that nobody but the witness is on. */
export interface Rest {
  /** Memory that something refers to, in bytes. */
  readonly held: number;
  /** Its open descriptors. */
  readonly descriptors: number;
  /** How many clients there were by then. */
  readonly clients: number;
}

const MIB = 1024 * 1024;
/** What a client that has gone may leave behind: far less than a person takes. */
const MOST_LEFT = 2048;
/** With fewer, what the runtime takes for itself weighs more. */
const FEWEST = 1_500;
/** How long descriptors may take to be given back, in milliseconds. */
const GIVING_BACK = 20_000;
/** How long a link room outlives its last person's going, and a bit. */
const LINK_LIFE = 75_000;

/** Lets everyone go, and waits until the server has seen that. */
export async function empty(scene: Scene): Promise<void> {
  const { crowd, witness, verdict } = scene;
  await verdict.settles(() =>
    crowd.leave() ? undefined : "some clients are still connected"
  );
  // Rooms that may be come back to are not waited for: the witness is an operator.
  for (const link of crowd.links) await witness.ask(`/close ${link}`, DONE);
  await verdict.settles(async () => {
    const [people] = await stats(scene);
    return people === 1 ? undefined : `/stats says ${people} people of 1`;
  });
  await witness.count();
  // An operator among the clients may have had a room kept.
  for (const room of await witness.rooms()) {
    if (room !== "lobby") await witness.ask(`/close ${room}`, DONE);
  }
  await witness.ask("/rooms", ONLY_LOBBY);
}

/** Measures the server once it is at rest. */
export async function measure(
  { verdict }: Scene,
  target: Target,
  { clients }: Record,
  first: Rest | undefined,
): Promise<Rest> {
  // The last connections linger for a second.
  if (first === undefined) await verdict.pause(3_000);
  await verdict.settles(() => {
    const { descriptors } = target;
    return descriptors <= (first?.descriptors ?? Infinity)
      ? undefined
      : `${descriptors} descriptors of ${first?.descriptors} are open`;
  }, GIVING_BACK);
  const held = await target.held();
  return { held, descriptors: target.descriptors, clients };
}

/**
 * Looks whether memory rises with the clients that came and went. Of a leak,
 * one measurement tells little beside what a runtime takes for itself in its
 * first minutes; the slope over several tells what each client leaves.
 */
export function keepsNothing(rests: readonly Rest[]): void {
  // What is loaded and compiled when it is first needed is no leak.
  const slope = slopeOf(rests.slice(1));
  const list = rests.map(({ held }) => (held / MIB).toFixed(1)).join(", ");
  const told = `${
    Math.round(slope)
  } bytes are left of each client; MiB at rest: ${list}`;
  console.log(told);
  const clients = rests.at(-1)!.clients - rests[1].clients;
  if (clients >= FEWEST && slope > MOST_LEFT) throw new Violation(told);
}

/** Bytes for each client, by least squares. */
function slopeOf(rests: readonly Rest[]): number {
  const mean = (of: (rest: Rest) => number) =>
    rests.reduce((sum, rest) => sum + of(rest), 0) / rests.length;
  const [x, y] = [mean(({ clients }) => clients), mean(({ held }) => held)];
  const covariance = mean(({ clients, held }) => (clients - x) * (held - y));
  return covariance / mean(({ clients }) => (clients - x) ** 2);
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
  for (const name of names.values()) await witness.ask(`/unban ${name}`, DONE);
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
