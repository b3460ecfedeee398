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
    help: "Which version this is; always 1.",
    type: "gauge",
    label: "version",
    read: ({ version }) => ({ [version]: 1 }),
  },
  {
    name: "maru_people",
    help: "People who have a name.",
    type: "gauge",
    read: ({ services }) => services.registry.size,
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
    help: "Connections that are served, with people or without.",
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
    help: "Connections that were refused as there were too many.",
    type: "counter",
    label: "reason",
    read: ({ services }) => services.counters.refused,
  },
  {
    name: "maru_logins_refused_total",
    help: "Answers at a login that were not taken, and logins that timed out.",
    type: "counter",
    label: "reason",
    read: ({ services }) => services.counters.refusedLogins,
  },
  {
    name: "maru_people_left_total",
    help: "People who left; slow for those who read too slowly to be kept.",
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
    name: "maru_deliveries_total",
    help: "Writes to connections, each with all that was waiting for one.",
    type: "counter",
    read: ({ services }) => services.writeScheduler.writes,
  },
  {
    name: "maru_delivered_bytes_total",
    help: "Bytes written to connections, before TLS and framing.",
    type: "counter",
    read: ({ services }) => services.writeScheduler.bytes,
  },
  {
    name: "maru_deliveries_waiting",
    help: "Connections that wait for their turn to be written to.",
    type: "gauge",
    read: ({ services }) => services.writeScheduler.waiting,
  },
  {
    name: "maru_wave_deliveries",
    help: "Writes that were started at once.",
    type: "histogram",
    divisor: 1,
    read: ({ services }) => services.writeScheduler.sizes,
  },
  {
    name: "maru_wave_lag_seconds",
    help: "Time until all who waited behind a wave had been written to.",
    type: "histogram",
    divisor: SECOND,
    read: ({ services }) => services.writeScheduler.queueDelay.times,
  },
  {
    name: "maru_event_loop_delay_seconds",
    help: "How late a timer of a tenth of a second was.",
    type: "histogram",
    divisor: SECOND,
    read: ({ loopDelays }) => loopDelays,
  },
  {
    name: "maru_unread_bytes",
    help: "Memory of what is said in rooms and not yet read by everyone.",
    type: "gauge",
    read: ({ services }) => services.registry.unreadBytes,
  },
  {
    name: "maru_log_entries_dropped_total",
    help: "Entries of the log that were not written as nobody read it.",
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
