#define _GNU_SOURCE
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "load.h"

uint64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * SECOND + t.tv_nsec;
}

// All threads of the server, to the nanosecond, where /proc counts in hundredths of a second.
static uint64_t cpu_of(int pid) {
  clockid_t clock;
  struct timespec t;
  if (!pid || clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &t)) return 0;
  return t.tv_sec * SECOND + t.tv_nsec;
}

static long status_kb(int pid, const char *field) {
  char path[64], line[256];
  long value = 0;
  snprintf(path, sizeof path, "/proc/%d/status", pid);
  FILE *file = pid ? fopen(path, "r") : NULL;
  if (!file) return 0;
  while (fgets(line, sizeof line, file)) {
    if (!strncmp(line, field, strlen(field))) value = atol(line + strlen(field));
  }
  fclose(file);
  return value;
}

// How long its first thread was ready to run and another had the core.
static uint64_t waited_by(int pid) {
  char path[64];
  unsigned long long ran, waited = 0;
  snprintf(path, sizeof path, "/proc/%d/schedstat", pid);
  FILE *file = pid ? fopen(path, "r") : NULL;
  if (!file) return 0;
  if (fscanf(file, "%llu %llu", &ran, &waited) != 2) waited = 0;
  fclose(file);
  return waited;
}

static long descriptors_of(int pid) {
  char path[64];
  long count = 0;
  snprintf(path, sizeof path, "/proc/%d/fd", pid);
  DIR *dir = pid ? opendir(path) : NULL;
  if (!dir) return 0;
  while (readdir(dir)) count++;
  closedir(dir);
  return count;
}

// The table is in pairs of lines: the names, then the numbers.
static long netstat(const char *name) {
  char names[8192], numbers[8192], *a, *b;
  long value = 0;
  FILE *file = fopen("/proc/net/netstat", "r");
  if (!file) return 0;
  while (fgets(names, sizeof names, file) && fgets(numbers, sizeof numbers, file)) {
    char *n = strtok_r(names, " \n", &a), *v = strtok_r(numbers, " \n", &b);
    for (; n && v; n = strtok_r(NULL, " \n", &a), v = strtok_r(NULL, " \n", &b)) {
      if (!strcmp(n, name)) value = atol(v);
    }
  }
  fclose(file);
  return value;
}

// Cheap enough for the middle of a run.
void take_times(const struct load *l, struct reading *r) {
  struct rusage own;
  getrusage(RUSAGE_SELF, &own);
  r->own_cpu = (own.ru_utime.tv_sec + own.ru_stime.tv_sec) * SECOND +
               (own.ru_utime.tv_usec + own.ru_stime.tv_usec) * 1000ull;
  r->preempted = own.ru_nivcsw;
  r->idle = l->idle;
  r->server_waited = waited_by(l->options.pid);
  r->server_cpu = cpu_of(l->options.pid);
  r->at = now_ns();
}

void take_reading(const struct load *l, struct reading *r) {
  int pid = l->options.pid;
  r->rss_kb = status_kb(pid, "VmRSS:");
  r->peak_kb = status_kb(pid, "VmHWM:");
  r->descriptors = descriptors_of(pid);
  r->syn_again = netstat("TCPSynRetrans");
  r->overflows = netstat("ListenOverflows");
  take_times(l, r);
}
