import fc from "fast-check";
import { assertEquals } from "@std/assert";
import { Admission } from "../../src/sessions/admission.ts";

const LIMITS = {
  clients: 5,
  perAddress: 2,
  arrivals: 4,
  arrivalWindow: 1000,
  share56: 2,
  share48: 4,
};

Deno.test("Admission.enter() lets in as many as fit, and again when somebody left", () => {
  const admission = new Admission({ ...LIMITS, perAddress: 0 });
  for (let n = 0; n < 5; n++) assertEquals(admission.enter("a", 0), undefined);
  assertEquals(admission.enter("b", 0), "serverFull");
  admission.leave("a");
  assertEquals(admission.enter("b", 0), undefined);
  assertEquals(admission.count, 5);
});

Deno.test("Admission.enter() counts each address by itself", () => {
  const admission = new Admission(LIMITS);
  for (const address of ["192.0.2.1", "192.0.2.2"]) {
    assertEquals(admission.enter(address, 0), undefined);
    assertEquals(admission.enter(address, 0), undefined);
    assertEquals(admission.enter(address, 0), "addressFull");
  }
  admission.leave("192.0.2.1");
  assertEquals(admission.enter("192.0.2.1", 0), undefined);
  assertEquals(admission.enter("192.0.2.2", 0), "addressFull");
});

Deno.test("Admission.enter() counts IPv6 by the network of 64 bits", () => {
  const admission = new Admission(LIMITS);
  assertEquals(admission.enter("2001:db8:0:1::1", 0), undefined);
  assertEquals(admission.enter("2001:db8:0:1:ffff::2", 0), undefined);
  assertEquals(admission.enter("2001:db8:0:1::3", 0), "addressFull");
  assertEquals(admission.enter("2001:db8:0:2::1", 0), undefined);
});

Deno.test("Admission.enter() counts those who come and go within the window", () => {
  const admission = new Admission(LIMITS);
  for (let n = 0; n < 4; n++) {
    assertEquals(admission.enter("a", n), undefined);
    admission.leave("a");
  }
  assertEquals(admission.enter("a", 999), "addressFast");
  assertEquals(admission.enter("b", 999), undefined);
  assertEquals(admission.enter("a", 1000), undefined);
});

Deno.test("Admission.enter() without a bound on addresses counts none of that", () => {
  const admission = new Admission({ ...LIMITS, clients: 100, perAddress: 0 });
  for (let n = 0; n < 100; n++) {
    assertEquals(admission.enter("a", 0), undefined);
  }
});

Deno.test("Admission.enter() counts the networks around an IPv6 address too", () => {
  const admission = new Admission({ ...LIMITS, clients: 1000 });
  let inside = 0;
  for (let n = 0; n < 256; n++) {
    const address = `2001:db8:0:${n.toString(16)}::1`;
    if (admission.enter(address, n * 1000) === undefined) inside++;
  }
  assertEquals(inside, 4);
});

Deno.test("Admission.enter() counts how fast they come from the networks around it", () => {
  const admission = new Admission(LIMITS);
  let came = 0;
  for (let n = 0; n < 256; n++) {
    const address = `2001:db8:0:${n.toString(16)}::1`;
    if (admission.enter(address, 0) !== undefined) continue;
    came++;
    admission.leave(address);
  }
  assertEquals(came, 8);
});

Deno.test("Admission.enter() makes room when all is full, for those alone who may come in", () => {
  const admission = new Admission({ ...LIMITS, clients: 1 });
  admission.enter("192.0.2.1", 0);
  const letOut = () => admission.leave("192.0.2.1");
  assertEquals(admission.enter("192.0.2.2", 0), "serverFull");
  assertEquals(admission.enter("192.0.2.2", 0, () => {}), "serverFull");
  assertEquals(admission.enter("192.0.2.2", 0, letOut), undefined);
  assertEquals(admission.count, 1);
  const crowded = new Admission({ ...LIMITS, clients: 2 });
  for (let n = 0; n < 2; n++) crowded.enter("192.0.2.2", 0);
  let isAsked = false;
  const ask = () => void (isAsked = true);
  assertEquals(crowded.enter("192.0.2.2", 0, ask), "addressFull");
  assertEquals(isAsked, false);
});

Deno.test("Admission.passOn() forgets that somebody came, in their own window alone", () => {
  const admission = new Admission(LIMITS);
  for (let n = 0; n < 100; n++) {
    assertEquals(admission.enter("a", 0), undefined);
    admission.passOn("a", 0);
  }
  assertEquals(admission.count, 0);
  // What came before this window is not taken from those of this one.
  for (let n = 0; n < 4; n++) {
    assertEquals(admission.enter("a", 1000), undefined);
    admission.passOn("a", 0);
  }
  assertEquals(admission.enter("a", 1000), "addressFast");
});

Deno.test("Admission.count, whoever comes and goes, is those who are in", () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom("a", "b", "c"), fc.boolean()),
  );
  fc.assert(fc.property(steps, (steps) => {
    const admission = new Admission({ ...LIMITS, arrivals: 1000 });
    const inside: string[] = [];
    for (const [address, isComing] of steps) {
      const mine = inside.filter((other) => other === address).length;
      const mayCome = inside.length < 5 && mine < 2;
      if (isComing) {
        assertEquals(admission.enter(address, 0) === undefined, mayCome);
        if (mayCome) inside.push(address);
      } else if (mine > 0) {
        admission.leave(address);
        inside.splice(inside.indexOf(address), 1);
      }
      assertEquals(admission.count, inside.length);
    }
  }));
});
