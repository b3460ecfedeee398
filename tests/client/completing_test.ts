import { testWith } from "../harness/program.ts";
import { TestServer } from "../harness/test_server.ts";
import { Pane } from "./harness/pane.ts";

const QUIET = ["--name", "alice", "--time", "off"];

testWith(
  "tmux",
  "maru connect completes commands from the server's help",
  async () => {
    await using server = new TestServer();
    await using pane = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
    await pane.sees("lobby ›");
    await pane.types("/whoi");
    await pane.presses("Tab");
    await pane.shows("lobby › /whois");
    await pane.presses("C-u");
    await pane.types("/echo ");
    await pane.presses("Tab");
    await pane.shows("lobby › /echo on");
    await pane.presses("Tab");
    await pane.shows("lobby › /echo off");
  },
);

testWith(
  "tmux",
  "maru connect completes names, who spoke last first",
  async () => {
    await using server = new TestServer();
    const [brian, bob] = await server.join("brian", "bob");
    await using pane = await Pane.open([`127.0.0.1:${server.port}`, ...QUIET]);
    await pane.sees("lobby ›");
    brian.says("one");
    await pane.sees("[brian] one");
    bob.says("two");
    await pane.sees("[bob] two");
    await pane.types("hello b");
    await pane.presses("Tab");
    await pane.shows("lobby › hello bob");
    await pane.presses("Tab");
    await pane.shows("lobby › hello brian");
    await pane.presses("Tab");
    await pane.shows("lobby › hello bob");
    await pane.presses("C-u");
    await pane.types("/msg br");
    await pane.presses("Tab");
    await pane.shows("lobby › /msg brian");
    await pane.says("psst");
    await brian.sees("[alice -> you] psst");
    await pane.shows("[you -> brian] psst", "lobby ›");
  },
);
