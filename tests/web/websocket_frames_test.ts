import { assertEquals } from "@std/assert";
import { Frames } from "../../src/web/websocket_frames.ts";

Deno.test("Frames tells the length in as few bytes as it takes", () => {
  const frames = new Frames();
  for (
    const [length, head] of [
      [1, [0x81, 1]],
      [125, [0x81, 125]],
      [126, [0x81, 126, 0, 126]],
      [65_535, [0x81, 126, 255, 255]],
      [65_536, [0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0]],
    ] as const
  ) {
    const bytes = new Uint8Array(length).fill(0x61);
    const frame = frames.of(bytes);
    assertEquals([...frame.subarray(0, head.length)], [...head]);
    assertEquals(frame.subarray(head.length), bytes);
  }
});

Deno.test("Frames makes one frame for all who are sent the same bytes", () => {
  const frames = new Frames();
  const [one, other] = [new Uint8Array([1]), new Uint8Array([1])];
  const frame = frames.of(one);
  assertEquals(frames.of(one) === frame, true);
  assertEquals(frames.of(other) === frame, false);
});
