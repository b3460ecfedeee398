/**
 * Steps of a model-based test.
 *
 * @module
 */

import fc from "fast-check";

/** Something that is done to a model and to what it is a model of. */
export type Step<Model> = (model: Model) => void;

/** A step that a failed run shows by `name`. */
export function step<Model>(name: string, run: Step<Model>): Step<Model> {
  return Object.assign(run, { [fc.toStringMethod]: () => name });
}
