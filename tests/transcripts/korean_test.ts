import { TestServer } from "../harness/test_server.ts";

Deno.test("한국어: a conversation on a server that speaks Korean", async () => {
  await using server = new TestServer({ lang: "ko" });
  const minsu = await server.connect("민수");
  await minsu.seesNext("로그인ID:");
  minsu.says("민수");
  await minsu.seesNext(
    "*** [민수]님, 어서 오세요. /help 를 치면 명령어가 나옵니다.",
    "*** 1명이 있습니다: 민수",
    "*** [민수]님이 입장했습니다.",
  );

  const jiyoung = await server.connect("지영");
  await jiyoung.seesNext("로그인ID:");
  jiyoung.says("민수");
  await jiyoung.seesNext("*** 이미 등록된 사용자입니다.", "로그인ID:");
  jiyoung.says("지영");
  await jiyoung.sees("*** [지영]님이 입장했습니다.");
  await minsu.seesNext("*** [지영]님이 입장했습니다.");

  jiyoung.says("안녕하세요");
  await minsu.seesNext("[지영] 안녕하세요");
  minsu.says("/me 손을 흔든다");
  await jiyoung.seesNext("[지영] 안녕하세요", "* 민수 손을 흔든다");
  minsu.says("/msg 지영 점심 먹었어요?");
  await minsu.seesNext("* 민수 손을 흔든다", "[나 -> 지영] 점심 먹었어요?");
  await jiyoung.seesNext("[민수 -> 나] 점심 먹었어요?");
  jiyoung.says("/quit 먹으러 갑니다");
  await jiyoung.seesNext("*** 안녕히 가세요.");
  await jiyoung.ends();
  await minsu.seesNext("*** [지영]님이 퇴장했습니다. (먹으러 갑니다)");
  const stopped = server.stop();
  await minsu.seesNext("*** 서버를 닫습니다. 안녕히 가세요.");
  await minsu.ends();
  await stopped;
});

Deno.test("한국어: a name that is refused is told why", async () => {
  await using server = new TestServer({ lang: "ko" });
  const somebody = await server.connect();
  await somebody.seesNext("로그인ID:");
  const refusals: [name: string, why: string][] = [
    ["가".repeat(25), "이름은 1자 이상 24자 이하입니다."],
    ["홍 길동", LETTERS],
    ["раyрal", "여러 문자를 섞어 다른 이름처럼 보일 수 있는 이름입니다."],
    ["관리자", "서버가 쓰는 이름입니다."],
  ];
  for (const [name, why] of refusals) {
    somebody.says(name);
    await somebody.seesNext(`*** ${why}`, "로그인ID:");
  }
  somebody.says("마루");
  await somebody.seesNext(
    "*** 서버가 쓰는 이름입니다.",
    "*** 너무 여러 번 시도했습니다. 안녕히 가세요.",
  );
  await somebody.ends();
});

Deno.test("한국어: whoever takes too long is sent away", async () => {
  await using server = new TestServer({ lang: "ko", limits: { login: 20 } });
  const somebody = await server.connect();
  await somebody.seesNext(
    "로그인ID:",
    "*** 0초 동안 이름을 받지 못했습니다. 안녕히 가세요.",
  );
  await somebody.ends();
});

Deno.test("한국어: a line that is not sent is told of", async () => {
  await using server = new TestServer({ lang: "ko" });
  const [minsu] = await server.join("민수");
  minsu.says("가".repeat(1366));
  minsu.sends(new Uint8Array([0xc3, 0x28, 0x0a]));
  await minsu.seesNext(
    "*** 보내지 않았습니다: 한 줄은 4096바이트까지입니다. 아무도 보지 못했습니다.",
    "*** 보내지 않았습니다: UTF-8 글자가 아닙니다.",
  );
});

Deno.test("/lang: every sentence is in the new language from then on", async () => {
  await using server = new TestServer();
  const [alice, bob] = await server.join("alice", "bob");
  bob.says("/lang ko");
  await bob.seesNext("*** lang: ko");
  alice.says("hi");
  alice.says("/nick carol");
  alice.says("/topic tea");
  bob.says("/topic");
  alice.says("/quit");
  await bob.seesNext(
    "[alice] hi",
    "*** [alice]님이 이름을 [carol](으)로 바꿨습니다.",
    "*** [carol]님이 정한 주제: tea",
  );
  await bob.sees("*** lobby 방의 주제: tea");
  bob.says("/lang en");
  await bob.sees("*** lang is en");
  await alice.sees("*** goodbye");
});

Deno.test("/lang: works before the login", async () => {
  await using server = new TestServer();
  const somebody = await server.connect();
  await somebody.seesNext("login ID: ");
  somebody.says("/lang ko");
  await somebody.seesNext("*** lang: ko", "로그인ID:");
});

const LETTERS =
  "이름에는 글자, 숫자, _ - . 만 쓸 수 있고 글자나 숫자로 시작해야 합니다.";
