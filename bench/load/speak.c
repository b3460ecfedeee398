#include <stdlib.h>
#include <string.h>

#include "load.h"

void seat_speakers(struct load *l) {
  l->speakers_per_room = l->options.speakers;
  l->speaker_count = l->speakers_per_room * l->options.rooms;
  l->speakers = calloc(l->speaker_count, sizeof *l->speakers);
  for (int i = 0; i < l->speaker_count; i++) {
    int room = i / l->speakers_per_room, seat = i % l->speakers_per_room;
    l->speakers[i].person = &l->people[seat * l->options.rooms + room];
  }
  int people = l->options.people;
  for (int i = 0; i < people; i++) l->people[i].partner = (i + people / 2) % people;
}

static bool speaking(const struct load *l) {
  return l->phase == WARMING || l->phase == MEASURING;
}

static char *text_with(const struct load *l, uint32_t number) {
  static char text[TEXT_MAX];
  int mark = l->options.bytes - 1 - MARK;
  if (!text[mark]) {
    for (int i = 0; i < mark; i++) text[i] = (char)('a' + i % 26);
    for (int i = 0; l->options.korean && i + 3 <= mark; i += 3) memcpy(text + i, "마", 3);
    text[mark] = '~';
  }
  for (int i = mark + DIGITS; i > mark; i--, number /= 10) text[i] = (char)('0' + number % 10);
  return text;
}

void speak(struct load *l, int speaker, uint64_t due) {
  struct speaker *s = &l->speakers[speaker];
  uint32_t number = s->lines++ * STRIDE + speaker;
  struct line *line = line_of(l, number);
  // A whisper is shown to both; before the measuring, everyone speaks aloud.
  bool whispers = l->options.whisper && speaking(l);
  uint32_t readers = whispers ? 2 : l->options.people / l->options.rooms - !l->protocol->echo;
  *line = (struct line){.due = due, .number = number, .left = readers};
  s->pending = line;
  if (due >= l->measure_from && due < l->measure_to) l->expected += readers;
  char out[TEXT_MAX];
  const char *text = text_with(l, number);
  int size = fill_template(out, sizeof out, whispers ? l->protocol->whisper : l->protocol->say, s->person, text, l->options.bytes - 1);
  person_send(l, s->person, out, size);
}

void speak_in_every_room(struct load *l, bool everyone) {
  int step = everyone ? 1 : l->speakers_per_room;
  for (int i = 0; i < l->speaker_count; i += step) speak(l, i, now_ns());
}

void start_speaking(struct load *l) {
  l->next_due = now_ns();
  if (l->options.rate) l->interval = SECOND / l->options.rate;
  else speak_in_every_room(l, true);
}

// Open loop: a line's time runs from when it was due, whether or not the server, or this program,
// let it go out on time.
void speak_due(struct load *l, uint64_t now) {
  if (!l->interval || !speaking(l)) return;
  for (; l->next_due <= now; l->next_due += l->interval) {
    if (l->next_due >= l->measure_to && l->phase == MEASURING) return;
    speak(l, l->round_robin, l->next_due);
    l->round_robin = (l->round_robin + 1) % l->speaker_count;
  }
}

// Closed loop: a line is on its way until the last of its readers has it.
void line_complete(struct load *l, const struct line *line) {
  struct speaker *s = &l->speakers[line->number % STRIDE];
  if (line->due >= l->phase_start) l->complete++;
  if (s->pending != line) return;
  s->pending = NULL;
  if (!l->interval && speaking(l)) speak(l, s - l->speakers, now_ns());
}

// A lost line would stop its speaker for good. It stays expected, so it is seen as lost.
void give_up_stalled(struct load *l, uint64_t now) {
  if (l->interval || !speaking(l)) return;
  for (int i = 0; i < l->speaker_count; i++) {
    const struct line *pending = l->speakers[i].pending;
    if (!pending || now < pending->due + 2 * SECOND) continue;
    l->given_up++;
    speak(l, i, now);
  }
}
