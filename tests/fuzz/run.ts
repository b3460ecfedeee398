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
import { OPERATOR_PASSWORD } from "./line_deeds.ts";
import { BECAME_OPERATOR } from "./forms.ts";
import { inspect, type Scene } from "./inspect.ts";

import { Random } from "./random.ts";
import type { Record } from "./record.ts";
import { Returners } from "./returners.ts";
import { Scripts } from "./scripts.ts";
import { Target, type TargetOptions } from "./target.ts";
import { Verdict, Violation } from "./verdict.ts";
import { Witness } from "./witness.ts";

/** How often all clients go, and memory is counted. */
const TIDES = 6;
/** How often, in rounds, everybody stops until both sides agree. */
const INSPECTION = 0.02;
/** How many names the server is asked for at a time, when there is a rate. */
const ASKED = 50;
/** The rounds that are under way when the server is asked to stop. */
const LAST_ROUNDS = 30;

/** One go of the trial. */
export interface Go extends TargetOptions {
  /** How long. */
  readonly seconds: number;
  /** What decides every choice. */
  readonly seed: number;
  /** Whether to wait, a minute more, until the rooms that are links end too. */
  readonly links: boolean;
}

/**
 * Tries a server.
 *
 * @throws {Violation} When something does not hold that has to.
 */
export async function run(
  { seconds, seed, rate, links, isSecure }: Go,
  record: Record,
): Promise<void> {
  const [random, verdict] = [new Random(seed), new Verdict()];
  await using target = await Target.start(verdict, { rate, isSecure });
  const web = target.doors.find(({ speaks }) => speaks === "web")!;
  const scripts = new Scripts(web, random.fork(), record, verdict);
  const trusted = (room: string, token: string) => scripts.learns(room, token);
  const crowd = new Crowd(target.doors, random, record, verdict, trusted);
  const witness = await Witness.join(target.doors[0].port, verdict);
  const mostAsked = rate === 0 ? Infinity : ASKED;
  const returners = new Returners(web, random.fork(), record, verdict);
  scripts.learns("lobby", await witness.token());
  witness.scripts = scripts;
  const scene = {
    crowd,
    returners,
    scripts,
    witness,
    verdict,
    target,
    mostAsked,
  };
  await witness.ask(`/op ${OPERATOR_PASSWORD}`, BECAME_OPERATOR);
  const rests: Rest[] = [];
  for (let tide = 0; tide < TIDES; tide++) {
    await load(scene, random, seconds / TIDES);
    await empty(scene);
    rests.push(await measure(scene, record, rests[0]));
  }
  await freesNames(scene);
  await empty(scene);
  if (links) await endsLinkRooms(scene);
  keepsNothing(rests);
  for (let round = 0; round < LAST_ROUNDS; round++) await step(scene);
  returners.close();
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
async function step(
  { crowd, returners, scripts, witness }: Scene,
): Promise<void> {
  crowd.act();
  returners.act();
  scripts.act(crowd.links);
  await witness.mark();
}
