/*
 * The write floor: an epoll loop that does nothing but write the same bytes to the same sockets as Streamside
 * does. What it costs is what the kernel takes for it; whatever a server costs beyond is its own.
 *
 * It knows no more of websockets than the load generator needs, which masks with zeros and sends short frames.
 *   J<id> <room>   joins, answered by J<id>
 *   M<room> <json> a finished event for the room
 * On stdin: "W <micros>" least time between two flushes of a room, 0 for a write per message;
 *           "S <rate>" has it speak itself in room 0, "S 0" stops that and tells how many there were.
 * Argument: the event that it speaks, with digits to fill in after '#' and '@'.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MAX_FDS = 65536, MAX_ROOMS = 1024, IN_SIZE = 4096, BATCH_SIZE = 1 << 20 };

struct conn {
  int upgraded, in_len;
  char in[IN_SIZE];
  char *out; /* what the socket did not take; everything later waits behind it */
  size_t out_len, out_cap;
};

struct room {
  int *fds, count, cap;
  char *events; /* what waits for the next flush, with commas between */
  size_t len;
  long seq, sent;
  long long flushed; /* when, in microseconds */
};

static struct conn *conns[MAX_FDS];
static struct room rooms[MAX_ROOMS];
static int epoll_fd, room_count;
static long long window_us;
static double say_rate, say_start;
static long said, said_total;
static const char *spoken;
static char frame[BATCH_SIZE + 1024];

static long long now_us(void) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t); /* the clock that the load generator stamps with */
  return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

static void watch(int fd, int op, unsigned events) {
  struct epoll_event e = { .events = events, .data.fd = fd };
  epoll_ctl(epoll_fd, op, fd, &e);
}

