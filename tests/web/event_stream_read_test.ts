import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { assertEquals } from "@std/assert";
import { EventStream } from "../../src/web/event_stream.ts";
import type { Line } from "../../src/net/line_decoder.ts";

Deno.test("EventStream.stopReading() ends a read once its caller has returned", async () => {
  const response = new EventEmitter() as unknown as ServerResponse;
  const stream = new EventStream(response, {
    address: "192.0.2.1",
    lines: ["watcher"],
    isEventSource: false,
    linger: 1000,
  });
  const given: (readonly Line[] | undefined)[] = [];
  const read = () => stream.read((lines) => given.push(lines));
  read();
  read();
  stream.stopReading();
  assertEquals(given, [["watcher"]]);
  await Promise.resolve();
  assertEquals(given, [["watcher"], undefined]);
  read();
  assertEquals(given.length, 3);
});
