/**
 * Looking whether the server and its clients agree.
 *
 * @module
 */

import type { Crowd } from "./crowd.ts";
import { STATS } from "./forms.ts";
import type { Returners } from "./returners.ts";
import type { Scripts } from "./scripts.ts";
import type { Target } from "./target.ts";
import type { Verdict } from "./verdict.ts";
import type { Witness } from "./witness.ts";

/** Who has to agree. */
export interface Scene {
  /** Everyone who tries the server. */
  readonly crowd: Crowd;
  /** Those who are cut off and come back. */
  readonly returners: Returners;
  /** Scripts that post and read over HTTP. */
  readonly scripts: Scripts;
  /** Who sees what comes of it. */
  readonly witness: Witness;
  /** Whether everything holds. */
  readonly verdict: Verdict;
  /** The server. */
  readonly target: Target;
  /** How many names the server is asked for at a time; the rate is a bound. */
  readonly mostAsked: number;
}

/**
 * Waits until what has been sent has come to the server, and what it answers to
 * those who read; by then both sides have to agree who is there.
 */
export async function inspect(scene: Scene): Promise<void> {
  const { crowd, witness, verdict, returners, scripts } = scene;
  await verdict.settles(async () => {
    crowd.listen();
    return returners.settles() ?? scripts.settles() ??
      await wrongCount(scene) ??
      wrongLobby(scene) ??
      await whoIsMissing(scene);
  });
  await witness.count();
  returners.lookBack();
}

/** How many people and rooms the server says there are. */
export async function stats({ witness }: Scene): Promise<[number, number]> {
  const [, people, rooms] = await witness.ask("/stats", STATS);
  return [Number(people), Number(rooms)];
}

async function wrongCount(scene: Scene): Promise<string | undefined> {
  const [people] = await stats(scene);
  const { crowd, returners, scripts } = scene;
  const least = crowd.named.length + returners.count + 1;
  // Who never reads may have a name or none, or have been cut off for it.
  // The same is true of those who were cut off and may come back, and of a
  // script that reads.
  const most = least + crowd.unknown + scripts.readerNames.length;
  return people >= least && people <= most
    ? undefined
    : `/stats says ${people} people, but there are ${least} to ${most}`;
}

function wrongLobby(
  { crowd, witness, returners, scripts }: Scene,
): string | undefined {
  const known = new Set([
    ...crowd.named.map(({ ear }) => ear.name),
    ...returners.names,
    ...scripts.readerNames,
  ]);
  const { present } = witness.roster;
  const strangers = [...present].filter((name) => !known.has(name));
  // The witness is one of them.
  return strangers.length <= crowd.unknown + 1
    ? undefined
    : `nobody connected bears these names: ${strangers.join(", ")}`;
}

async function whoIsMissing(
  { crowd, witness, mostAsked }: Scene,
): Promise<string | undefined> {
  for (const peer of crowd.someNamed(mostAsked)) {
    const { name } = peer.ear;
    // From outside, a person in a link room is nobody.
    if (peer.ear.isHidden) continue;
    const form = new RegExp(
      `^\\*\\*\\* (?:${RegExp.escape(name)}: |(nobody is called ))`,
    );
    const [, nobody] = await witness.ask(`/whois ${name}`, form);
    if (nobody === undefined || !peer.isOpen) continue;
    if (peer.ear.name !== name || peer.ear.isHidden) continue;
    return `${peer.title} is called ${name}, but the server knows nobody\n${peer.trail}`;
  }
  return undefined;
}
