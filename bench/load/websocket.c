// WebSocket (RFC 6455), as far as a client needs it whose server sends each message in one frame.

#include <stdlib.h>
#include <string.h>

#include "load.h"

enum { LAST = 0x80, MASKED = 0x80, TEXT = LAST | 1, PING = LAST | 9, PONG = LAST | 10 };

// Lengths from here on stand in the next two bytes, or in the next eight.
enum { TWO_BYTES = 126, EIGHT_BYTES = 127 };

// Behind the empty line that ends the answer to the upgrade, there are frames.
static const char answer_end[] = "\r\n\r\n";

bool in_frames(const struct person *p) { return p->web.ends == sizeof answer_end - 1; }

static char *pass_answer(struct web *w, char *at, const char *end) {
  for (; at < end && answer_end[w->ends]; at++) {
    w->ends = *at == answer_end[w->ends] ? w->ends + 1 : *at == '\r';
  }
  return at;
}

// A client's frames are masked (5.3).
static size_t put_frame(char *to, uint8_t kind, const char *text, size_t size) {
  uint8_t *at = (uint8_t *)to, mask[4];
  uint32_t key = (uint32_t)random();
  memcpy(mask, &key, sizeof mask);
  *at++ = kind;
  if (size < TWO_BYTES) {
    *at++ = MASKED | (uint8_t)size;
  } else {
    *at++ = MASKED | TWO_BYTES;
    *at++ = (uint8_t)(size >> 8);
    *at++ = (uint8_t)size;
  }
  memcpy(at, mask, sizeof mask);
  at += sizeof mask;
  for (size_t i = 0; i < size; i++) *at++ = (uint8_t)text[i] ^ mask[i % 4];
  return (char *)at - to;
}

size_t frame(char *to, const char *text, size_t size) { return put_frame(to, TEXT, text, size); }

static int head_size(const struct web *w) {
  if (w->head_size < 2 || w->head[1] < TWO_BYTES) return 2;
  return w->head[1] == TWO_BYTES ? 4 : 10;
}

static uint64_t length_of(const struct web *w) {
  if (w->head_size == 2) return w->head[1];
  uint64_t length = 0;
  for (int i = 2; i < w->head_size; i++) length = length << 8 | w->head[i];
  return length;
}

// Anything but a whole text or a bare ping is no frame of this server's: it closed, or what it
// sent is torn.
static void begin_frame(struct load *l, struct person *p) {
  struct web *w = &p->web;
  char pong[FRAME_HEAD];
  w->left = length_of(w);
  w->head_size = 0;
  if (w->head[0] == TEXT && w->head[1] <= EIGHT_BYTES) return;
  if (w->head[0] != PING || w->left) return person_lose(l, p, "a frame that is neither text nor ping");
  person_send_raw(l, p, pong, put_frame(pong, PONG, "", 0));
}

// Takes the frames off, in place. What is left is the text that was in them; its size is returned.
size_t unframe(struct load *l, struct person *p, char *bytes, size_t size) {
  struct web *w = &p->web;
  char *end = bytes + size, *at = pass_answer(w, bytes, end), *to = at;
  while (at < end && p->state != GONE) {
    if (w->left) {
      size_t part = w->left < (uint64_t)(end - at) ? w->left : (size_t)(end - at);
      memmove(to, at, part);
      to += part, at += part, w->left -= part;
    } else {
      w->head[w->head_size++] = (uint8_t)*at++;
      if (w->head_size == head_size(w)) begin_frame(l, p);
    }
  }
  return to - bytes;
}
