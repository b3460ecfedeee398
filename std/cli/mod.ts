/**
 * Stands in for `jsr:@std/cli` where JSR cannot be reached: the one function
 * that maru calls, with the same name, types and answers.
 *
 * @module
 */

export * from "./parse_args.ts";
