// The yardstick: the least a chat server has to do, and nothing else.
//
// One thread, one epoll loop. A room is a byte log and a connection is a place in it: a line is
// appended once, and each reader that is behind gets everything up to the head in one send. It
// speaks maru's login and `/join`, so that the load, and the bytes delivered per line, are the
// same for both. What it leaves out is what maru is measured for: checks, commands, announcements.
//
//   limit PORT

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/resource.h>

#include "limit_room.h"

enum {
  BACKLOG = 4096,
  READ_SIZE = 64 << 10,
  LINE_MAX_BYTES = 16 << 10,
  EVENTS = 512,
};

static struct room *dirty_rooms, *lobby;
static struct connection **connections;
static int max_connections, epoll_fd;

static void drop(struct connection *c) {
  leave(c);
  connections[c->fd] = NULL;
  close(c->fd);
  free(c->partial);
  free(c);
}

static void catch_up(struct connection *c) {
  struct room *room = c->room;
  uint64_t behind = room->head - c->at;
  if (behind > room->size) return drop(c);
  if (!behind || c->blocked) return;
  ssize_t sent = send(c->fd, room->log + c->at % room->size, behind, MSG_NOSIGNAL);
  if (sent < 0 && errno != EAGAIN) return drop(c);
  if (sent > 0) c->at += sent;
  c->blocked = sent < (ssize_t)behind;
}

static void flush(struct room *room) {
  room->flushed = room->head;
  // From the end, because a drop moves the last member into the gap.
  for (int i = room->count - 1; i >= 0; i--) catch_up(room->members[i]);
}

static void flush_dirty(void) {
  while (dirty_rooms) {
    struct room *room = dirty_rooms;
    dirty_rooms = room->next_dirty;
    room->dirty = false;
    flush(room);
  }
}

static void say(struct connection *c, const char *text, size_t size) {
  struct room *room = c->room;
  put(room, "[", 1);
  put(room, c->name, strlen(c->name));
  put(room, "] ", 2);
  put(room, text, size);
  put(room, "\n", 1);
  if (!room->dirty) {
    room->dirty = true;
    room->next_dirty = dirty_rooms;
    dirty_rooms = room;
  }
}

static void join(struct connection *c, const char *name, size_t size) {
  char room[NAME_MAX_BYTES + 1];
  int fd = c->fd;
  catch_up(c);
  // Half a line may be on its way to a reader that is behind: moving it now would tear that line.
  if (connections[fd] != c || c->at != c->room->head) return;
  snprintf(room, sizeof room, "%.*s", (int)size, name);
  enter(c, room_named(room, ROOM_LOG));
}

static void log_in(struct connection *c, const char *name, size_t size) {
  char welcome[64];
  snprintf(c->name, sizeof c->name, "%.*s", (int)size, name);
  enter(c, lobby);
  int length = snprintf(welcome, sizeof welcome, "*** %s has joined\n", c->name);
  send(c->fd, welcome, length, MSG_NOSIGNAL);
}

static void handle_line(struct connection *c, const char *line, size_t size) {
  if (!c->room) return log_in(c, line, size);
  if (size > 6 && !memcmp(line, "/join ", 6)) return join(c, line + 6, size - 6);
  say(c, line, size);
}

// Returns what is left after the last whole line. A line may end the connection.
static const char *handle_lines(struct connection *c, const char *bytes, const char *end) {
  int fd = c->fd;
  const char *newline;
  while (connections[fd] == c && (newline = memchr(bytes, '\n', end - bytes))) {
    handle_line(c, bytes, newline - bytes);
    bytes = newline + 1;
  }
  return bytes;
}

static bool keep_partial(struct connection *c, const char *bytes, size_t size) {
  if (size > LINE_MAX_BYTES) return false;
  if (size && !(c->partial = realloc(c->partial, size))) die("realloc");
  if (size) memcpy(c->partial, bytes, size);
  c->partial_size = size;
  return true;
}

static void receive(struct connection *c) {
  static char buffer[LINE_MAX_BYTES + READ_SIZE];
  int fd = c->fd;
  ssize_t size;
  do {
    if (c->partial_size) memcpy(buffer, c->partial, c->partial_size);
    size = recv(fd, buffer + c->partial_size, READ_SIZE, 0);
    if (size < 0 && errno == EAGAIN) return;
    if (size <= 0) return drop(c);
    const char *end = buffer + c->partial_size + size, *rest = handle_lines(c, buffer, end);
    if (connections[fd] != c) return;
    if (!keep_partial(c, rest, end - rest)) return drop(c);
    // One turn could bring in more than the log holds: readers get the chance to keep up.
    struct room *room = c->room;
    if (room && room->head - room->flushed > room->size / 4) flush(room);
  } while (connections[fd] == c && size == READ_SIZE);
}

static void accept_all(int listener) {
  int fd, on = 1;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
    struct connection *c = fd < max_connections ? calloc(1, sizeof *c) : NULL;
    if (!c) {
      close(fd);
      continue;
    }
    c->fd = fd;
    connections[fd] = c;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    // Edge-triggered for both: no epoll_ctl when a reader blocks or catches up.
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.fd = fd};
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event);
    send(fd, "login ID: ", 10, MSG_NOSIGNAL);
  }
}

static void handle_event(struct epoll_event *event) {
  int fd = event->data.fd;
  struct connection *c = connections[fd];
  if (c && (event->events & EPOLLOUT) && c->blocked) {
    c->blocked = false;
    catch_up(c);
  }
  if (connections[fd] && event->events & ~EPOLLOUT) receive(connections[fd]);
}

static int listen_on(int port) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(fd, (struct sockaddr *)&address, sizeof address) || listen(fd, BACKLOG)) die("listen");
  return fd;
}

static void raise_limits(void) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  max_connections = files.rlim_cur < 1 << 20 ? (int)files.rlim_cur : 1 << 20;
  connections = calloc(max_connections, sizeof *connections);
  if (!connections) die("calloc");
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "Usage: limit PORT\n");
    return 2;
  }
  signal(SIGPIPE, SIG_IGN);
  raise_limits();
  lobby = room_named("lobby", LOBBY_LOG);
  int listener = listen_on(atoi(argv[1]));
  epoll_fd = epoll_create1(0);
  struct epoll_event events[EVENTS] = {{.events = EPOLLIN, .data.fd = listener}};
  epoll_ctl(epoll_fd, EPOLL_CTL_ADD, listener, &events[0]);
  for (;;) {
    int count = epoll_wait(epoll_fd, events, EVENTS, -1);
    for (int i = 0; i < count; i++) {
      if (events[i].data.fd == listener) accept_all(listener);
      else handle_event(&events[i]);
    }
    flush_dirty();
  }
}
