#include "core/cli/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define LOST "\xEF\xBF\xBD"

static const struct {
    struct text given;
    const char *written;
} rows[] = {
    {TEXT(""), ""},
    {TEXT("plain"), "plain"},
    {TEXT("<b>&\"it's\"</b>"), "&lt;b&gt;&amp;&quot;it&#39;s&quot;&lt;/b&gt;"},
    {TEXT("&lt;"), "&amp;lt;"},
    {TEXT("ácido → 𝒳"), "ácido → 𝒳"},
    {TEXT("a\tb\nc"), "a\tb\nc"},
    {TEXT("a\x07"
          "b\x7F"),
     "a" LOST "b" LOST},
    {TEXT("\xC2\x85\xC2\xA0"), LOST "\xC2\xA0"},
    {TEXT("a\xFF\xC3"), "a" LOST LOST},
    {TEXT("nul\0here"), "nul" LOST "here"},
};

static void a_text_is_escaped(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buffer out;
        buffer_init(&out, &system_allocator, 1 << 10);

        html_text(&out, rows[i].given);

        assert_string_equal(out.at, rows[i].written);
        buffer_clear(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_text_is_escaped)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
