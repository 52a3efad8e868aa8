/* Preloaded into the fault suite's programs: the nth call that changes a file fails, or kills the program.

   A full disk (way 0): half of the first write that does not fit is kept, then every call that needs room fails until
   the program ends. A kill (way 1): the program dies before the call; what only frees room counts as well. Pipes and
   sockets are no files. Nothing is counted before faults_strike; an nth of 0 only counts. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { FULL, KILL };
static atomic_long seen;
static long strikes_at;
static int way, counting;

void faults_strike(long nth, int chosen)
{
    seen = 0;
    strikes_at = nth;
    way = chosen;
    counting = 1;
}

long faults_seen(void) { return seen; }

/* 0: go on; 1: the first that fails; 2: one after it. */
static int strikes(int needs_room)
{
    if (!counting || (way == FULL && !needs_room))
        return 0;
    long now = ++seen;
    if (strikes_at == 0 || now < strikes_at)
        return 0;
    if (way == KILL)
        kill(getpid(), SIGKILL);
    return now == strikes_at ? 1 : 2;
}

static int is_file(int fd)
{
    struct stat state;
    return fstat(fd, &state) == 0 && S_ISREG(state.st_mode);
}

static int full(void)
{
    errno = ENOSPC;
    return -1;
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define WRITES(name, offset_type) \
    ssize_t name(int fd, const void *bytes, size_t count, offset_type at) \
    { \
        REAL(name); \
        int struck = is_file(fd) ? strikes(1) : 0; \
        if (struck == 1 && count > 1) return real(fd, bytes, count / 2, at); \
        return struck ? full() : real(fd, bytes, count, at); \
    }
WRITES(pwrite, off_t)
WRITES(pwrite64, off64_t)

ssize_t write(int fd, const void *bytes, size_t count)
{
    REAL(write);
    int struck = counting && is_file(fd) ? strikes(1) : 0;
    if (struck == 1 && count > 1) return real(fd, bytes, count / 2);
    return struck ? full() : real(fd, bytes, count);
}

#define SYNCS(name) \
    int name(int fd) \
    { \
        REAL(name); \
        return strikes(1) ? full() : real(fd); \
    }
SYNCS(fsync)
SYNCS(fdatasync)

#define CUTS(name, offset_type) \
    int name(int fd, offset_type length) \
    { \
        REAL(name); \
        struct stat state; \
        int grows = fstat(fd, &state) == 0 && length > state.st_size; \
        return strikes(grows) ? full() : real(fd, length); \
    }
CUTS(ftruncate, off_t)
CUTS(ftruncate64, off64_t)

static int makes(int folder, const char *path, int flags)
{
    return (flags & O_CREAT) && counting && faccessat(folder, path, F_OK, 0) != 0;
}

static mode_t mode_in(int flags, va_list more)
{
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
}

#define OPENS(name) \
    int name(const char *path, int flags, ...) \
    { \
        REAL(name); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = mode_in(flags, more); \
        va_end(more); \
        return makes(AT_FDCWD, path, flags) && strikes(1) ? full() : real(path, flags, mode); \
    }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name) \
    int name(int folder, const char *path, int flags, ...) \
    { \
        REAL(name); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = mode_in(flags, more); \
        va_end(more); \
        return makes(folder, path, flags) && strikes(1) ? full() : real(folder, path, flags, mode); \
    }
OPENS_AT(openat)
OPENS_AT(openat64)

int mkdir(const char *path, mode_t mode)
{
    REAL(mkdir);
    return strikes(1) ? full() : real(path, mode);
}

int rename(const char *from, const char *to)
{
    REAL(rename);
    return strikes(1) ? full() : real(from, to);
}

int link(const char *from, const char *to)
{
    REAL(link);
    return strikes(1) ? full() : real(from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    REAL(linkat);
    return strikes(1) ? full() : real(from_folder, from, to_folder, to, flags);
}

int unlink(const char *path)
{
    REAL(unlink);
    return strikes(0) ? full() : real(path);
}

ssize_t sendfile64(int out, int in, off64_t *at, size_t count)
{
    REAL(sendfile64);
    return is_file(out) && strikes(1) ? full() : real(out, in, at, count);
}

ssize_t sendfile(int out, int in, off_t *at, size_t count)
{
    REAL(sendfile);
    return is_file(out) && strikes(1) ? full() : real(out, in, at, count);
}

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t count, unsigned flags)
{
    REAL(copy_file_range);
    return strikes(1) ? full() : real(in, from, out, to, count, flags);
}
