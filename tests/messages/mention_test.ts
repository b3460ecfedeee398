import { assertEquals } from "@std/assert";
import { mentions } from "../../src/messages/mention.js";

Deno.test("mentions() is about words, and knows Korean particles", () => {
  const yes = [
    ["hi Alice!", "alice"],
    ["ALICE", "alice"],
    ["alice님 안녕", "alice"],
    ["민수야 뭐해", "민수"],
    ["민수님은?", "민수"],
    ["a.b?", "a.b"],
    ["anne-marie, are you there", "Anne-Marie"],
  ];
  const no = [
    ["malice", "alice"],
    ["alice2", "alice"],
    ["alice_", "alice"],
    ["민수정 왔다", "민수"],
    ["김민수", "민수"],
    ["axb", "a.b"],
    ["anything", ""],
  ];
  for (const [text, name] of yes) {
    assertEquals(mentions(text, name), true, text);
  }
  for (const [text, name] of no) {
    assertEquals(mentions(text, name), false, text);
  }
});
