/**
 * The trial, from the start of the server to its end.
 *
 * @module
 */

import {
  empty,
  endsLinkRooms,
  freesNames,
  keepsNothing,
  measure,
  type Rest,
} from "./aftermath.ts";
import { Crowd } from "./crowd.ts";
import { OPERATOR_PASSWORD } from "./deeds.ts";
import { BECAME_OPERATOR } from "./forms.ts";
import { inspect, type Scene } from "./inspect.ts";
import type { FuzzOptions } from "./options.ts";
import { Random } from "./random.ts";
import type { Record } from "./record.ts";
import { Target } from "./target.ts";
import { Verdict, Violation } from "./verdict.ts";
import { Witness } from "./witness.ts";

/** How often all clients go, and memory is counted. */
const TIDES = 6;
/** How often, in rounds, everybody stops until both sides agree. */
const INSPECTION = 0.02;
/** The rounds that are under way when the server is asked to stop. */
const LAST_ROUNDS = 30;

/**
 * Tries a server.
 *
 * @throws {Violation} When something does not hold that has to.
 */
export async function run(
  { seconds, seed, rate, links }: FuzzOptions,
  record: Record,
): Promise<void> {
  const [random, verdict] = [new Random(seed), new Verdict()];
  await using target = await Target.start(verdict, rate);
  const crowd = new Crowd(target.port, random, record, verdict);
  const witness = await Witness.join(target.port, verdict);
  const scene = { crowd, witness, verdict };
  await witness.ask(`/op ${OPERATOR_PASSWORD}`, BECAME_OPERATOR);
  const rests: Rest[] = [];
  for (let tide = 0; tide < TIDES; tide++) {
    await load(scene, random, seconds / TIDES);
    await empty(scene);
    rests.push(await measure(scene, target, record, rests[0]));
  }
  await freesNames(scene);
  await empty(scene);
  if (links) await endsLinkRooms(scene);
  keepsNothing(rests);
  for (let round = 0; round < LAST_ROUNDS; round++) await step(scene);
  witness.leaves();
  const code = await target.stop();
  if (code !== 0) throw new Violation(`the server ended with ${code}`);
}

/** Lets the crowd do as it likes for so many seconds. */
async function load(
  scene: Scene,
  random: Random,
  seconds: number,
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    await step(scene);
    if (random.chance(INSPECTION)) await inspect(scene);
  }
  await inspect(scene);
}

/** One round. The witness's line sets the pace: the server is never swamped. */
async function step({ crowd, witness }: Scene): Promise<void> {
  crowd.act();
  await witness.mark();
}
