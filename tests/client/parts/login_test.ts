import { assertEquals } from "@std/assert";
import { FakeClock } from "../../harness/fake_clock.ts";
import { ClientLogin } from "../../../src/client/client_login.ts";
import {
  type ClientState,
  newClientState,
} from "../../../src/client/client_state.ts";

/** A login, and what it does, one after the other. */
function login(given: Partial<ClientState> = {}) {
  const did: string[] = [];
  const memory = newClientState({
    name: "alice",
    roomKey: undefined,
    lang: undefined,
    isMaru: false,
    password: undefined,
    ...given,
  });
  const it = new ClientLogin(memory, {
    send: (line) => void did.push(`send ${line}`),
    ask: (asked, isAgain) =>
      void did.push(`ask ${asked}${isAgain ? " again" : ""}`),
    show: ({ text }) => void did.push(`show ${text}`),
    enter: (entry) => void did.push(`enter ${entry}`),
  });
  return { it, did, memory };
}

Deno.test("ClientLogin sends nothing but the name to a server it does not know", () => {
  using _ = new FakeClock();
  const { it, did } = login({ roomKey: "builds", lang: "ko" });
  it.prompted("name");
  it.line("*** [alice]님, 어서 오세요. /help 를 치면 명령어가 나옵니다.", 0);
  assertEquals(did, ["send alice", "enter maru"]);
});

Deno.test("ClientLogin asks for JSON, language and room where it knows the server", () => {
  using _ = new FakeClock();
  const { it, did } = login({ isMaru: true, roomKey: "builds", lang: "ko" });
  it.prompted("name");
  it.line('{"kind":"notice","code":"setting","text":"format is json"}', 0);
  it.line('{"kind":"prompt","for":"name","text":"login ID: "}', 0);
  it.line('{"kind":"prompt","for":"name","text":"login ID: "}', 0);
  it.line('{"kind":"notice","code":"startIn","text":"you will start"}', 0);
  it.line('{"kind":"prompt","for":"name","text":"login ID: "}', 0);
  it.line('{"kind":"welcome","who":"alice","text":"welcome"}', 0);
  assertEquals(did, [
    ...["send /format json", "send /lang ko", "send /join builds"],
    ...["send alice", "enter json"],
  ]);
});

Deno.test("ClientLogin asks again when a name is refused", () => {
  using _ = new FakeClock();
  const { it, did } = login();
  it.prompted("name");
  it.line("*** that name is taken", 0);
  it.prompted("name");
  it.answer("name", "bob");
  it.line("[bob] has joined", 0);
  assertEquals(did, [
    ...["send alice", "show *** that name is taken", "ask name again"],
    ...["send bob", "show [bob] has joined", "enter plain"],
  ]);
});

Deno.test("ClientLogin gives the password that it has, once", () => {
  using _ = new FakeClock();
  const { it, did } = login({ password: "sesame", name: "" });
  it.prompted("password");
  it.line("*** wrong password", 0);
  it.prompted("password");
  it.answer("password", "open sesame");
  it.prompted("name");
  assertEquals(did, [
    ...["send sesame", "show *** wrong password", "ask password again"],
    ...["send open sesame", "ask name"],
  ]);
});

Deno.test("ClientLogin takes commands before the name for what they are", () => {
  using _ = new FakeClock();
  const { it, did, memory } = login({ name: "" });
  it.prompted("name");
  it.answer("name", "/lang ko");
  it.line("*** lang: ko", 0);
  it.prompted("name");
  assertEquals(did, [
    ...["ask name", "send /lang ko", "show *** lang: ko", "ask name"],
  ]);
  assertEquals(memory.name, "");
});

Deno.test("ClientLogin goes in where nothing is asked for, without a name", async () => {
  using clock = new FakeClock();
  const { it, did, memory } = login();
  it.line("<announce> already connected: nobody.", 0);
  await clock.passes(1999);
  assertEquals(did.length, 1);
  await clock.passes(1);
  assertEquals(did[1], "enter plain");
  assertEquals(memory.name, "");
});

Deno.test("ClientLogin waits longer for a server that says nothing at all", async () => {
  using clock = new FakeClock();
  const [named, nameless] = [login(), login({ name: "" })];
  await clock.passes(9999);
  assertEquals([named.did, nameless.did], [[], ["enter plain"]]);
  await clock.passes(1);
  assertEquals(named.did, ["enter plain"]);
});

Deno.test("ClientLogin stays where a server speaks while it waits for a name", async () => {
  using clock = new FakeClock();
  const { it, did } = login({ name: "" });
  it.prompted("name");
  it.line("*** the server is going down; goodbye", 0);
  await clock.passes(60_000);
  assertEquals(did, [
    "ask name",
    "show *** the server is going down; goodbye",
  ]);
});
