#include "input.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

Span input_map(void) {
  struct stat status;
  if (fstat(STDIN_FILENO, &status) != 0 || !S_ISREG(status.st_mode)) {
    refuse("not-a-file", "standard input is no regular file");
  }
  if (status.st_size == 0) refuse("empty", "0 bytes");
  size_t size = (size_t)status.st_size;
  void *base = mmap(NULL, size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
  if (base == MAP_FAILED) refuse("too-large", "%zu bytes: errno %d", size, errno);
  return (Span){base, size};
}

uint8_t *input_allocate(uint64_t size) {
  if (size > SIZE_MAX) refuse("too-large", "an allocation of %llu bytes", (unsigned long long)size);
  void *base = mmap(
      NULL, (size_t)size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (base == MAP_FAILED) {
    refuse("too-large", "no memory for %llu bytes", (unsigned long long)size);
  }
  return base;
}
