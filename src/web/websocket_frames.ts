/**
 * WebSocket frames, as a server sends them.
 *
 * @module
 */

// RFC 6455, 5.2: a whole message of text, and how longer ones tell their length.
const WHOLE_TEXT = 0x81;
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
      this.#frame = frame(bytes);
    }
    return this.#frame;
  }
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
