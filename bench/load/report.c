#include <stdio.h>

#include "load.h"

static double seconds(uint64_t ns) { return (double)ns / SECOND; }

static double ms(uint64_t ns) { return (double)ns / MILLISECOND; }

static void print_latency(const struct histogram *h) {
  printf("\"latency\":{\"p50\":%.3f,\"p99\":%.3f,\"p999\":%.3f,\"max\":%.3f},", ms(percentile(h, 0.5)),
         ms(percentile(h, 0.99)), ms(percentile(h, 0.999)), ms(h->max));
}

static void print_own(const struct load *l) {
  double took = seconds(l->end.at - l->begin.at);
  printf("\"load\":{\"cpu\":%.3f,\"idle\":%.3f,\"longestTurn\":%.3f,\"reads\":%lu,\"preempted\":%lu},",
         seconds(l->end.own_cpu - l->begin.own_cpu), took > 0 ? seconds(l->end.idle - l->begin.idle) / took : 0,
         ms(l->longest_turn), l->reads, l->end.preempted - l->begin.preempted);
}

static void print_server(const struct load *l) {
  long dropped = l->begin.descriptors - l->end.descriptors;
  printf("\"server\":{\"cpu\":%.4f,\"waited\":%.4f,\"rssStart\":%ld,\"rss\":%ld,\"peak\":%ld,\"dropped\":%ld},",
         seconds(l->end.server_cpu - l->begin.server_cpu), seconds(l->end.server_waited - l->begin.server_waited),
         l->before.rss_kb, l->end.rss_kb, l->end.peak_kb, dropped);
}

static void print_arrival(const struct load *l) {
  printf("\"arrival\":{\"seconds\":%.4f,\"slowestConnect\":%.3f,\"synAgain\":%d,\"synAgainKernel\":%ld,"
         "\"overflows\":%ld,\"in\":%d,\"gone\":%d},",
         l->in ? seconds(l->last_in - l->first_syn) : 0, ms(l->slowest_connect), l->syn_again,
         l->end.syn_again - l->before.syn_again, l->end.overflows - l->before.overflows, l->in, l->gone);
}

void print_report(struct load *l, const char *error) {
  const struct options *o = &l->options;
  if (!l->end.at) take_reading(l, &l->end);
  if (!l->begin.at) l->begin = l->end;
  printf("{");
  if (error) printf("\"error\":\"%s\",", error);
  if (l->loss) printf("\"loss\":\"%s\",", l->loss);
  printf("\"people\":%d,\"rooms\":%d,\"silent\":%d,\"bytes\":%d,\"rate\":%d,\"inFlight\":%d,", o->people, o->rooms,
         o->silent, o->bytes, o->rate, o->in_flight);
  printf("\"expected\":%lu,\"delivered\":%lu,\"arrivals\":%lu,\"seconds\":%.4f,", l->expected, l->delivered,
         l->arrivals, seconds(l->end.at - l->begin.at));
  print_latency(&l->latency);
  print_server(l);
  print_own(l);
  print_arrival(l);
  printf("\"gaps\":%lu,\"repeated\":%lu,\"strays\":%lu,\"givenUp\":%lu}\n", l->gaps, l->repeated, l->strays,
         l->given_up);
}
