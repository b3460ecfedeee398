#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load.h"

struct flag {
  const char *name;
  int *number;
  double *seconds;
  bool *set;
  const char **text;
};

static bool take(const struct flag *flag, const char *value) {
  char *end;
  if (flag->set) *flag->set = true;
  if (flag->text) *flag->text = value;
  if (flag->set || flag->text) return flag->set || value;
  if (!value) return false;
  double number = strtod(value, &end);
  if (*end || number < 0) return false;
  if (flag->number) *flag->number = (int)number;
  if (flag->seconds) *flag->seconds = number;
  return true;
}

static bool sound(const struct options *o) {
  if (!o->protocol || !protocol_named(o->protocol)) return false;
  if (o->port < 1 || o->people < 2 || o->rooms < 1 || o->people % o->rooms) return false;
  if (o->whisper && !protocol_named(o->protocol)->whisper) return false;
  if (o->bytes < MARK + 1 || o->bytes > TEXT_MAX / 2) return false;
  return o->speakers >= 1 && o->speakers * o->rooms <= STRIDE && o->speakers <= o->people / o->rooms;
}

bool parse_options(struct options *o, int argc, char **argv) {
  *o = (struct options){.people = 100, .rooms = 1, .window = 64, .bytes = 64};
  o->warmup = 1, o->seconds = 5, o->drain = 10, o->patience = 60;
  const struct flag flags[] = {
      {"--protocol", .text = &o->protocol}, {"--port", .number = &o->port},
      {"--pid", .number = &o->pid},         {"--people", .number = &o->people},
      {"--rooms", .number = &o->rooms},     {"--silent", .number = &o->silent},
      {"--first", .number = &o->first},
      {"--window", .number = &o->window},   {"--in-flight", .number = &o->in_flight},
      {"--rate", .number = &o->rate},       {"--speakers", .number = &o->speakers},
      {"--bytes", .number = &o->bytes},     {"--korean", .set = &o->korean},
      {"--burst", .set = &o->burst},        {"--idle", .set = &o->idle},
      {"--whisper", .set = &o->whisper},
      {"--warmup", .seconds = &o->warmup},  {"--seconds", .seconds = &o->seconds},
      {"--drain", .seconds = &o->drain},    {"--patience", .seconds = &o->patience},
  };
  for (int i = 1; i < argc; i++) {
    size_t f = 0, count = sizeof flags / sizeof *flags;
    while (f < count && strcmp(flags[f].name, argv[i])) f++;
    if (f == count || !take(&flags[f], argv[i + 1])) {
      fprintf(stderr, "Cannot start: '%s' must be a known option with its value\n", argv[i]);
      return false;
    }
    if (!flags[f].set) i++;
  }
  // In a closed loop each speaker has one line on its way.
  if (o->in_flight) o->speakers = o->in_flight;
  if (!o->speakers) o->speakers = o->people / o->rooms < 64 ? 1 : 64;
  if (sound(o)) return true;
  fprintf(stderr, "Cannot start: the options do not fit together\n");
  return false;
}