static void queue(int fd, struct conn *c, const char *bytes, size_t len) {
  if (c->out_len + len > c->out_cap) {
    c->out_cap = (c->out_len + len) * 2;
    c->out = realloc(c->out, c->out_cap);
  }
  if (c->out_len == 0) watch(fd, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
  memcpy(c->out + c->out_len, bytes, len);
  c->out_len += len;
}

static void put(int fd, const char *bytes, size_t len) {
  struct conn *c = conns[fd];
  if (!c) return;
  ssize_t done = c->out_len ? 0 : write(fd, bytes, len);
  if (done < 0) done = 0;
  if ((size_t)done < len) queue(fd, c, bytes + done, len - done);
}

static void drain(int fd, struct conn *c) {
  ssize_t done = write(fd, c->out, c->out_len);
  if (done <= 0) return;
  memmove(c->out, c->out + done, c->out_len - done);
  c->out_len -= done;
  if (c->out_len == 0) watch(fd, EPOLL_CTL_MOD, EPOLLIN);
}

/* Puts a websocket header in front of the payload, which begins at `frame + 16`. */
static char *with_header(size_t len, size_t *size) {
  unsigned char *at = (unsigned char *)frame + 16;
  if (len < 126) { *--at = len; }
  else if (len < 65536) { *--at = len; *--at = len >> 8; *--at = 126; }
  else { for (int i = 0; i < 8; i++) *--at = (unsigned long long)len >> (8 * i); *--at = 127; }
  *--at = 0x81;
  *size = (unsigned char *)frame + 16 + len - at;
  return (char *)at;
}

static void flush_room(struct room *r, long long now) {
  char *payload = frame + 16;
  size_t len = sprintf(payload,
    "42/chat,[\"feed\",{\"room\":\"room-%ld\",\"epoch\":\"V1StGXR8_Z5jdHi6B-myT\",\"prev\":%ld,\"seq\":%ld,\"events\":[",
    (long)(r - rooms), r->sent, r->seq);
  memcpy(payload + len, r->events, r->len);
  len += r->len;
  memcpy(payload + len, "]}]", 3);
  size_t size;
  char *bytes = with_header(len + 3, &size);
  for (int i = 0; i < r->count; i++) put(r->fds[i], bytes, size);
  r->sent = r->seq;
  r->len = 0;
  r->flushed = now;
}

static void append(struct room *r, const char *event, size_t len) {
  long long now = now_us();
  if (r->len + len + 1 > BATCH_SIZE) flush_room(r, now);
  if (!r->events) r->events = malloc(BATCH_SIZE);
  if (r->len) r->events[r->len++] = ',';
  memcpy(r->events + r->len, event, len);
  r->len += len;
  r->seq++;
  if (window_us == 0) flush_room(r, now);
}

static void flush_due(void) {
  long long now = now_us();
  for (int i = 0; i < room_count; i++)
    if (rooms[i].len && now - rooms[i].flushed >= window_us) flush_room(&rooms[i], now);
}

static void join(int fd, const char *text) {
  int id, number;
  if (sscanf(text, "%d %d", &id, &number) != 2 || number >= MAX_ROOMS) return;
  struct room *r = &rooms[number];
  if (number >= room_count) room_count = number + 1;
  if (r->count == r->cap) r->fds = realloc(r->fds, sizeof(int) * (r->cap = r->cap * 2 + 16));
  r->fds[r->count++] = fd;
  char reply[32];
  int len = sprintf(reply + 2, "J%d", id);
  reply[0] = (char)0x81;
  reply[1] = len;
  put(fd, reply, len + 2);
}

static void take(int fd, char *text, size_t len) {
  char *end;
  if (text[0] == 'J') {
    text[len] = 0;
    join(fd, text + 1);
  } else if (text[0] == 'M') {
    long number = strtol(text + 1, &end, 10);
    if (number < MAX_ROOMS) append(&rooms[number], end + 1, len - (end + 1 - text));
  }
}

/* Returns how many bytes were a whole frame, or 0. */
static size_t take_frame(int fd, unsigned char *in, size_t len) {
  size_t size = len > 1 ? in[1] & 0x7f : 0, head = 6;
  if (size == 126) { if (len < 4) return 0; size = in[2] << 8 | in[3]; head = 8; }
  if (len < 2 || len < head + size) return 0;
  static char text[IN_SIZE];
  memcpy(text, in + head, size);
  take(fd, text, size);
  return head + size;
}

static void leave(int fd) {
  close(fd);
  for (int i = 0; i < room_count; i++)
    for (int j = 0; j < rooms[i].count; j++)
      if (rooms[i].fds[j] == fd) rooms[i].fds[j--] = rooms[i].fds[--rooms[i].count];
  free(conns[fd]->out);
  free(conns[fd]);
  conns[fd] = NULL;
}

static void receive(int fd, struct conn *c) {
  ssize_t got = read(fd, c->in + c->in_len, IN_SIZE - 1 - c->in_len);
  if (got <= 0) { if (got == 0 || errno != EAGAIN) leave(fd); return; }
  c->in_len += got;
  c->in[c->in_len] = 0;
  size_t at = 0;
  if (!c->upgraded) {
    char *end = memmem(c->in, c->in_len, "\r\n\r\n", 4);
    if (!end) return;
    at = end + 4 - c->in;
    c->upgraded = 1;
    static const char yes[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    put(fd, yes, sizeof yes - 1);
  }
  for (size_t size; (size = take_frame(fd, (unsigned char *)c->in + at, c->in_len - at)); at += size);
  memmove(c->in, c->in + at, c->in_len - at);
  c->in_len -= at;
}

static void accept_all(int listener) {
  for (int fd; (fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0;) {
    if (fd >= MAX_FDS) { close(fd); continue; }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    conns[fd] = calloc(1, sizeof(struct conn));
    watch(fd, EPOLL_CTL_ADD, EPOLLIN);
  }
}

static void speak_due(void) {
  long due = (now_us() - say_start) * say_rate / 1e6;
  size_t len = strlen(spoken);
  char event[4096];
  memcpy(event, spoken, len + 1);
  char *number = strchr(event, '#') + 1, *time = strchr(event, '@') + 1, digits[24];
  for (; said < due; said++) {
    sprintf(digits, "%07ld", said_total++);
    memcpy(number, digits, 7);
    sprintf(digits, "%016lld", now_us());
    memcpy(time, digits, 16);
    append(&rooms[0], event, len);
  }
}

static void obey(void) {
  char line[256];
  ssize_t got = read(0, line, sizeof line - 1);
  if (got <= 0) exit(0); /* the runner is gone */
  line[got] = 0;
  for (char *at = strtok(line, "\n"); at; at = strtok(NULL, "\n")) {
    if (at[0] == 'W') window_us = atoll(at + 1);
    if (at[0] != 'S') continue;
    say_rate = atof(at + 1);
    if (say_rate == 0) printf("@bench {\"said\":%ld}\n", said);
    say_start = now_us();
    said = 0;
  }
}

/* Milliseconds until something has to be done, -1 for never. */
static int idle_ms(void) {
  long long now = now_us(), due = -1;
  if (say_rate > 0) due = say_start + (said + 1) * 1e6 / say_rate;
  for (int i = 0; i < room_count; i++) {
    long long at = rooms[i].flushed + window_us;
    if (rooms[i].len && (due < 0 || at < due)) due = at;
  }
  return due < 0 ? -1 : due <= now ? 0 : (due - now + 999) / 1000;
}

static void wait_and_serve(int listener) {
  struct epoll_event events[256];
  int n = epoll_wait(epoll_fd, events, 256, idle_ms());
  for (int i = 0; i < n; i++) {
    int fd = events[i].data.fd;
    if (fd == 0) obey();
    else if (fd == listener) accept_all(listener);
    else {
      if (conns[fd] && events[i].events & EPOLLOUT) drain(fd, conns[fd]);
      if (conns[fd] && events[i].events & ~EPOLLOUT) receive(fd, conns[fd]);
    }
  }
  if (say_rate > 0) speak_due();
  if (window_us) flush_due();
}

int main(int argc, char **argv) {
  spoken = argc > 1 ? argv[1] : "";
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
  socklen_t size = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 4096)) return 1;
  getsockname(listener, (struct sockaddr *)&address, &size);
  epoll_fd = epoll_create1(0);
  watch(listener, EPOLL_CTL_ADD, EPOLLIN);
  watch(0, EPOLL_CTL_ADD, EPOLLIN);
  setvbuf(stdout, NULL, _IOLBF, 0);
  printf("@bench {\"port\":%d}\n", ntohs(address.sin_port));
  for (;;) wait_and_serve(listener);
}
