import { assertEquals } from "@std/assert";
import { Secret } from "../../src/rooms/secret.ts";

Deno.test("Secret.matches() takes the same words, and no others", () => {
  const secret = new Secret("open sesame");
  assertEquals(secret.matches("open sesame"), true);
  const others = ["", "open", "open sesame ", "Open sesame", "x".repeat(4096)];
  for (const words of others) assertEquals(secret.matches(words), false);
});

Deno.test("Secret.matches() takes the same letters, however they are composed", () => {
  assertEquals(new Secret("한글é").matches("한글é".normalize("NFD")), true);
});
