// Lines of a stream, as they come.
#include "core/cli/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define LINE_MAX_BYTES ((size_t)1 << 20)

struct stream {
    int file[2], stop[2];
    struct lines lines;
    struct buffer taken;
};

static void open_stream(struct stream *stream) {
    assert_int_equal(pipe(stream->file), 0);
    assert_int_equal(pipe(stream->stop), 0);
    lines_init(&stream->lines, stream->file[0], stream->stop[0], LINE_MAX_BYTES);
    buffer_init(&stream->taken, &system_allocator, 4 * LINE_MAX_BYTES);
}

static void end_of_file(struct stream *stream) {
    assert_int_equal(close(stream->file[1]), 0);
    stream->file[1] = -1;
}

static void close_stream(struct stream *stream) {
    lines_clear(&stream->lines);
    buffer_clear(&stream->taken);
    (void)close(stream->file[0]);
    (void)close(stream->file[1]);
    (void)close(stream->stop[0]);
    (void)close(stream->stop[1]);
}

static void put(struct stream *stream, const char *text) {
    size_t len = strlen(text);
    assert_int_equal(write(stream->file[1], text, len), (ssize_t)len);
}

static void expect(struct stream *stream, size_t count, const char *text) {
    assert_int_equal(lines_take(&stream->lines, &stream->taken), count);
    assert_string_equal(stream->taken.at, text);
}

static void what_is_there_whole_is_given_at_once(void **state) {
    (void)state;
    struct stream stream;
    open_stream(&stream);

    put(&stream, "a\n\nb\nc");
    expect(&stream, 3, "a\n\nb\n");
    put(&stream, "d\n");
    expect(&stream, 1, "cd\n");
    put(&stream, "e");
    end_of_file(&stream);
    expect(&stream, 1, "e");
    expect(&stream, 0, "");
    assert_int_equal(stream.lines.error, 0);

    close_stream(&stream);
}

static void no_more_than_a_few_lines_are_given_at_once(void **state) {
    (void)state;
    struct stream stream;
    open_stream(&stream);
    for (int i = 0; i < LINES_AT_ONCE + 1; i++) {
        put(&stream, "\n");
    }
    end_of_file(&stream);

    assert_int_equal(lines_take(&stream.lines, &stream.taken), LINES_AT_ONCE);
    assert_int_equal(stream.taken.len, LINES_AT_ONCE);
    expect(&stream, 1, "\n");
    expect(&stream, 0, "");

    close_stream(&stream);
}

static void no_line_is_given_once_it_is_stopped(void **state) {
    (void)state;
    struct stream stream;
    open_stream(&stream);
    assert_int_equal(close(stream.stop[1]), 0);
    stream.stop[1] = -1;

    expect(&stream, 0, "");

    close_stream(&stream);
}

static void what_cannot_be_read_is_told_behind_the_lines_before(void **state) {
    (void)state;
    struct stream stream;
    open_stream(&stream);
    put(&stream, "a\nb");
    expect(&stream, 1, "a\n");
    assert_int_equal(close(stream.file[0]), 0);

    expect(&stream, 0, "");

    assert_int_not_equal(stream.lines.error, 0);
    close_stream(&stream);
}

// Longer than any pipe holds, so from a file.
static void put_file(struct stream *stream, size_t len, const char *rest) {
    FILE *file = tmpfile();
    assert_non_null(file);
    for (size_t i = 0; i < len; i++) {
        assert_int_equal(putc('x', file), 'x');
    }
    assert_true(fputs(rest, file) >= 0);
    assert_int_equal(fflush(file), 0);
    (void)close(stream->file[0]);
    stream->file[0] = dup(fileno(file));
    (void)fclose(file);
    assert_int_equal(lseek(stream->file[0], 0, SEEK_SET), 0);
    stream->lines.file = stream->file[0];
}

static void a_line_that_is_too_long_is_cut_and_the_next_is_whole(void **state) {
    (void)state;
    static const size_t lens[] = {LINE_MAX_BYTES, LINE_MAX_BYTES + 1, 3 * LINE_MAX_BYTES,
                                  3 * LINE_MAX_BYTES + 4711};
    for (size_t i = 0; i < sizeof lens / sizeof *lens; i++) {
        struct stream stream;
        open_stream(&stream);
        put_file(&stream, lens[i], "\nb\n");

        assert_int_equal(lines_take(&stream.lines, &stream.taken), 1);
        const char *feed = strchr(stream.taken.at, '\n');
        size_t len = feed ? (size_t)(feed - stream.taken.at) : stream.taken.len;

        assert_int_equal(len > LINE_MAX_BYTES, lens[i] > LINE_MAX_BYTES);
        assert_true(len <= lens[i] && stream.taken.len < 2 * LINE_MAX_BYTES);
        expect(&stream, 1, "b\n");
        expect(&stream, 0, "");
        close_stream(&stream);
    }
}

static void the_end_of_a_line_that_is_too_long_is_no_line(void **state) {
    (void)state;
    struct stream stream;
    open_stream(&stream);
    put_file(&stream, 3 * LINE_MAX_BYTES, "");

    assert_int_equal(lines_take(&stream.lines, &stream.taken), 1);
    expect(&stream, 0, "");

    close_stream(&stream);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_there_whole_is_given_at_once),
        cmocka_unit_test(no_more_than_a_few_lines_are_given_at_once),
        cmocka_unit_test(no_line_is_given_once_it_is_stopped),
        cmocka_unit_test(what_cannot_be_read_is_told_behind_the_lines_before),
        cmocka_unit_test(a_line_that_is_too_long_is_cut_and_the_next_is_whole),
        cmocka_unit_test(the_end_of_a_line_that_is_too_long_is_no_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
