// Stands in for libFuzzer in ordinary test runs: gives each file of the folders named on
// the command line to the fuzz target, and an empty input before them.
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_LIMIT = 4096, INPUT_MAX = 1 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// A block of exactly the input's size, so that a sanitizer sees a read past its end.
static int replay(const char *path) {
    FILE *file = fopen(path, "rb");
    uint8_t *whole = malloc(INPUT_MAX);
    uint8_t *exact = NULL;
    int failed = 1;
    if (!file || !whole) {
        perror(path);
        goto done;
    }
    size_t size = fread(whole, 1, INPUT_MAX, file);
    if (size == INPUT_MAX || ferror(file)) {
        (void)fprintf(stderr, "%s: not an input of less than 1 MiB\n", path);
        goto done;
    }
    exact = malloc(size ? size : 1);
    if (!exact) {
        perror(path);
        goto done;
    }
    memcpy(exact, whole, size);
    failed = LLVMFuzzerTestOneInput(exact, size) != 0;
done:
    free(exact);
    free(whole);
    if (file) {
        (void)fclose(file);
    }
    return failed;
}

// How many files it replayed; adds those that failed.
static int replay_folder(const char *name, int *failed) {
    int count = 0;
    DIR *folder = opendir(name);
    if (!folder) {
        perror(name);
        *failed += 1;
        return 0;
    }
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        char path[PATH_LIMIT];
        if (entry->d_name[0] != '.') {
            (void)snprintf(path, sizeof path, "%s/%s", name, entry->d_name);
            *failed += replay(path);
            count++;
        }
    }
    (void)closedir(folder);
    return count;
}

int main(int count, char **arguments) {
    int replayed = 0;
    int failed = LLVMFuzzerTestOneInput((const uint8_t *)"", 0) != 0;
    for (int i = 1; i < count; i++) {
        replayed += replay_folder(arguments[i], &failed);
    }
    (void)printf("%d inputs replayed, %d failed\n", replayed, failed);
    return failed != 0;
}
