// The review view as one page of HTML, to be printed, read and signed.
#include "core/cli/html.h"
#include "core/cli/report.h"
#include "core/cli/review.h"

#include <string.h>

static const char style[] =
    "*{box-sizing:border-box}"
    "body{margin:0 auto;max-width:75rem;padding:1rem;font:1rem/1.4 system-ui,'DejaVu "
    "Sans',"
    "sans-serif;color:#111;background:#fff}"
    "h1{font-size:1.5rem}h2{font-size:1.2rem;margin:1.5rem 0 .3rem;break-after:avoid}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}"
    "dd{margin:0;overflow-wrap:anywhere}"
    ".wide{overflow-x:auto}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #767676;padding:.3rem "
    ".45rem;text-align:left;vertical-align:top;"
    "min-width:4rem}"
    "td,th[scope=row]{overflow-wrap:break-word}"
    "thead{display:table-header-group}tr{break-inside:avoid}"
    "td p{margin:0 0 .3rem}"
    ".asleep{color:#444;font-style:italic}"
    ".initials{min-width:5rem}"
    ".sign{margin-top:3rem;display:flex;flex-wrap:wrap;gap:2rem}"
    ".sign span{border-top:1px solid #111;padding-top:.2rem;min-width:14rem}"
    "@page{size:landscape;margin:12mm}"
    "@media print{html{font-size:8.5pt}body{max-width:none;padding:0}"
    ".wide{overflow:visible}}";

static void add_term(struct buffer *out, const char *says, struct text text) {
    buffer_format(out, "<dt>%s</dt><dd>", says);
    html_text(out, text);
    buffer_string(out, "</dd>\n");
}

static void add_head(struct buffer *out, const struct review *review) {
    buffer_string(out,
                  "<!doctype html>\n<html lang=\"en\">\n<head>\n"
                  "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-"
                  "Policy\" content=\"default-src 'none'; style-src "
                  "'unsafe-inline'\">\n<meta name=\"viewport\" "
                  "content=\"width=device-width, initial-scale=1\">\n<title>Review: ");
    html_text(out, review->kind);
    buffer_string(out, review->treatments.len > 0 ? ", " : "");
    html_text(out, review->treatments);
    buffer_format(out,
                  "</title>\n<style>%s</style>\n</head>\n<body>\n<h1>Review: ", style);
    html_text(out, review->kind);
    buffer_string(out, review->treatments.len > 0 ? ", " : "");
    html_text(out, review->treatments);
    buffer_string(out, "</h1>\n<dl>\n");
    add_term(out, "what it is", review->says);
    add_term(out, "packs", review->packs);
    add_term(out, "options", review->options);
    add_term(out, "digest", review->digest);
    buffer_string(out, "</dl>\n");
}

static void begin_table(struct buffer *out, const struct review *review) {
    buffer_string(out, "<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">rule"
                       "</th>");
    for (size_t i = 0; i < review->columns_count; i++) {
        buffer_string(out, "<th scope=\"col\" title=\"");
        html_text(out, review->columns[i].says);
        buffer_string(out, "\">");
        html_text(out, review->columns[i].name);
        buffer_string(out, "</th>");
    }
    buffer_string(out,
                  "<th scope=\"col\">sources</th><th scope=\"col\" class=\"initials\">"
                  "initials</th></tr></thead>\n<tbody>\n");
}

// Names may be broken behind their dots and underlines.
static void add_breakable(struct buffer *out, struct text text) {
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '.' || text.at[i] == '_') {
            html_text(out, (struct text){text.at + from, i + 1 - from});
            buffer_string(out, "<wbr>");
            from = i + 1;
        }
    }
    html_text(out, (struct text){text.at + from, text.len - from});
}

// Each line of a cell is a paragraph.
static void add_lines(struct buffer *out, struct text text) {
    for (size_t at = 0; at < text.len;) {
        const char *feed = memchr(text.at + at, '\n', text.len - at);
        size_t end = feed ? (size_t)(feed - text.at) : text.len;
        buffer_string(out, "<p>");
        add_breakable(out, (struct text){text.at + at, end - at});
        buffer_string(out, "</p>");
        at = end + 1;
    }
}

static void add_row(struct buffer *out, const struct review *review,
                    const struct review_row *row) {
    buffer_string(out, "<tr><th scope=\"row\">");
    add_breakable(out, row->name);
    buffer_string(out, row->is_asleep ? " <span class=\"asleep\">asleep</span></th>"
                                      : "</th>");
    for (size_t i = 0; i < review->columns_count; i++) {
        buffer_string(out, "<td>");
        add_lines(out, row->cells[i]);
        buffer_string(out, "</td>");
    }
    buffer_string(out, "<td>");
    html_text(out, row->sources);
    buffer_string(out, "</td><td></td></tr>\n");
}

static void add_sources(struct buffer *out, const struct review *review) {
    buffer_string(out, "<h2>Sources</h2>\n<dl>\n");
    for (size_t i = 0; i < review->sources_count; i++) {
        const struct json *source = review->sources[i];
        buffer_string(out, "<dt>");
        html_text(out, text_member(source, "id"));
        buffer_string(out, "</dt><dd>");
        html_text(out, text_member(source, "title"));
        buffer_string(out, " (");
        html_text(out, text_member(source, "evidence"));
        buffer_string(out, "; read: ");
        html_text(out, text_member(source, "seen"));
        buffer_string(out, ") ");
        html_text(out, text_member(source, "address"));
        buffer_string(out, text_member(source, "says").len > 0 ? " " : "");
        html_text(out, text_member(source, "says"));
        buffer_string(out, "</dd>\n");
    }
    buffer_string(out, "</dl>\n");
}

void review_html(struct buffer *out, const struct review *review) {
    add_head(out, review);
    for (size_t i = 0; i < review->rows_count; i++) {
        const struct review_row *row = &review->rows[i];
        if (i == 0 || !text_equal(row->group, review->rows[i - 1].group)) {
            buffer_string(out, i > 0 ? "</tbody>\n</table>\n</div>\n<h2>" : "<h2>");
            html_text(out, row->group.len > 0 ? review->by : TEXT("Rules"));
            buffer_string(out, row->group.len > 0 ? ": " : "");
            html_text(out, row->group);
            buffer_string(out, "</h2>\n");
            begin_table(out, review);
        }
        add_row(out, review, row);
    }
    buffer_string(out, review->rows_count > 0 ? "</tbody>\n</table>\n</div>\n" : "");
    if (review->sources_count > 0) {
        add_sources(out, review);
    }
    buffer_string(out, "<div class=\"sign\"><span>reviewed by</span><span>on</span>"
                       "<span>signature</span></div>\n</body>\n</html>\n");
}
