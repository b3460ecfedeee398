import fc from "fast-check";
import { assertEquals } from "@std/assert";
import { Gate } from "../../src/gate.ts";

const LIMITS = { clients: 5, perAddress: 2, arrivals: 4, arrivalWindow: 1000 };

Deno.test("Gate.enter() lets in as many as fit, and again when somebody left", () => {
  const gate = new Gate({ ...LIMITS, perAddress: 0 });
  for (let n = 0; n < 5; n++) assertEquals(gate.enter("a", 0), undefined);
  assertEquals(gate.enter("b", 0), "serverFull");
  gate.leave("a");
  assertEquals(gate.enter("b", 0), undefined);
  assertEquals(gate.count, 5);
});

Deno.test("Gate.enter() counts each address by itself", () => {
  const gate = new Gate(LIMITS);
  for (const address of ["192.0.2.1", "192.0.2.2"]) {
    assertEquals(gate.enter(address, 0), undefined);
    assertEquals(gate.enter(address, 0), undefined);
    assertEquals(gate.enter(address, 0), "addressFull");
  }
  gate.leave("192.0.2.1");
  assertEquals(gate.enter("192.0.2.1", 0), undefined);
  assertEquals(gate.enter("192.0.2.2", 0), "addressFull");
});

Deno.test("Gate.enter() counts IPv6 by the network of 64 bits", () => {
  const gate = new Gate(LIMITS);
  assertEquals(gate.enter("2001:db8:0:1::1", 0), undefined);
  assertEquals(gate.enter("2001:db8:0:1:ffff::2", 0), undefined);
  assertEquals(gate.enter("2001:db8:0:1::3", 0), "addressFull");
  assertEquals(gate.enter("2001:db8:0:2::1", 0), undefined);
});

Deno.test("Gate.enter() counts those who come and go within the window", () => {
  const gate = new Gate(LIMITS);
  for (let n = 0; n < 4; n++) {
    assertEquals(gate.enter("a", n), undefined);
    gate.leave("a");
  }
  assertEquals(gate.enter("a", 999), "addressFast");
  assertEquals(gate.enter("b", 999), undefined);
  assertEquals(gate.enter("a", 1000), undefined);
});

Deno.test("Gate.enter() without a bound on addresses counts none of that", () => {
  const gate = new Gate({ ...LIMITS, clients: 100, perAddress: 0 });
  for (let n = 0; n < 100; n++) assertEquals(gate.enter("a", 0), undefined);
});

Deno.test("Gate.enter() survives a clock that is set back", () => {
  const gate = new Gate(LIMITS);
  for (let n = 0; n < 4; n++) {
    gate.enter("a", 1_000_000);
    gate.leave("a");
  }
  assertEquals(gate.enter("a", 1_000_000), "addressFast");
  // What was counted by a clock that was wrong does not count.
  assertEquals(gate.enter("a", 5), undefined);
});

Deno.test("Gate.count, whoever comes and goes, is those who are in", () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom("a", "b", "c"), fc.boolean()),
  );
  fc.assert(fc.property(steps, (steps) => {
    const gate = new Gate({ ...LIMITS, arrivals: 1000 });
    const inside: string[] = [];
    for (const [address, isComing] of steps) {
      const mine = inside.filter((other) => other === address).length;
      const mayCome = inside.length < 5 && mine < 2;
      if (isComing) {
        assertEquals(gate.enter(address, 0) === undefined, mayCome);
        if (mayCome) inside.push(address);
      } else if (mine > 0) {
        gate.leave(address);
        inside.splice(inside.indexOf(address), 1);
      }
      assertEquals(gate.count, inside.length);
    }
  }));
});
