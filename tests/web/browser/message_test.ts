/// <reference lib="dom" />

import { assert, assertEquals } from "@std/assert";
import { browserTest, Stage } from "../harness/stage.ts";

const CODE = `function greet(name) {
    // <b>not bold</b>, /quit, https://example.org

    return \`hello \${name}\`;
}`;

browserTest("browser: a paste of sixty lines is one message", async () => {
  await using stage = await Stage.open({ limits: { rate: 5, burst: 20 } });
  const alice = await stage.host("alice");
  const bob = await stage.guest("bob", alice);
  const nc = await stage.server.login("nc");
  await nc.says(`/join ${alice.path.replace("/r/", "")}`);
  await bob.sees("nc has joined", "news");
  const lines = Array.from({ length: 60 }, (_, at) => `line ${at} of sixty`);
  await alice.says(lines.join("\n"));
  const message = await bob.sees("line 59 of sixty");
  assertEquals(await message.locator(".text").textContent(), lines.join("\n"));
  assertEquals(await bob.log.locator(".said").count(), 1);
  for (const line of lines) await nc.sees(`[alice] ${line}`);
  await alice.says("and on");
  await bob.sees("and on");
  assertEquals(await alice.line.inputValue(), "");
  assertEquals(await alice.log.locator(".notice").count(), 0);
});

browserTest("browser: code is shown as code, and copied as it is", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  const bob = await stage.guest("bob", alice, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await alice.says(CODE);
  const message = await bob.sees("function greet");
  const pre = message.locator("pre");
  await pre.getByText("}", { exact: false }).waitFor();
  await bob.sees("hello ${name}");
  await alice.says("end");
  await bob.sees("end");
  assertEquals(await pre.textContent(), CODE);
  assertEquals(await message.locator("a, b").count(), 0);
  await message.getByRole("button", { name: "Copy" }).click();
  await message.getByRole("button", { name: "Copied" }).waitFor();
  assertEquals(
    await bob.page.evaluate("navigator.clipboard.readText()"),
    CODE,
  );
});

browserTest("browser: a late page sees the same message", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  await alice.says("one\n\nthree");
  await alice.sees("three");
  const bob = await stage.guest("bob", alice);
  const message = await bob.sees("three");
  assertEquals(await message.locator(".text").textContent(), "one\n\nthree");
});

browserTest("browser: Markdown marks, and what is none stays", async () => {
  await using stage = await Stage.open();
  const alice = await stage.host("alice");
  await alice.says("a `<code>` and **bold**는, *em* but 2*3*4 and **/*.ts");
  const line = (await alice.sees("a <code>")).locator(".text");
  assertEquals(
    await line.innerHTML(),
    "a <code>&lt;code&gt;</code> and <strong>bold</strong>는, <em>em</em> " +
      "but 2*3*4 and **/*.ts",
  );
  await alice.says("> quoted\nanswer");
  const quote = await alice.sees("answer");
  assertEquals(await quote.locator("blockquote").textContent(), "quoted");
});

browserTest(
  "browser: of a message, only the line that is too long comes back",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    const bob = await stage.guest("bob", alice);
    const long = "x".repeat(5000);
    await alice.says(`first\n${long}\nthird\nfourth`);
    const message = await bob.sees("fourth");
    await alice.sees("What had not been sent", "notice");
    assertEquals(await alice.line.inputValue(), long);
    assert((await message.locator(".text").textContent())!.includes("third"));
    const all = await bob.log.locator(".said .text").allTextContents();
    assertEquals(all.join("\n"), "first\nthird\nfourth");
  },
);

browserTest(
  "browser: a file that is pasted or dropped is not lost in silence",
  async () => {
    await using stage = await Stage.open();
    const alice = await stage.host("alice");
    for (const kind of ["paste", "drop"]) {
      const wasTaken = await alice.page.evaluate(`(() => {
      const data = new DataTransfer();
      data.items.add(new File(["x"], "x.png", { type: "image/png" }));
      const event = "${kind}" === "paste"
        ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
        : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
      return !document.getElementById("line").dispatchEvent(event);
    })()`);
      assert(wasTaken, kind);
    }
    await alice.sees("Only text can be sent here", "notice");
    assertEquals(await alice.count("Only text can be sent here"), 2);
  },
);
