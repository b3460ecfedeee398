import { assertEquals } from "@std/assert";
import { WebServer } from "./harness/web_server.ts";

for (const code of [1000, undefined]) {
  Deno.test(`goodbye: whoever closes with ${code ?? "no code"} has left at once`, async () => {
    await using server = await WebServer.open();
    const nc = await server.login("nc");
    const bot = await server.enter("bot");
    await nc.sees("*** bot has joined");
    bot.socket.close(code);
    await nc.seesNext("*** bot has left");
    // The name is free.
    await server.enter("bot");
    await nc.seesNext("*** bot has joined");
  });
}

for (const code of [1001, 4000]) {
  Deno.test(`goodbye: whoever closes with ${code} may come back`, async () => {
    await using server = await WebServer.open();
    const nc = await server.login("nc");
    const page = await server.socket("page");
    page.says("page");
    const { token } = await page.sees({ kind: "welcome" });
    await nc.sees("*** page has joined");
    page.socket.close(code);
    await page.ends();
    const again = await server.socket("page");
    again.says(`/resume ${token}`);
    const { who } = await again.sees({ kind: "welcome" });
    assertEquals(who, "page");
    nc.says("still here?");
    await nc.seesNext("[nc] still here?");
  });
}
