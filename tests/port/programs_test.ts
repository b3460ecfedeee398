import { assertEquals, assertMatch } from "@std/assert";
import { Pane } from "../client/harness/pane.ts";
import { makeCertificate } from "../harness/certificate.ts";
import { isInstalled, Program, testWith } from "../harness/program.ts";
import { TempFolder } from "../harness/temp_folder.ts";
import { openIrssi } from "../irc/harness/irc_terminals.ts";
import { browserTest, Stage } from "../web/harness/stage.ts";
import { openForAll } from "./harness/open_for_all.ts";

// On a busy machine, a program may speak late, and would get the prompt.
const UNHURRIED = { limits: { sniff: 5_000 } };

const LINE_CLIENTS = [["nc"], ["ncat"], ["telnet"], ["ncat", "--ssl"]];

for (const [program, ...flags] of LINE_CLIENTS) {
  testWith(program, `one port: ${program} ${flags} talks`, async () => {
    const tls = { port: "off", certificate: makeCertificate() } as const;
    await using server = await openForAll({ tls });
    const bob = await server.login("bob");
    await using alice = Program.start(program, [
      ...flags,
      "127.0.0.1",
      `${server.port}`,
    ]);
    await alice.sees("login ID: ");
    await alice.says("alice");
    await bob.sees("*** alice has joined");
    await alice.says("hello");
    await bob.sees("[alice] hello");
    bob.says("hello yourself");
    await alice.sees("[bob] hello yourself");
  });
}

for (const [program, ...flags] of [["nc", "-q1"], ["ncat"]]) {
  testWith(
    program,
    `one port: a script's lines through ${program}`,
    async () => {
      await using server = await openForAll();
      const bob = await server.login("bob");
      const args = [...flags, "127.0.0.1", `${server.port}`];
      await using script = Program.start(program, args);
      await script.sends(new TextEncoder().encode("bot\nhi\n"));
      await script.endsInput();
      await bob.seesNext(
        "*** bot has joined",
        "[bot] hi",
        "*** bot has left",
      );
      await script.sees("[bot] hi");
      await script.ends();
    },
  );
}

testWith(
  "curl",
  "one port: curl, by HTTP and HTTPS, IPv4 and IPv6",
  async () => {
    const certificate = makeCertificate();
    const tls = { port: "off", certificate } as const;
    await using plain = await openForAll({ ...UNHURRIED, host: undefined });
    await using secure = await openForAll({
      ...UNHURRIED,
      host: undefined,
      tls,
    });
    const [http, https] = [plain.port, secure.port];
    for (
      const url of [
        `http://127.0.0.1:${http}/healthz`,
        `http://[::1]:${http}/healthz`,
        `https://127.0.0.1:${https}/healthz`,
        `https://[::1]:${https}/healthz`,
      ]
    ) assertEquals(await curl("-k", url), "ok\n", url);
    // Two requests over one connection.
    const url = `http://127.0.0.1:${http}/healthz`;
    const count = ["-w", "%{num_connects}"];
    assertEquals(await curl(...count, url, url), "ok\n1ok\n0");
    const away = await curl("-i", `http://127.0.0.1:${https}/r/x?y`);
    assertMatch(away, /^HTTP\/1.1 307 /);
    assertMatch(
      away,
      new RegExp(`Location: https://127.0.0.1:${https}/r/x\\?y`),
    );
  },
);

async function curl(...args: string[]): Promise<string> {
  const command = new Deno.Command("curl", { args: ["-sS", ...args] });
  const { stdout, stderr } = await command.output();
  return new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
}

testWith(
  "openssl",
  "one port: openssl s_client talks, and HTTP in it",
  async () => {
    const tls = { port: 0, certificate: makeCertificate() } as const;
    await using server = await openForAll({ tls });
    for (const port of [server.port, server.tlsPort]) {
      const args = ["s_client", "-quiet", "-connect", `127.0.0.1:${port}`];
      {
        await using alice = Program.start("openssl", args);
        await alice.sees("login ID: ");
        await alice.says("alice");
        await alice.sees("*** alice has joined");
        await alice.says("/quit");
        await alice.sees("*** goodbye");
      }
      await using request = Program.start("openssl", args);
      await request.says("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r");
      await request.sees(/^HTTP\/1.1 200 OK/);
      await request.sees(/^ok$/);
      await using irc = Program.start("openssl", args);
      await irc.says("NICK carol\r\nUSER c 0 * :C\r\nQUIT\r");
      await irc.sees(/^:irc.test 001 carol :/);
    }
  },
);

testWith(
  "openssl",
  "one port: TLS without a certificate fails at once",
  async () => {
    await using server = await openForAll();
    const connect = ["-connect", `127.0.0.1:${server.port}`];
    await using client = Program.start("openssl", ["s_client", ...connect]);
    await client.errors.sees(/alert handshake failure/);
  },
);

testWith(
  isInstalled("irssi") ? "tmux" : "irssi",
  "one port: irssi, maru's own client and nc in one room",
  async () => {
    await using server = await openForAll();
    using home = new TempFolder();
    const { port } = server;
    const nc = await server.login("alice");
    await using own = await Pane.open([
      `127.0.0.1:${port}`,
      ...["--name", "영희", "--time", "off"],
    ]);
    await own.sees("lobby ›");
    await using irssi = await openIrssi({ port, nick: "minsu", home });
    await irssi.sees("End of MOTD");
    await irssi.says("/join #lobby");
    await nc.sees("*** minsu has joined");
    await irssi.says("안녕하세요");
    await nc.sees("[minsu] 안녕하세요");
    await own.sees("[minsu] 안녕하세요");
    await own.says("hello");
    await irssi.sees("< 영희> hello");
    await irssi.says("/quit");
    await nc.sees(/^\*\*\* minsu has left/);
    await irssi.ends(0);
  },
);

browserTest("one port: a browser, whose links lead there", async () => {
  await using stage = Stage.of(await openForAll(UNHURRIED));
  const { server } = stage;
  const bob = await stage.host("bob");
  const alice = await server.login("alice");
  alice.says(`/join ${bob.path.replace("/r/", "")}`);
  await bob.sees("alice has joined", "news");
  await bob.says("hello from a browser");
  await alice.sees("[bob] hello from a browser");
  alice.says("/invite");
  const notice = await alice.sees(/found by its link only/);
  const [link] = notice.match(/http:\S+/)!;
  assertEquals(new URL(link).host, `127.0.0.1:${server.port}`);
  const carol = await stage.visitor("carol");
  await carol.opens(new URL(link).pathname);
  await carol.enters("Come in");
  await alice.sees("*** carol has joined");
});
