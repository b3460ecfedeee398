/**
 * The table of metrics.
 *
 * @module
 */

import process from "node:process";
import type { ByLabel, Metric } from "./metric.ts";

const SECOND = 1_000;

/** Every metric, in the order in which they are shown. */
export const METRICS: readonly Metric[] = [
  {
    name: "maru_build_info",
    help: "The version, as a label; always 1.",
    type: "gauge",
    label: "version",
    read: ({ version }) => ({ [version]: 1 }),
  },
  {
    name: "maru_people",
    help: "People who have a name.",
    type: "gauge",
    read: ({ services }) => services.registry.names.size,
  },
  {
    name: "maru_rooms",
    help: "Rooms, those found by name and those found by their link alone.",
    type: "gauge",
    label: "kind",
    read: ({ services: { registry: { roomCount, links } } }) => ({
      named: roomCount - links.size,
      link: links.size,
    }),
  },
  {
    name: "maru_connections",
    help: "Connections that are being served, before or after the login.",
    type: "gauge",
    label: "transport",
    read: ({ services: { counters: { opened, closed } } }) =>
      less(opened, closed),
  },
  {
    name: "maru_connections_opened_total",
    help: "Connections that were served.",
    type: "counter",
    label: "transport",
    read: ({ services }) => services.counters.opened,
  },
  {
    name: "maru_connections_refused_total",
    help: "Connections that were refused because there were too many.",
    type: "counter",
    label: "reason",
    read: ({ services }) => services.counters.refused,
  },
  {
    name: "maru_logins_refused_total",
    help: "Answers that a login refused, and logins that timed out.",
    type: "counter",
    label: "reason",
    read: ({ services }) => services.counters.refusedLogins,
  },
  {
    name: "maru_people_left_total",
    help: "People who left; reason slow for those who read too slowly.",
    type: "counter",
    label: "reason",
    read: ({ services: { counters: { left } } }) => {
      // A person who moves to another room does not leave the server.
      const { moved: _, ...reasons } = left;
      return reasons;
    },
  },
  {
    name: "maru_lines_received_total",
    help: "Lines that people sent.",
    type: "counter",
    read: ({ services }) => services.counters.lines,
  },
  {
    name: "maru_writes_total",
    help: "Writes to connections; one write may carry many lines.",
    type: "counter",
    read: ({ services }) => services.writeScheduler.writes,
  },
  {
    name: "maru_written_bytes_total",
    help: "Bytes written to connections, before TLS and framing.",
    type: "counter",
    read: ({ services }) => services.writeScheduler.bytes,
  },
  {
    name: "maru_writes_waiting",
    help: "Connections that wait for their turn to be written.",
    type: "gauge",
    read: ({ services }) => services.writeScheduler.waiting,
  },
  {
    name: "maru_wave_writes",
    help: "Writes that one wave started.",
    type: "histogram",
    divisor: 1,
    read: ({ services }) => services.writeScheduler.sizes,
  },
  {
    name: "maru_queue_delay_seconds",
    help: "Time a connection waited for its turn to be written, sampled.",
    type: "histogram",
    divisor: SECOND,
    read: ({ services }) => services.writeScheduler.queueDelay.times,
  },
  {
    name: "maru_event_loop_delay_seconds",
    help: "Lateness of a timer of 100 ms.",
    type: "histogram",
    divisor: SECOND,
    read: ({ loopDelays }) => loopDelays,
  },
  {
    name: "maru_unread_bytes",
    help: "Memory of feeds, for readers who are behind.",
    type: "gauge",
    read: ({ services }) => services.registry.unreadBytes,
  },
  {
    name: "maru_log_entries_dropped_total",
    help: "Log entries that were dropped because nobody read the log.",
    type: "counter",
    read: ({ services }) => services.log.dropped,
  },
  {
    name: "maru_heap_used_bytes",
    help: "Memory of JavaScript objects.",
    type: "gauge",
    read: () => Deno.memoryUsage().heapUsed,
  },
  {
    name: "maru_external_memory_bytes",
    help: "Memory of buffers, outside of the heap.",
    type: "gauge",
    read: () => Deno.memoryUsage().external,
  },
  {
    name: "process_resident_memory_bytes",
    help: "Resident memory size in bytes.",
    type: "gauge",
    read: () => Deno.memoryUsage().rss,
  },
  {
    name: "process_cpu_seconds_total",
    help: "Total user and system CPU time spent in seconds.",
    type: "counter",
    read: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
  },
  {
    name: "process_start_time_seconds",
    help: "Start time of the process since unix epoch in seconds.",
    type: "gauge",
    read: ({ services }) => services.since / SECOND,
  },
];

function less(all: ByLabel, gone: ByLabel): ByLabel {
  return Object.fromEntries(
    Object.entries(all).map(([label, count]) => [label, count - gone[label]]),
  );
}
