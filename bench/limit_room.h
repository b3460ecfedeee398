// A room of the yardstick: a byte log, its members, and the place that each has in it.

#ifndef LIMIT_ROOM_H
#define LIMIT_ROOM_H

#define _GNU_SOURCE
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
  LOBBY_LOG = 4 << 20,
  // A thousand rooms with the lobby's log would be 4 GiB.
  ROOM_LOG = 256 << 10,
  NAME_MAX_BYTES = 31,
};

struct connection;

struct room {
  char name[NAME_MAX_BYTES + 1];
  char *log;
  uint64_t size;
  uint64_t head;
  uint64_t flushed;
  struct connection **members;
  int count, capacity;
  struct room *next, *next_dirty;
  bool dirty;
};

struct connection {
  int fd;
  int index;
  bool blocked;
  uint64_t at;
  struct room *room;
  char *partial;
  size_t partial_size;
  char name[NAME_MAX_BYTES + 1];
};

static struct room *rooms;

static void die(const char *what) {
  perror(what);
  exit(1);
}

// The same pages twice in a row: whatever lies between two places less than `size` apart is one
// contiguous piece, also across the end, so that one send is always enough.
static char *map_twice(size_t size) {
  int fd = memfd_create("log", 0);
  if (fd < 0 || ftruncate(fd, size)) die("memfd");
  char *at = mmap(NULL, 2 * size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (at == MAP_FAILED) die("mmap");
  for (int half = 0; half < 2; half++) {
    void *piece = mmap(at + half * size, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0);
    if (piece == MAP_FAILED) die("mmap");
  }
  close(fd);
  return at;
}

static struct room *room_named(const char *name, size_t size) {
  for (struct room *r = rooms; r; r = r->next) {
    if (!strcmp(r->name, name)) return r;
  }
  struct room *room = calloc(1, sizeof *room);
  if (!room) die("calloc");
  snprintf(room->name, sizeof room->name, "%s", name);
  room->size = size;
  room->log = map_twice(size);
  room->next = rooms;
  return rooms = room;
}

static void leave(struct connection *c) {
  struct room *room = c->room;
  if (!room) return;
  struct connection *last = room->members[--room->count];
  room->members[c->index] = last;
  last->index = c->index;
  c->room = NULL;
}

static void enter(struct connection *c, struct room *room) {
  leave(c);
  if (room->count == room->capacity) {
    room->capacity = room->capacity ? 2 * room->capacity : 16;
    room->members = realloc(room->members, room->capacity * sizeof *room->members);
    if (!room->members) die("realloc");
  }
  c->room = room;
  c->at = room->head;
  c->index = room->count;
  room->members[room->count++] = c;
}

static void put(struct room *room, const char *bytes, size_t size) {
  memcpy(room->log + room->head % room->size, bytes, size);
  room->head += size;
}

#endif
