/**
 * What has to be when everyone has gone.
 *
 * @module
 */

import { CROWD_ADDRESSES, CROWD_NETWORK } from "./addresses.ts";
import { nameKey } from "../../src/rooms/name.ts";
import { DONE } from "./forms.ts";
import { type Scene, stats } from "./inspect.ts";
import type { Record } from "./record.ts";
import { Violation } from "./verdict.ts";

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
  const { crowd, returners, scripts, witness, verdict } = scene;
  await verdict.settles(() =>
    crowd.leave()
      ? returners.leave() ?? scripts.leave()
      : "some clients are still connected"
  );
  // Rooms that may be come back to are not waited for: the witness is an operator.
  for (const link of crowd.links) await witness.ask(`/close ${link}`, DONE);
  await hasNobody(scene);
  await witness.count();
  await hasOnlyLobby(scene);
}

/** Ends the rooms that an operator among the clients had kept. */
async function hasOnlyLobby({ witness }: Scene): Promise<void> {
  const rooms = await witness.rooms();
  for (const room of rooms.keys()) {
    if (room !== "lobby") await witness.ask(`/close ${room}`, DONE);
  }
  const list = [...rooms].map(([room, people]) => `${room} (${people})`);
  if ((await witness.rooms()).size === 1 && rooms.get("lobby") === 1) return;
  throw new Violation(`${list.join(", ")} are not only the witness's lobby`);
}

/** Waits until the server knows nobody but the witness. */
async function hasNobody(scene: Scene): Promise<void> {
  const { crowd, witness, verdict, target } = scene;
  // Until then it may still read a name that somebody sent before going.
  await verdict.settles(async () => {
    const count = await target.connections();
    return count === 1 ? undefined : `${count} connections are open, not 1`;
  });
  const [people] = await stats(scene);
  const most = 1 + crowd.unknown;
  if (people > most) {
    throw new Violation(`/stats says ${people} people, of at most ${most}`);
  }
  // Whoever was cut off is not waited for: a ban ends that.
  await witness.ask(`/ban ${CROWD_NETWORK}`, DONE);
  crowd.laysGhosts();
  const [left] = await stats(scene);
  if (left !== 1) throw new Violation(`/stats says ${left} people of 1`);
  // An operator among the clients may have banned some of the others.
  for (const banned of [CROWD_NETWORK, ...CROWD_ADDRESSES]) {
    await witness.ask(`/unban ${banned}`, DONE);
  }
}

/** Measures the server once it is at rest. */
export async function measure(
  { verdict, target }: Scene,
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

/** Takes every name that anybody had, or as many as the rate lets: each has to be free. */
export async function freesNames(
  { crowd, witness, verdict, mostAsked }: Scene,
): Promise<void> {
  const all = new Map([...crowd.names, ...witness.roster.names]);
  all.delete(nameKey("witness"));
  const names = new Map([...all].slice(0, mostAsked));
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
