/** The scenarios, as data. */

/** What the load is asked to do. */
export interface Scenario {
  readonly id: string;
  /** The letter by which `--only` chooses it. */
  readonly group: string;
  readonly title: string;
  readonly people: number;
  /** @default {1} */
  readonly rooms?: number;
  /** People who join and then never read. @default {0} */
  readonly silent?: number;
  /** Closed loop: lines on their way in each room. */
  readonly inFlight?: number;
  /** Open loop: lines a second in all. */
  readonly rate?: number;
  /** Size of a spoken line with its newline. @default {64} */
  readonly bytes?: number;
  readonly korean?: boolean;
  /** They come over WebSocket, and read JSON. */
  readonly web?: boolean;
  /** Only the arrival is measured, all at once. */
  readonly burst?: boolean;
  /** Everyone speaks to one other person only. */
  readonly whisper?: boolean;
  /** Nobody speaks. */
  readonly idle?: boolean;
  /** What it shows takes this long. @default {0} */
  readonly leastSeconds?: number;
  /** A point of the picture, not of the tables; measured for a shorter time. */
  readonly sweep?: boolean;
}

const number = new Intl.NumberFormat("en");

/** The rates at which the picture has a point, in lines a second. */
export const sweepRates = [100, 250, 500, 1000, 2000, 5000, 10000, 20000];

const tableRates = [1000, 5000, 20000];

function closed(group: string, people: number, inFlight: number): Scenario {
  const flight = inFlight === 1 ? "one line" : `${inFlight} lines`;
  const title = `${number.format(people)} readers, ${flight} in flight`;
  return { id: `${group}-${people}`, group, title, people, inFlight };
}

function open(group: string, people: number, rate: number): Scenario {
  const readers = number.format(people);
  const title = `${readers} readers, ${number.format(rate)} lines/s`;
  return { id: `${group}-${rate}`, group, title, people, rate };
}

function withSilent(scenario: Scenario): Scenario {
  const title = `${scenario.title}, and 100 who never read`;
  // A log of 4 MiB and what the kernel takes are full after 8 s at the highest rate, and no sooner.
  const leastSeconds = scenario.rate === 20000 ? 10 : 0;
  return { ...scenario, title, silent: 100, leastSeconds };
}

/** Everything that is measured, in order. */
export const scenarios: readonly Scenario[] = [
  closed("a", 100, 1),
  closed("a", 1000, 1),
  closed("b", 100, 64),
  closed("b", 1000, 64),
  ...sweepRates.map((rate) => ({
    ...open("c", 1000, rate),
    sweep: !tableRates.includes(rate),
  })),
  ...tableRates.map((rate) => withSilent(open("d", 1000, rate))),
  open("e", 10000, 100),
  open("e", 10000, 1000),
  {
    ...closed("f", 10000, 1),
    id: "f",
    title: "1,000 rooms of 10, one line in flight in each",
    rooms: 1000,
  },
  {
    id: "g",
    group: "g",
    title: "1,000 people connect at once",
    people: 1000,
    burst: true,
  },
  {
    id: "h",
    group: "h",
    title: "10,000 people who say nothing",
    people: 10000,
    idle: true,
  },
  {
    ...open("i", 1000, 100),
    id: "i-long",
    title: "1,000 readers, 100 lines/s of 4 KiB",
    bytes: 4096,
  },
  {
    ...open("i", 1000, 5000),
    id: "i-korean",
    title: "1,000 readers, 5,000 lines/s in Korean",
    korean: true,
  },
  {
    ...open("j", 1000, 2000),
    id: "j",
    title: "1,000 WebSocket readers, 2,000 lines/s",
    web: true,
  },
  {
    ...closed("k", 1000, 1000),
    id: "k",
    title: "1,000 people whisper, one line in flight from each",
    whisper: true,
  },
];

/** The same scenario at a size that takes about two seconds. */
export function small(scenario: Scenario): Scenario {
  const { people, rooms, rate, silent, whisper } = scenario;
  return {
    ...scenario,
    people: Math.min(people, 200),
    ...(rooms && { rooms: Math.min(rooms, 20) }),
    ...(whisper && { inFlight: 200 }),
    ...(rate && { rate: Math.min(rate, 1000) }),
    ...(silent && { silent: 10, leastSeconds: 0 }),
  };
}
