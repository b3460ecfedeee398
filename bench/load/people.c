#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "load.h"

enum { PEOPLE_PER_ADDRESS = 8000, ANY = -1 };

void person_lose(struct load *l, struct person *p, const char *why) {
  if (p->state == GONE) return;
  if (!l->loss) l->loss = why;
  if (p->state == IN) l->in--;
  p->state = GONE;
  l->gone++;
  close(p->fd);
}

static int open_socket(int id) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  if (fd < 0) return fd;
  // A reset at the end leaves no TIME_WAIT: the next run finds its ports free.
  struct linger reset = {.l_onoff = 1};
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
  // One address has about 28,000 ports towards one server, and others may be using them too.
  struct sockaddr_in from = {.sin_family = AF_INET};
  from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + id / PEOPLE_PER_ADDRESS);
  bind(fd, (struct sockaddr *)&from, sizeof from);
  return fd;
}

static void connected(struct load *l, struct person *p) {
  struct tcp_info info = {0};
  socklen_t size = sizeof info;
  uint64_t took = now_ns() - p->started;
  getsockopt(p->fd, IPPROTO_TCP, TCP_INFO, &info, &size);
  if (info.tcpi_total_retrans || took >= SECOND) l->syn_again++;
  if (took > l->slowest_connect) l->slowest_connect = took;
  p->state = LOGGING_IN;
  log_in(l, p, p->tail, 0);
}

static void start_person(struct load *l, int id) {
  struct person *p = &l->people[id];
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(l->options.port)};
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  p->id = id, p->first = l->options.first;
  p->room = id < l->options.people ? id % l->options.rooms : 0;
  p->silent = id >= l->options.people;
  p->step = l->protocol->steps;
  p->next = malloc(l->speakers_per_room * sizeof *p->next);
  for (int i = 0; i < l->speakers_per_room; i++) p->next[i] = (uint32_t)ANY;
  p->fd = open_socket(id);
  p->started = now_ns();
  if (!id) l->first_syn = p->started;
  int failed = p->fd < 0 || connect(p->fd, (struct sockaddr *)&to, sizeof to);
  bool waiting = failed && p->fd >= 0 && errno == EINPROGRESS;
  if (failed && !waiting) return person_lose(l, p, strerror(errno));
  // Edge-triggered: a level-triggered wait asks every socket twice for each time it was ready.
  struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = p};
  epoll_ctl(l->epoll, EPOLL_CTL_ADD, p->fd, &event);
  if (!waiting) connected(l, p);
}

void start_people(struct load *l) {
  while (l->started < l->total && l->started - l->in - l->gone < l->options.window) start_person(l, l->started++);
}

static bool next_step(struct load *l, struct person *p) {
  p->step++;
  if (p->step->until || p->room_steps || l->options.rooms == 1) return p->step->until;
  p->room_steps = true;
  p->step = l->protocol->room_steps;
  return p->step->until;
}

void log_in(struct load *l, struct person *p, const char *bytes, size_t size) {
  const char *end = bytes + size;
  char out[TEXT_MAX];
  do {
    const char *until = p->step->until;
    const char *found = memmem(bytes, end - bytes, until, strlen(until));
    if (!found) return keep_tail(p, bytes, end);
    bytes = found + strlen(until);
    p->tail_size = 0;
    if (p->step->send) person_send(l, p, out, fill_template(out, sizeof out, p->step->send, p, "", 0));
    if (p->state == GONE) return;
  } while (next_step(l, p));
  p->state = IN;
  l->in++;
  l->last_in = now_ns();
  if (bytes < end) hear(l, p, bytes, end - bytes);
}

void fall_silent(struct load *l) {
  for (int i = l->options.people; i < l->total; i++) epoll_ctl(l->epoll, EPOLL_CTL_DEL, l->people[i].fd, NULL);
}

static void send_unsent(struct load *l, struct person *p) {
  ssize_t sent = send(p->fd, p->unsent, p->unsent_size, MSG_NOSIGNAL);
  if (sent < 0 && errno != EAGAIN) return person_lose(l, p, strerror(errno));
  if (sent > 0) memmove(p->unsent, p->unsent + sent, p->unsent_size -= sent);
}

void person_send_raw(struct load *l, struct person *p, const char *bytes, size_t size) {
  if (p->state == GONE) return;
  if (!p->unsent_size) {
    ssize_t sent = send(p->fd, bytes, size, MSG_NOSIGNAL);
    if (sent == (ssize_t)size) return;
    if (sent < 0 && errno != EAGAIN) return person_lose(l, p, strerror(errno));
    if (sent > 0) bytes += sent, size -= sent;
  }
  // A server that does not keep up leaves lines here, with the time they were due: they are late,
  // not left out.
  p->unsent = realloc(p->unsent, p->unsent_size + size);
  memcpy(p->unsent + p->unsent_size, bytes, size);
  p->unsent_size += size;
}

void person_send(struct load *l, struct person *p, const char *bytes, size_t size) {
  char framed[FRAME_HEAD + TEXT_MAX];
  if (in_frames(p)) person_send_raw(l, p, framed, frame(framed, bytes, size));
  else person_send_raw(l, p, bytes, size);
}

static void finish_connect(struct load *l, struct person *p) {
  int failed = 0;
  socklen_t size = sizeof failed;
  getsockopt(p->fd, SOL_SOCKET, SO_ERROR, &failed, &size);
  if (failed) person_lose(l, p, strerror(failed));
  else connected(l, p);
}

// Returns true when there may be more to read.
static bool receive(struct load *l, struct person *p) {
  static char buffer[TAIL + READ_SIZE];
  ssize_t size = recv(p->fd, buffer + TAIL, READ_SIZE, 0);
  if (size < 0 && errno == EAGAIN) return false;
  if (size <= 0) {
    person_lose(l, p, size ? strerror(errno) : "closed by the server");
    return false;
  }
  l->reads++;
  bool more = size == READ_SIZE;
  if (l->protocol->web) size = unframe(l, p, buffer + TAIL, size);
  if (p->state == GONE) return false;
  int kept = p->tail_size;
  char *from = buffer + TAIL - kept;
  memcpy(from, p->tail, kept);
  p->tail_size = 0;
  if (p->state == IN) hear(l, p, from, kept + size);
  else log_in(l, p, from, kept + size);
  return more && p->state != GONE;
}

void person_event(struct load *l, struct person *p, uint32_t events) {
  if (p->state == CONNECTING) finish_connect(l, p);
  if (p->state == GONE) return;
  if (p->unsent_size && events & EPOLLOUT) send_unsent(l, p);
  if (p->state == GONE || !(events & ~EPOLLOUT)) return;
  while (receive(l, p)) continue;
}
