/**
 * Stands in for `jsr:@std/streams` where JSR cannot be reached: the one class
 * that maru uses, with the same name, types and answers.
 *
 * @module
 */

export * from "./text_line_stream.ts";
