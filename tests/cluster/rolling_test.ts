import { assertEquals } from "@std/assert";
import { testWith } from "../harness/program.ts";
import { faultsOf } from "./checker/history.ts";
import { Roamer } from "./checker/roamer.ts";
import { NODES, Servers } from "./checker/servers.ts";
import { Talker } from "./checker/talker.ts";
import { Whispers } from "./checker/whispers.ts";
import { eventually } from "./harness/eventually.ts";

/** Lets a page be on a server that runs, from this one on, until it is told to go. */
async function stays(roamer: Roamer, servers: Servers, first: number) {
  for (let at = first; !roamer.isOut; at++) {
    const port = servers.port(at);
    if (port !== undefined) await roamer.visit(port);
    else await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

testWith(
  "nats-server",
  "cluster: three servers are restarted one after another, and pages lose and double nothing",
  async () => {
    await using servers = await Servers.start();
    const whispers = new Whispers();
    const founder = await servers.running[0]!.login("founder");
    founder.says("/invite new");
    const link = (await founder.sees(/\/join \S+$/)).split(" ").at(-1)!;
    const speak = (name: string) => ({ name, pause: 20, whispers });
    const names = ["anna", "ben", "carl", "dora", "emil", "fritz"];
    const pages = names.map((name) => new Roamer(speak(name), link));
    const lives = pages.map((page, at) => stays(page, servers, at));
    await eventually(() => pages.every(({ isIn }) => isIn), "all are in");
    for (let at = 0; at < NODES; at++) {
      const program = servers.running[at]!;
      const nc = await program.login(`nc${at}`);
      const talker = new Talker(program.port, speak(`talker${at}`));
      await talker.came;
      const before = pages.map(({ stay }) => stay.sent.length);
      await eventually(
        () => pages.every(({ stay }, at) => stay.sent.length > before[at] + 5),
        "all talk",
      );
      const stopped = servers.stop(at);
      await nc.sees(/going down/);
      await nc.rest();
      await talker.ended;
      assertEquals(await stopped, 0);
      await eventually(() => pages.every(({ isIn }) => isIn), "all are back");
      await servers.start(at);
    }
    for (const page of pages) page.falls();
    await eventually(
      () => pages.every(({ isIn, isSettled }) => isIn && isSettled),
      "all is said",
    );
    assertEquals(faultsOf(pages.map(({ stay }) => stay)), []);
    assertEquals(pages.flatMap(({ faults }) => faults), []);
    assertEquals(
      pages.map(({ resumed }) => resumed > 0),
      names.map(() => true),
    );
    for (const page of pages) page.goes();
    await Promise.all(lives);
  },
);
