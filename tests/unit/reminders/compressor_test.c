// Texts made small and back, and frames that are none.
#include "core/reminders/compressor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define TEXT_LEN ((size_t)20000)

struct fixture {
    struct compressor *compressor;
    char text[TEXT_LEN], back[TEXT_LEN], frame[2 * TEXT_LEN];
    size_t len; // of the frame
};

static int make(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    static const char piece[] =
        "{\"rule\":\"a.b\",\"due\":\"2026-11-23T20:00:00+01:00\"},";
    assert_non_null(f);
    f->compressor = compressor_new();
    assert_non_null(f->compressor);
    for (size_t i = 0; i < TEXT_LEN; i++) {
        f->text[i] = piece[i % (sizeof piece - 1)];
    }
    assert_true(compressor_room(TEXT_LEN) <= sizeof f->frame);
    assert_int_equal(AFTERCARE_OK,
                     compressor_pack(f->compressor, (struct text){f->text, TEXT_LEN},
                                     f->frame, &f->len));
    *state = f;
    return 0;
}

static int unmake(void **state) {
    struct fixture *f = *state;
    compressor_free(f->compressor);
    free(f);
    return 0;
}

// EIO, or what it gives is in back.
static aftercare_status unpack(struct fixture *f, struct text frame) {
    size_t len = 0;
    aftercare_status status = compressor_len(frame, &len);
    memset(f->back, 0, sizeof f->back);
    return status || len > TEXT_LEN
               ? AFTERCARE_EIO
               : compressor_unpack(f->compressor, frame, f->back, len);
}

static void what_repeats_itself_becomes_small_and_comes_back(void **state) {
    struct fixture *f = *state;

    assert_in_range(f->len, 1, TEXT_LEN / 50);
    assert_int_equal(AFTERCARE_OK, unpack(f, (struct text){f->frame, f->len}));
    assert_memory_equal(f->text, f->back, TEXT_LEN);
}

static void the_same_text_becomes_the_same_frame(void **state) {
    struct fixture *f = *state;
    char again[2 * TEXT_LEN];
    size_t len = 0;

    assert_int_equal(
        AFTERCARE_OK,
        compressor_pack(f->compressor, (struct text){f->text, TEXT_LEN}, again, &len));

    assert_int_equal(f->len, len);
    assert_memory_equal(f->frame, again, len);
}

static void an_empty_text_comes_back(void **state) {
    struct fixture *f = *state;
    size_t len = 1;

    assert_int_equal(AFTERCARE_OK,
                     compressor_pack(f->compressor, TEXT(""), f->frame, &f->len));
    assert_int_equal(AFTERCARE_OK, compressor_len((struct text){f->frame, f->len}, &len));
    assert_int_equal(0, len);
    assert_int_equal(AFTERCARE_OK, unpack(f, (struct text){f->frame, f->len}));
}

// Some bits of a frame's head say nothing: with those the text is what it was.
static void a_changed_bit_is_noticed(void **state) {
    struct fixture *f = *state;
    size_t noticed = 0;

    for (size_t bit = 0; bit < f->len * 8; bit++) {
        f->frame[bit / 8] = (char)(f->frame[bit / 8] ^ (1 << bit % 8));
        aftercare_status status = unpack(f, (struct text){f->frame, f->len});
        f->frame[bit / 8] = (char)(f->frame[bit / 8] ^ (1 << bit % 8));
        assert_true(status == AFTERCARE_EIO || memcmp(f->text, f->back, TEXT_LEN) == 0);
        noticed += status == AFTERCARE_EIO;
    }

    assert_in_range(noticed, f->len * 8 - 8, f->len * 8);
}

static void a_frame_that_was_cut_is_noticed(void **state) {
    struct fixture *f = *state;

    for (size_t len = 0; len < f->len; len++) {
        char *cut = malloc(len + 1); // so that reading behind it is seen
        assert_non_null(cut);
        memcpy(cut, f->frame, len);
        assert_int_equal(AFTERCARE_EIO, unpack(f, (struct text){cut, len}));
        free(cut);
    }
    assert_int_equal(AFTERCARE_EIO, unpack(f, (struct text){NULL, 0}));
}

static void what_is_no_frame_of_ours_is_refused(void **state) {
    struct fixture *f = *state;
    // The head of a frame: magic number, which fields there are, and how long its text
    // is.
    static const struct {
        const char *name;
        struct text bytes;
    } rows[] = {
        {"some text", TEXT("this is no frame at all")},
        {"no length", TEXT("\x28\xb5\x2f\xfd\x04\x58\x01\x00\x00\x99\xe9\xd8\x51")},
        {"16 MiB and a byte", TEXT("\x28\xb5\x2f\xfd\xa4\x01\x00\x00\x01\x01\x00\x00")},
        {"as long as can be told",
         TEXT("\x28\xb5\x2f\xfd\xe4\xfe\xff\xff\xff\xff\xff\xff\xff\x01\x00\x00")},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = 0;
        print_message("%s\n", rows[i].name);
        assert_int_equal(AFTERCARE_EIO, compressor_len(rows[i].bytes, &len));
    }
    (void)f;
}

static void a_frame_of_another_length_than_it_tells_is_refused(void **state) {
    struct fixture *f = *state;

    assert_int_equal(AFTERCARE_EIO,
                     compressor_unpack(f->compressor, (struct text){f->frame, f->len},
                                       f->back, TEXT_LEN - 1));
}

static void to_free_nothing_does_nothing(void **state) {
    (void)state;
    compressor_free(NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_repeats_itself_becomes_small_and_comes_back),
        TEST(the_same_text_becomes_the_same_frame),
        TEST(an_empty_text_comes_back),
        TEST(a_changed_bit_is_noticed),
        TEST(a_frame_that_was_cut_is_noticed),
        TEST(what_is_no_frame_of_ours_is_refused),
        TEST(a_frame_of_another_length_than_it_tells_is_refused),
        cmocka_unit_test(to_free_nothing_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
