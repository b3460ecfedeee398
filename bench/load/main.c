// The load generator. One thread, so that its own share of the work can be read off one number:
// the time it spent with nothing to do. See README.md for what the runs are.

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/resource.h>

#include "load.h"

enum { EVENTS = 256 };

static void tick(struct load *l, uint64_t now) {
  if (l->phase == ARRIVING) start_people(l);
  speak_due(l, now);
  if (now < l->next_tick) return;
  l->next_tick = now + SECOND / 4;
  if (l->phase == SETTLING) speak_in_every_room(l, false);
  give_up_stalled(l, now);
}

static void handle_events(struct load *l, struct epoll_event *events, int count) {
  for (int i = 0; i < count; i++) {
    person_event(l, events[i].data.ptr, events[i].events);
    // A turn over many readers is long: lines that fall due meanwhile go out on time.
    if (l->interval) speak_due(l, now_ns());
  }
}

// A microsecond lets a few arrivals gather. Without it every arrival is fetched alone, and a program
// that keeps up with ease looks as busy as one that does not.
static void rest(uint64_t now) {
  while (now_ns() < now + 1000) continue;
}

// It asks again and again instead of sleeping: a server that sends to someone asleep pays for
// waking them, a tenth of its time with 100 readers, and the slower it is, the more often.
bool run_until(struct load *l, bool (*done)(const struct load *), double seconds) {
  struct epoll_event events[EVENTS];
  uint64_t now = now_ns(), deadline = now + (uint64_t)(seconds * SECOND);
  while (!done || !done(l)) {
    if (now >= deadline) return false;
    tick(l, now);
    int count = epoll_wait(l->epoll, events, EVENTS, 0);
    if (count > 0) handle_events(l, events, count);
    else rest(now);
    uint64_t turn = now_ns() - now;
    if (count <= 0) l->idle += turn;
    if (l->phase == MEASURING && turn > l->longest_turn) l->longest_turn = turn;
    now += turn;
  }
  return true;
}

void enter_phase(struct load *l, enum phase phase) {
  l->phase = phase;
  l->phase_start = now_ns();
  l->complete = 0;
}

// A crowd at the door is counted to the last; otherwise one who is turned away ends the run.
static bool all_in(const struct load *l) {
  return l->in + l->gone == l->total || (l->gone && !l->options.burst);
}

// Where one does not hear oneself, the one who speaks in the room is not waited for.
static bool all_heard(const struct load *l) {
  return l->heard >= l->total - (l->protocol->echo ? 0 : l->options.rooms);
}

static bool all_complete(const struct load *l) { return l->complete == (uint32_t)l->speaker_count; }

static bool drained(const struct load *l) { return l->delivered == l->expected; }

// In two steps: until everyone has heard someone, so is in; then one more line from each speaker.
// When that has reached everyone, so has all that was said of the joining before it.
static const char *settle(struct load *l) {
  double patience = l->options.patience;
  enter_phase(l, SETTLING);
  if (!run_until(l, all_heard, patience)) return "not everyone could be heard by everyone in time";
  enter_phase(l, DRAINING);
  speak_in_every_room(l, true);
  return run_until(l, all_complete, patience) ? NULL : "a line did not reach everyone in time";
}

static void measure(struct load *l) {
  const struct options *o = &l->options;
  fall_silent(l);
  take_reading(l, &l->begin);
  if (!o->idle) {
    enter_phase(l, WARMING);
    start_speaking(l);
    run_until(l, NULL, o->warmup);
  }
  take_times(l, &l->begin);
  enter_phase(l, MEASURING);
  l->arrivals = l->reads = 0;
  l->measure_from = l->phase_start;
  l->measure_to = l->measure_from + (uint64_t)(o->seconds * SECOND);
  run_until(l, NULL, o->seconds);
  speak_due(l, l->measure_to);
  enter_phase(l, DRAINING);
  run_until(l, drained, o->drain);
  take_reading(l, &l->end);
}

static bool prepare(struct load *l) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  signal(SIGPIPE, SIG_IGN);
  l->protocol = protocol_named(l->options.protocol);
  l->total = l->options.people + l->options.silent;
  l->people = calloc(l->total, sizeof *l->people);
  l->lines = calloc(LINES, sizeof *l->lines);
  l->epoll = epoll_create1(0);
  l->measure_from = l->measure_to = UINT64_MAX;
  if (l->options.burst) l->options.window = l->total;
  seat_speakers(l);
  return files.rlim_cur >= (rlim_t)l->total + 16;
}

static const char *run(struct load *l) {
  if (!prepare(l)) return "the limit of open files is too low for so many people";
  take_reading(l, &l->before);
  if (!run_until(l, all_in, l->options.patience)) return "not everyone could log in in time";
  if (l->gone) return "someone was turned away at the door";
  if (l->options.burst) return NULL;
  const char *error = settle(l);
  if (!error) measure(l);
  return error;
}

int main(int argc, char **argv) {
  static struct load l;
  if (!parse_options(&l.options, argc, argv)) return 2;
  const char *error = run(&l);
  print_report(&l, error);
  return error ? 1 : 0;
}
