#include <string.h>

#include "load.h"

void keep_tail(struct person *p, const char *bytes, const char *end) {
  if (end - bytes > TAIL) bytes = end - TAIL;
  p->tail_size = (int)(end - bytes);
  memmove(p->tail, bytes, p->tail_size);
}

// Eight digits at once: neighbours are added up to pairs, pairs to fours, fours to the number.
static inline uint32_t eight_digits(const char *at) {
  uint64_t digits;
  memcpy(&digits, at, sizeof digits);
  digits = (digits & 0x0f0f0f0f0f0f0f0f) * 2561 >> 8;
  digits = (digits & 0x00ff00ff00ff00ff) * 6553601 >> 16;
  return (uint32_t)((digits & 0x0000ffff0000ffff) * 42949672960001 >> 32);
}

static inline void deliver(struct load *l, struct person *p, uint32_t number, uint64_t now) {
  uint32_t speaker = number % STRIDE - p->room * l->speakers_per_room;
  if (speaker >= (uint32_t)l->speakers_per_room) {
    l->strays++;
    return;
  }
  uint32_t *next = &p->next[speaker];
  if (number != *next && *next != UINT32_MAX) {
    if (number < *next) {
      l->repeated++;
      return;
    }
    l->gaps += (number - *next) / STRIDE;
  }
  *next = number + STRIDE;
  l->arrivals++;
  struct line *line = line_of(l, number);
  if (line->number != number || !line->left) return;
  if (line->due >= l->measure_from && line->due < l->measure_to) {
    l->delivered++;
    record(&l->latency, now - line->due);
  }
  if (!--line->left) line_complete(l, line);
}

static void heard(struct load *l, struct person *p) {
  p->heard = true;
  l->heard++;
}

static void hear_other(struct load *l, struct person *p, const char *line, size_t size) {
  if (size >= 4 && !memcmp(line, "PING", 4)) person_send(l, p, "PONG\r\n", 6);
}

// Most lines are as long as the one before, which one look tells: the search is for the others.
// A wrong guess swallows a line and so shows as a loss; it can never hide one.
static inline const char *find_end(const char *line, const char *end, ptrdiff_t guess, int line_end) {
  if (guess && guess < end - line && line[guess] == '\n' && line[guess - line_end - MARK] == '~') return line + guess;
  return memchr(line, '\n', end - line);
}

// Every line of every reader is looked at, none is taken for granted: the mark is found by its
// place, and all of it together costs about 10 ns a line.
void hear(struct load *l, struct person *p, const char *bytes, size_t size) {
  const char *end = bytes + size, *newline;
  int line_end = l->protocol->line_end;
  ptrdiff_t guess = 0;
  uint64_t now = now_ns();
  while ((newline = find_end(bytes, end, guess, line_end))) {
    const char *text_end = newline - line_end;
    if (text_end - bytes < MARK || text_end[-MARK] != '~') {
      hear_other(l, p, bytes, newline - bytes);
    } else {
      guess = newline - bytes;
      if (!p->heard) heard(l, p);
      if (!p->silent) deliver(l, p, eight_digits(text_end - DIGITS), now);
    }
    bytes = newline + 1;
  }
  keep_tail(p, bytes, end);
}
