/**
 * Three servers, people on each, and faults.
 *
 * @module
 */

import { eventually } from "../harness/eventually.ts";
import { Crowd } from "./crowd.ts";
import { faultsOf } from "./history.ts";
import { Nemesis } from "./nemesis.ts";
import { pause } from "./pause.ts";
import { PresenceRecord } from "./presence.ts";
import { randomFrom } from "./random.ts";
import { Roamer } from "./roamer.ts";
import { Servers } from "./servers.ts";
import { Whispers } from "./whispers.ts";

/** The result of a run. */
export interface Report {
  /** What did not hold. */
  readonly faults: readonly string[];
  /** What was done, and how often. */
  readonly counts: Readonly<Record<string, number>>;
  /** The faults that were made, by kind. */
  readonly made: Readonly<Record<string, number>>;
  /** How long lines took, in milliseconds. */
  readonly delays: readonly number[];
}

/** Runs for so long, with the faults that a seed gives. */
export async function run(seconds: number, seed: number): Promise<Report> {
  const random = randomFrom(seed);
  await using servers = await Servers.start();
  const whispers = new Whispers();
  const presence = new PresenceRecord();
  const founder = await servers.running[0]!.login("founder");
  founder.says("/invite new");
  const link = (await founder.sees(/\/join \S+$/)).split(" ").at(-1)!;
  const crowd = new Crowd({ servers, link, whispers, presence, random });
  const found: string[] = [];
  await eventually(
    () => crowd.roamers.every(({ stay }) => stay.isThere),
    "all are in the link room",
  );
  founder.closes();
  const nemesis = new Nemesis(servers, presence, random);
  await nemesis.rage(seconds * 1_000);
  crowd.calm();
  // Whoever hung finds itself given up, and all come back.
  await pause(8_000);
  await eventually(() => crowd.isSettled, "all is shown")
    .catch((error) => found.push(String(error)));
  found.push(...await unequalLists(crowd));
  const stays = crowd.all.map(({ stay }) => stay);
  const roamers = crowd.all.filter((one) => one instanceof Roamer);
  const told = whispers.judge();
  const listed = presence.judge();
  found.push(...faultsOf(stays), ...told.faults, ...listed.faults);
  found.push(...roamers.flatMap(({ faults }) => faults));
  const counts = {
    lines: stays.reduce((sum, { sent }) => sum + sent.length, 0),
    resumes: roamers.reduce((sum, { resumed }) => sum + resumed, 0),
    resumesUnanswered: roamers.length - crowd.roamers.length,
    ...{ whispers: told.accepted, whispersLostAtCuts: told.lostAtCuts },
    ...{ lists: listed.answers, listsSoonAfterDeaths: listed.close },
  };
  await crowd.goes();
  const delays = crowd.all.flatMap((one) => one.delays).sort((a, b) => a - b);
  return { faults: found, counts, made: nemesis.made, delays };
}

/** Whoever is in the lobby now must be told of by every server. */
async function unequalLists({ inLobby }: Crowd): Promise<string[]> {
  const names = (list: readonly string[]) =>
    list.filter((name) => name !== "king").sort().join();
  const here = names([...inLobby].map(({ stay }) => stay.name));
  const lists = await Promise.all([...inLobby].map((one) => one.who()));
  return lists.filter((list) => names(list) !== here)
    .map((list) => `/who is ${names(list)}, not ${here}`);
}
