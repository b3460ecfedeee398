// @ts-check
/// <reference lib="dom" />

/** @type {AudioContext | undefined} */
let context;

/** Makes the sound of a knuckle on wood. */
export function playChime() {
  context ??= new AudioContext();
  const start = context.currentTime;
  const tones = [[320, 0.16], [790, 0.05]];
  for (const [frequency, volume] of tones) {
    const tone = new OscillatorNode(context, { frequency });
    const fade = new GainNode(context, { gain: volume });
    fade.gain.setValueAtTime(volume, start);
    fade.gain.exponentialRampToValueAtTime(0.0001, start + 0.14);
    tone.frequency.exponentialRampToValueAtTime(frequency * 0.8, start + 0.1);
    tone.connect(fade).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.15);
  }
}
