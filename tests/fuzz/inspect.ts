/**
 * Looking whether the server and its clients agree.
 *
 * @module
 */

import type { Crowd } from "./crowd.ts";
import { STATS } from "./forms.ts";
import type { Verdict } from "./verdict.ts";
import type { Witness } from "./witness.ts";

/** Who has to agree. */
export interface Scene {
  /** Everyone who tries the server. */
  readonly crowd: Crowd;
  /** Who sees what comes of it. */
  readonly witness: Witness;
  /** Whether everything holds. */
  readonly verdict: Verdict;
}

/**
 * Waits until what has been sent has come to the server, and what it answers to
 * those who read; by then both sides have to agree who is there.
 */
export async function inspect(scene: Scene): Promise<void> {
  const { crowd, witness, verdict } = scene;
  await verdict.settles(async () => {
    crowd.listen();
    return await wrongCount(scene) ?? wrongLobby(scene) ??
      await whoIsMissing(scene);
  });
  await witness.count();
}

/** How many people and rooms the server says there are. */
export async function stats({ witness }: Scene): Promise<[number, number]> {
  const [, people, rooms] = await witness.ask("/stats", STATS);
  return [Number(people), Number(rooms)];
}

async function wrongCount(scene: Scene): Promise<string | undefined> {
  const [people] = await stats(scene);
  const { crowd } = scene;
  const least = crowd.named.length + 1;
  // Who never reads may have a name or none, or have been cut off for it.
  const most = least + crowd.deaf;
  return people >= least && people <= most
    ? undefined
    : `/stats says ${people} people, but there are ${least} to ${most}`;
}

function wrongLobby({ crowd, witness }: Scene): string | undefined {
  const known = new Set(crowd.named.map(({ ear }) => ear.name));
  const { present } = witness.roster;
  const strangers = [...present].filter((name) => !known.has(name));
  // The witness is one of them.
  return strangers.length <= crowd.deaf + 1
    ? undefined
    : `nobody connected bears these names: ${strangers.join(", ")}`;
}

async function whoIsMissing(
  { crowd, witness }: Scene,
): Promise<string | undefined> {
  for (const peer of crowd.named) {
    const { name } = peer.ear;
    const form = new RegExp(
      `^\\*\\*\\* (?:${RegExp.escape(name)}: |(nobody is called ))`,
    );
    const [, nobody] = await witness.ask(`/whois ${name}`, form);
    if (nobody === undefined || !peer.isOpen || peer.ear.name !== name) {
      continue;
    }
    return `client ${peer.id} is called ${name}, but the server knows nobody`;
  }
  return undefined;
}
