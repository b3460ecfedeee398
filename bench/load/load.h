// The load: people who log in, some of whom speak, and the measuring of what reaches them all.

#ifndef LOAD_H
#define LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "histogram.h"

#define SECOND 1000000000ull
#define MILLISECOND 1000000ull

enum {
  // The mark that ends every spoken text: '~' and the line's number. What it is found by is its
  // place before the line's end, so no protocol's framing before the text has to be parsed.
  DIGITS = 8,
  MARK = DIGITS + 1,
  // What is kept of a line cut by the end of a read: enough for the mark and for a PING.
  TAIL = 32,
  READ_SIZE = 256 << 10,
  LINES = 1 << 20,
  // A line's number is the speaker's own count times this, plus the speaker: more speakers than
  // there can be, and a power of two, as every line of every reader is divided by it.
  STRIDE = 1 << 10,
  TEXT_MAX = 8 << 10,
  FRAME_HEAD = 10,
};

struct options {
  const char *protocol;
  int port, pid;
  int people, rooms, silent, window;
  // Where names and rooms begin, beside another load against the same chat.
  int first;
  // Lines on their way in each room (closed loop), or lines a second in all (open loop).
  int in_flight, rate;
  int speakers;
  int bytes;
  bool korean, burst, idle, whisper;
  double warmup, seconds, drain, patience;
};

// Of a protocol, the load knows how one gets in, how one speaks, and what comes back.
struct step {
  const char *until;
  const char *send;
};

struct protocol {
  const char *name;
  bool echo;
  int line_end;
  // How one speaks to one other person; NULL where the load does not do so.
  const char *whisper;
  const struct step *steps;
  // Further steps when there is more than one room.
  const struct step *room_steps;
  const char *say;
  bool web;
};

enum state { CONNECTING, LOGGING_IN, IN, GONE };

// Where in a WebSocket's stream one is: in the answer to the upgrade, in a frame's head, or in it.
struct web {
  int ends, head_size;
  uint8_t head[FRAME_HEAD];
  uint64_t left;
};

struct person {
  int fd, id, room, first;
  // Whom they whisper to.
  int partner;
  enum state state;
  const struct step *step;
  bool room_steps, silent, heard;
  uint64_t started;
  int tail_size;
  char tail[TAIL];
  // The number that is due next from each speaker of the room: what shows a loss or a repetition.
  uint32_t *next;
  char *unsent;
  size_t unsent_size;
  struct web web;
};

struct speaker {
  struct person *person;
  uint32_t lines;
  struct line *pending;
};

struct line {
  uint64_t due;
  uint32_t number, left;
};

// What the kernel knows of the server and of itself at one moment.
struct reading {
  uint64_t at, server_cpu, server_waited, own_cpu, idle, preempted;
  long rss_kb, peak_kb, descriptors;
  long syn_again, overflows;
};

enum phase { ARRIVING, SETTLING, WARMING, MEASURING, DRAINING };

struct load {
  struct options options;
  const struct protocol *protocol;
  enum phase phase;
  int epoll;
  struct person *people;
  int total, started, in, heard, gone;
  // Why the first who was lost was lost.
  const char *loss;
  struct speaker *speakers;
  int speaker_count, speakers_per_room;
  struct line *lines;
  uint64_t next_due, interval;
  uint32_t round_robin;
  uint64_t expected, delivered, arrivals, gaps, repeated, strays, given_up, reads;
  uint64_t measure_from, measure_to, phase_start, next_tick;
  uint32_t complete;
  uint64_t first_syn, last_in, slowest_connect;
  int syn_again;
  uint64_t idle, longest_turn;
  struct histogram latency;
  struct reading before, begin, end;
};

// A ring of the latest lines: at 20,000 a second a line has 50 s to reach everyone.
static inline struct line *line_of(const struct load *l, uint32_t number) {
  return &l->lines[(number / STRIDE * l->speaker_count + number % STRIDE) % LINES];
}

uint64_t now_ns(void);

bool parse_options(struct options *o, int argc, char **argv);

const struct protocol *protocol_named(const char *name);
int fill_template(char *to, size_t size, const char *from, const struct person *p, const char *text, int text_size);

void start_people(struct load *l);
void log_in(struct load *l, struct person *p, const char *bytes, size_t size);
void fall_silent(struct load *l);

void person_event(struct load *l, struct person *p, uint32_t events);
void person_lose(struct load *l, struct person *p, const char *why);
void person_send(struct load *l, struct person *p, const char *bytes, size_t size);
void person_send_raw(struct load *l, struct person *p, const char *bytes, size_t size);
void hear(struct load *l, struct person *p, const char *bytes, size_t size);
void keep_tail(struct person *p, const char *bytes, const char *end);

bool in_frames(const struct person *p);
size_t frame(char *to, const char *text, size_t size);
size_t unframe(struct load *l, struct person *p, char *bytes, size_t size);

void seat_speakers(struct load *l);
void speak(struct load *l, int speaker, uint64_t due);
void speak_in_every_room(struct load *l, bool everyone);
void start_speaking(struct load *l);
void speak_due(struct load *l, uint64_t now);
void line_complete(struct load *l, const struct line *line);
void give_up_stalled(struct load *l, uint64_t now);

void enter_phase(struct load *l, enum phase phase);
bool run_until(struct load *l, bool (*done)(const struct load *), double seconds);
void take_times(const struct load *l, struct reading *r);
void take_reading(const struct load *l, struct reading *r);
void print_report(struct load *l, const char *error);

#endif
