/**
 * WebSocket frames, as a server sends them.
 *
 * @module
 */

// RFC 6455, 5.2: a whole message of text, and how longer ones tell their length.
const WHOLE_TEXT = 0x81;
const LF = 0x0a, CR = 0x0d;
const TWO_BYTES = 126, EIGHT_BYTES = 127;

/**
 * Puts text into frames. A server's frames are not masked, so readers of the
 * same bytes get the same frame, which is made once for consecutive readers.
 */
export class Frames {
  #bytes: Uint8Array | undefined;
  #frame: Uint8Array = new Uint8Array(0);

  /** The frame of `bytes`, which are UTF-8. The caller changes neither. */
  of(bytes: Uint8Array): Uint8Array {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#frame = this.make(bytes);
    }
    return this.#frame;
  }

  /** Makes what carries `bytes`. */
  protected make(bytes: Uint8Array): Uint8Array {
    return frame(bytes);
  }
}

/**
 * The same with a frame for each line, without its end, as subprotocols of
 * lines have it.
 */
export class LineFrames extends Frames {
  /** Makes a frame for each line of `bytes`. */
  protected override make(bytes: Uint8Array): Uint8Array {
    const frames: Uint8Array[] = [];
    let from = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, from)) {
      const isCrLf = end > from && bytes[end - 1] === CR;
      frames.push(frame(bytes.subarray(from, isCrLf ? end - 1 : end)));
      from = end + 1;
    }
    return joined(frames);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function frame(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  const head = length < TWO_BYTES ? 2 : length < 0x10000 ? 4 : 10;
  const whole = new Uint8Array(head + length);
  const view = new DataView(whole.buffer);
  view.setUint8(0, WHOLE_TEXT);
  view.setUint8(1, head === 2 ? length : head === 4 ? TWO_BYTES : EIGHT_BYTES);
  if (head === 4) view.setUint16(2, length);
  if (head === 10) view.setBigUint64(2, BigInt(length));
  whole.set(bytes, head);
  return whole;
}
