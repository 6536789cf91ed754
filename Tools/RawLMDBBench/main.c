// The peer of ledger-bench: what LMDB and the disk give to a program that does nothing else.
//
//   raw-lmdb-bench append LOG TARGET BATCH   the entries of a log, put again in plain C
//   raw-lmdb-bench scan LOG                  one walk of a cursor over the entries of a log
//   raw-lmdb-bench flush FOLDER              what it takes to flush a small file
//
// Each prints a count and the seconds that it took; `flush` prints 1 and the median of one flush.
#include <errno.h>
#include <fcntl.h>
#include <lmdb.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void check(int code, const char *step) {
  if (code == MDB_SUCCESS) return;
  fprintf(stderr, "raw-lmdb-bench: %s: %s\n", step, mdb_strerror(code));
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/// A read-only view of the entries of a log that another process has made.
struct source {
  MDB_env *environment;
  MDB_txn *transaction;
  MDB_cursor *cursor;
};

static struct source open_source(const char *path) {
  struct source source;
  MDB_dbi entries;
  check(mdb_env_create(&source.environment), "create");
  check(mdb_env_set_maxdbs(source.environment, 8), "set databases");
  check(mdb_env_open(source.environment, path, MDB_RDONLY, 0600), "open the log");
  check(mdb_txn_begin(source.environment, NULL, MDB_RDONLY, &source.transaction), "begin");
  check(mdb_dbi_open(source.transaction, "entries", 0, &entries), "open the entries");
  check(mdb_cursor_open(source.transaction, entries, &source.cursor), "open a cursor");
  return source;
}

static void close_source(struct source source) {
  mdb_cursor_close(source.cursor);
  mdb_txn_abort(source.transaction);
  mdb_env_close(source.environment);
}

/// All values of a log, one behind the other in memory, so that reading them is not measured.
struct values {
  size_t count, size, room;
  size_t *ends;
  uint8_t *bytes;
};

static struct values load(const char *path) {
  struct values all = {0};
  struct source source = open_source(path);
  MDB_stat statistics;
  MDB_val key, value;
  check(mdb_stat(source.transaction, mdb_cursor_dbi(source.cursor), &statistics), "count");
  all.ends = malloc((statistics.ms_entries + 1) * sizeof *all.ends);
  while (mdb_cursor_get(source.cursor, &key, &value, MDB_NEXT) == MDB_SUCCESS) {
    if (all.size + value.mv_size > all.room) {
      all.room = 2 * (all.room + value.mv_size);
      all.bytes = realloc(all.bytes, all.room);
    }
    if (!all.bytes || !all.ends) check(ENOMEM, "load");
    memcpy(all.bytes + all.size, value.mv_data, value.mv_size);
    all.size += value.mv_size;
    all.ends[all.count++] = all.size;
  }
  close_source(source);
  return all;
}

static void put_batch(
    MDB_env *environment, MDB_dbi *entries, const struct values *all, size_t start, size_t end) {
  MDB_txn *transaction;
  check(mdb_txn_begin(environment, NULL, 0, &transaction), "begin");
  if (start == 0) check(mdb_dbi_open(transaction, "entries", MDB_CREATE, entries), "open entries");
  for (size_t index = start; index < end; index++) {
    size_t first = index == 0 ? 0 : all->ends[index - 1];
    uint8_t big_endian[8];
    for (int byte = 0; byte < 8; byte++) {
      big_endian[byte] = (uint8_t)((uint64_t)index >> (56 - 8 * byte));
    }
    MDB_val key = {sizeof big_endian, big_endian};
    MDB_val value = {all->ends[index] - first, all->bytes + first};
    check(mdb_put(transaction, *entries, &key, &value, MDB_APPEND), "put");
  }
  check(mdb_txn_commit(transaction), "commit");
}

static void append(const char *log, const char *target, size_t batch) {
  struct values all = load(log);
  MDB_env *environment;
  MDB_dbi entries = 0;
  check(mdb_env_create(&environment), "create");
  check(mdb_env_set_maxdbs(environment, 8), "set databases");
  check(mdb_env_set_mapsize(environment, (size_t)16 << 30), "set the map size");
  check(mdb_env_open(environment, target, 0, 0600), "open the target");
  double start = now();
  for (size_t done = 0; done < all.count; done += batch) {
    size_t end = done + batch < all.count ? done + batch : all.count;
    put_batch(environment, &entries, &all, done, end);
  }
  printf("%zu %.9f\n", all.count, now() - start);
  mdb_env_close(environment);
}

static void scan(const char *log) {
  struct source source = open_source(log);
  MDB_val key, value;
  size_t count = 0;
  volatile uint8_t seen = 0;
  double start = now();
  while (mdb_cursor_get(source.cursor, &key, &value, MDB_NEXT) == MDB_SUCCESS) {
    seen ^= *(uint8_t *)value.mv_data;
    count++;
  }
  printf("%zu %.9f\n", count, now() - start);
  close_source(source);
}

static int compare(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

static void flush(const char *folder) {
  enum { tries = 51 };
  double seconds[tries];
  char path[4096];
  char page[4096] = {0};
  snprintf(path, sizeof path, "%s/flush", folder);
  int file = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (file < 0) check(errno, path);
  for (int index = 0; index < tries; index++) {
    page[0] = (char)index;
    double start = now();
    if (pwrite(file, page, sizeof page, 0) != sizeof page || fsync(file) != 0) check(errno, path);
    seconds[index] = now() - start;
  }
  close(file);
  unlink(path);
  qsort(seconds, tries, sizeof *seconds, compare);
  printf("1 %.9f\n", seconds[tries / 2]);
}

int main(int count, char **words) {
  const char *name = count > 1 ? words[1] : "";
  if (count == 5 && strcmp(name, "append") == 0 && atol(words[4]) > 0) {
    append(words[2], words[3], (size_t)atol(words[4]));
  } else if (count == 3 && strcmp(name, "scan") == 0) {
    scan(words[2]);
  } else if (count == 3 && strcmp(name, "flush") == 0) {
    flush(words[2]);
  } else {
    fprintf(stderr, "usage: raw-lmdb-bench append LOG TARGET BATCH | scan LOG | flush FOLDER\n");
    return 2;
  }
  return 0;
}
