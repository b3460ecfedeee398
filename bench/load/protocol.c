#include <string.h>

#include "load.h"

// %n name, %p the name of the one whispered to, %r room, %s size of the text, %t the text.

static const struct step nobody_asks[] = {{"\n", NULL}, {NULL, NULL}};
static const struct step none[] = {{NULL, NULL}};

static const struct step line_steps[] = {{"login ID: ", "%n\n"}, {"\n", NULL}, {NULL, NULL}};
static const struct step line_rooms[] = {{"", "/join %r\n"}, {NULL, NULL}};

static const struct step irc_steps[] = {
    {"", "NICK %n\r\nUSER %n 0 * :%n\r\n"},
    {" 001 ", "JOIN #%r\r\n"},
    {" 366 ", NULL},
    {NULL, NULL},
};

static const struct step nats_steps[] = {
    {"\r\n", "CONNECT {\"verbose\":false}\r\nSUB %r 1\r\nPING\r\n"},
    {"PONG\r\n", NULL},
    {NULL, NULL},
};

// The key is the sample of RFC 6455, 1.3, and what has to come back for it stands there too.
static const struct step ws_steps[] = {
    {"",
     "GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
     "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"},
    {"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", NULL},
    {"\"for\":\"name\"", "%n"},
    {"\"welcome\"", NULL},
    {NULL, NULL},
};
static const struct step ws_rooms[] = {{"", "/join %r"}, {NULL, NULL}};

// Behind the text, a line of JSON has `"}`.
static const struct protocol protocols[] = {
    {"line", true, 0, "/msg %p %t\n", line_steps, line_rooms, "%t\n", false},
    {"ws", true, 2, NULL, ws_steps, ws_rooms, "%t", true},
    {"ncat", false, 0, NULL, nobody_asks, none, "%t\n", false},
    {"irc", false, 1, NULL, irc_steps, none, "PRIVMSG #%r :%t\r\n", false},
    {"nats", true, 1, NULL, nats_steps, none, "PUB %r %s\r\n%t\r\n", false},
};

const struct protocol *protocol_named(const char *name) {
  for (size_t i = 0; i < sizeof protocols / sizeof *protocols; i++) {
    if (!strcmp(protocols[i].name, name)) return &protocols[i];
  }
  return NULL;
}

static int put_number(char *to, int number, int width) {
  for (int i = width - 1; i >= 0; i--, number /= 10) to[i] = (char)('0' + number % 10);
  return width;
}

static int put_size(char *to, int number) {
  int width = 1;
  for (int rest = number; rest >= 10; rest /= 10) width++;
  return put_number(to, number, width);
}

int fill_template(char *to, size_t size, const char *from, const struct person *p, const char *text, int text_size) {
  char *at = to, *end = to + size - 16;
  for (; *from && at < end; from++) {
    if (*from != '%') {
      *at++ = *from;
      continue;
    }
    switch (*++from) {
      case 'n':
        *at++ = 'p';
        at += put_number(at, p->first + p->id, 5);
        break;
      case 'p':
        *at++ = 'p';
        at += put_number(at, p->first + p->partner, 5);
        break;
      case 'r':
        *at++ = 'r';
        at += put_number(at, p->first + p->room, 4);
        break;
      case 's':
        at += put_size(at, text_size);
        break;
      case 't':
        if (text_size > end - at) return 0;
        memcpy(at, text, text_size);
        at += text_size;
        break;
    }
  }
  return (int)(at - to);
}
