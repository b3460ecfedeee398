import { assertEquals } from "@std/assert";
import { duration, parseDuration } from "../../src/commands/duration.ts";
import { texts } from "../../src/messages/texts/texts.ts";

Deno.test("parseDuration() takes minutes, hours and days", () => {
  assertEquals(parseDuration("10m"), 600_000);
  assertEquals(parseDuration("2h"), 7_200_000);
  assertEquals(parseDuration("3d"), 259_200_000);
});

Deno.test("parseDuration() takes nothing else, and no more than ten years", () => {
  const others = ["", "0m", "m", "10", "10s", "1.5h", "-1h", "10M", "3651d"];
  for (const text of [...others, "9999999m"]) {
    assertEquals(parseDuration(text), undefined, text);
  }
});

Deno.test("duration() shows the two largest parts", () => {
  const shown = (seconds: number) => duration(seconds * 1000, texts.en);
  assertEquals(shown(0), "0 s");
  assertEquals(shown(-5), "0 s");
  assertEquals(shown(59), "59 s");
  assertEquals(shown(60), "1 min");
  assertEquals(shown(3661), "1 h 1 min");
  assertEquals(shown(3601), "1 h");
  assertEquals(shown(90_061), "1 d 1 h");
});
