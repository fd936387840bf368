// Mail against servers of every kind.
#include "core/calendar/calendar.h"
#include "tests/unit/channels/golden.h"
#include "tests/unit/channels/mail_scene.h"

// clang-format off: one row reads as a whole
static const struct behaviour {
    const char *name;
    struct sink_rule rule;
    int64_t timeout; // 0: 5 seconds
    aftercare_outcome outcome;
    const char *said; // how it begins
} behaviours[] = {
    {"takes it",
     {"END", "250 2.0.0 queued as 4711\r\n", SINK_GOES_ON},
     0,
     DELIVERED,
     "answered \"250 2.0.0 queued as 4711\""},
    {"takes it in two lines",
     {"END", "250-taken\r\n250 well\r\n", SINK_GOES_ON},
     0,
     DELIVERED,
     "answered \"250 well\""},
    {"speaks no ESMTP",
     {"EHLO", "500 what?\r\n", SINK_GOES_ON},
     0,
     DELIVERED,
     "answered \"250"},
    {"greylists",
     {"RCPT", "450 4.2.0 greylisted, come back\r\n", SINK_GOES_ON},
     0,
     TRY_AGAIN,
     "answered \"450 4.2.0 greylisted, come back\""},
    {"has no room",
     {"MAIL", "452 4.3.1 full\r\n", SINK_GOES_ON},
     0,
     TRY_AGAIN,
     "answered \"452 4.3.1 full\""},
    {"fails at DATA",
     {"DATA", "451 4.3.0 later\r\n", SINK_GOES_ON},
     0,
     TRY_AGAIN,
     "answered \"451"},
    {"fails at the end",
     {"END", "451 4.3.0 later\r\n", SINK_GOES_ON},
     0,
     TRY_AGAIN,
     "answered \"451"},
    {"knows nobody",
     {"RCPT", "550 5.1.1 no such user\r\n", SINK_GOES_ON},
     0,
     REFUSED,
     "answered \"550 5.1.1 no such user\""},
    {"refuses the sender",
     {"MAIL", "553 5.7.1 not you\r\n", SINK_GOES_ON},
     0,
     REFUSED,
     "answered \"553"},
    {"refuses the content",
     {"END", "554 5.7.1 spam\r\n", SINK_GOES_ON},
     0,
     REFUSED,
     "answered \"554 5.7.1 spam\""},
    {"refuses DATA",
     {"DATA", "554 5.5.1 no valid recipients\r\n", SINK_GOES_ON},
     0,
     REFUSED,
     "answered \"554"},
    {"wants a password",
     {"MAIL", "530 5.7.0 authenticate\r\n", SINK_GOES_ON},
     0,
     DOWN,
     "answered \"530"},
    {"serves nobody",
     {"CONNECT", "554 no service\r\n", SINK_CLOSES},
     0,
     DOWN,
     "answered \"554 no service\""},
    {"is busy", {"CONNECT", "421 too many\r\n", SINK_CLOSES}, 0, DOWN, "answered \"421"},
    {"closes in the middle",
     {"RCPT", "421 4.3.2 shutting down\r\n", SINK_CLOSES},
     0,
     DOWN,
     "answered \"421"},
    {"goes away", {"RCPT", "", SINK_CLOSES}, 0, DOWN, "no answer: "},
    {"goes away before it has taken it",
     {"END", "", SINK_CLOSES},
     0,
     DOWN,
     "no answer: "},
    {"resets", {"MAIL", "", SINK_RESETS}, 0, DOWN, "no answer: "},
    {"says nothing", {"CONNECT", "", SINK_GOES_ON}, 200, DOWN, "no answer: "},
    {"falls silent", {"DATA", "", SINK_GOES_ON}, 200, DOWN, "no answer: "},
    {"never says that it has taken it",
     {"END", "", SINK_GOES_ON},
     200,
     DOWN,
     "no answer: "},
    {"drips",
     {"EHLO",
      "250-a\r\n250-b\r\n250-c\r\n250-d\r\n250-e\r\n250-f\r\n250-g\r\n"
      "250-h\r\n250-i\r\n250-j\r\n250-k\r\n250-l\r\n250-m\r\n250-n\r\n250 o\r\n",
      SINK_DRIPS},
     50,
     DOWN,
     "no answer: "},
    {"drips to an end",
     {"END", "250 ok\r\n", SINK_DRIPS},
     0,
     DELIVERED,
     "answered \"250 ok\""},
    {"floods", {"EHLO", "250-and so on\r\n", SINK_FLOODS}, 0, DOWN, "no answer: "},
    {"has an endless line",
     {"EHLO", "250-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", SINK_FLOODS},
     1000,
     DOWN,
     "no answer: "},
    {"speaks HTTP",
     {"CONNECT", "HTTP/1.1 400 Bad Request\r\n\r\n", SINK_CLOSES},
     0,
     DOWN,
     "no answer: "},
    {"speaks garbage",
     {"CONNECT", "\x16\x03\x01\x02\r\n", SINK_CLOSES},
     0,
     DOWN,
     "no answer: "},
    {"answers with nonsense",
     {"RCPT", "999 what\r\n", SINK_GOES_ON},
     1000,
     DOWN,
     "no answer: "},
};
// clang-format on

static void each_kind_of_server_has_its_outcome(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof behaviours / sizeof *behaviours; i++) {
        const struct behaviour *row = &behaviours[i];
        struct told told = {0};
        struct scene *scene =
            scene_open(&row->rule, 1, row->timeout > 0 ? row->timeout : 5000);

        send_one(scene, &told);
        if (told.outcome != row->outcome ||
            strncmp(told.said, row->said, strlen(row->said)) != 0) {
            fail_msg("%s: outcome %d, said \"%s\" (%s)", row->name, (int)told.outcome,
                     told.said, scene->sink.commands);
        }
        assert_true(strlen(told.said) < 300);
        scene_close(scene);
        assert_int_equal(told.count, 1);
    }
}

static void a_mail_is_handed_over_step_by_step(void **state) {
    struct scene *scene = scene_open(NULL, 0, 5000);
    struct told told = {0};

    (void)state;
    send_one(scene, &told);

    assert_int_equal(told.outcome, DELIVERED);
    const char *greeting = strchr(scene->sink.commands, '|');
    assert_non_null(greeting);
    assert_int_equal(strncmp(scene->sink.commands, "EHLO ", 5), 0);
    assert_string_equal(greeting, "|MAIL FROM:<clinic@clinic.example>"
                                  "|RCPT TO:<anna@patient.example>|DATA|");
    scene_close(scene);
}

static void its_header_is_these_lines(void **state) {
    struct scene *scene = scene_open(NULL, 0, 5000);
    struct told told = {0};

    (void)state;
    send_one(scene, &told);

    static const char header[] =
        "Date: Mon, 23 Nov 2026 19:00:07 +0000\r\n"
        "From: clinic@clinic.example\r\n"
        "To: anna@patient.example\r\n"
        "Subject: A reminder for you\r\n"
        "Message-ID: <edf160f77c53c052bad2133f7a845f210119d93c@clinic.example>\r\n"
        "Content-Language: en\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: multipart/";
    assert_int_equal(strncmp(scene->sink.message, header, strlen(header)), 0);
    scene_close(scene);
}

// Line breaks and dots of each kind, what is no ASCII, and what looks like a header.
static const char *const texts[] = {
    "Wash.",
    "One line.\nAnd another.\n",
    ".",
    "..\n.\n.a\n. \n\n.",
    "a\r\n.\r\nb\r.\rc",
    "\r\n.\r\nQUIT\r\n",
    "From here\nFrom there",
    "Subject: no\r\nBcc: no@no.example\r\n\r\n<b>no</b> & \"no\"",
    "caf\xc3\xa9 \xe2\x80\x93 \xf0\x9f\xa7\xb4 \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
    "blanks at the end \t \n of a line",
    "=3D =?UTF-8?B?bm8=?= = ==",
    "--=_mixed_\n--=_alternative_",
    "a control \x01\x7f character",
    "a line that is much longer than the seventy-eight characters that a line of mail "
    "should have at the most, with words like "
    "donaudampfschifffahrtselektrizit\xc3\xa4tenhauptbetriebswerkbauunterbeamtengesellsch"
    "a"
    "ftsmitgliederversammlungsprotokollf\xc3\xbchrerinnenausbildungslehrgangsleiter",
};

// What python reads has a NUL behind each text.
static void note_mail(FILE *out, const struct scene *scene, const char *sender,
                      const char *text, const char *keys) {
    (void)fprintf(out, "%s%canna@patient.example%cA reminder for you%c%s%c%s%c", sender,
                  0, 0, 0, text, 0, keys, 0);
    (void)fwrite(scene->sink.message, 1, scene->sink.len, out);
    (void)fputc(0, out);
}

static void note_texts(FILE *out, const struct scene *scene, const char *sender,
                       const char *text) {
    note_mail(out, scene, sender, text, "s-77/basics.cleanse/1");
}

static FILE *open_python(void) {
    FILE *python =
        popen(calendar_is_built_in()
                  ? "python3 " AFTERCARE_SOURCE "/tests/unit/channels/read_mail.py ics"
                  : "python3 " AFTERCARE_SOURCE "/tests/unit/channels/read_mail.py",
              "w");
    assert_non_null(python);
    return python;
}

static void take_group(struct group_example *out) {
    group_example(out);
    for (int i = 0; i < 3; i++) {
        out->items[i].to = "anna@patient.example";
    }
}

static void a_message_of_several_is_one_mail(void **state) {
    struct scene *scene = scene_open(NULL, 0, 5000);
    struct told told = {0};
    struct group_example group;
    FILE *python = open_python();

    (void)state;
    take_group(&group);
    world_send_reminder(&scene->world, &group.items[0], &told);
    world_wait(&scene->world, &told.count, 1);
    assert_int_equal(told.outcome, DELIVERED);
    assert_int_equal(scene->sink.mails, 1);

    note_mail(python, scene, "clinic@clinic.example",
              "Wash with a \"gentle\" cleanser.\nNo cloth \xe2\x80\x93 no brush.\n\n"
              "Stay out of the sun.\n\nDrink.",
              "s-77/basics.cleanse/1\ns-77/basics.sun/1\ns-78/basics.drink/2");
    assert_int_equal(pclose(python), 0);
    scene_close(scene);
}

// What follows the texts is the calendar file.
static void a_mail_of_several_is_these_bytes(void **state) {
    struct scene *scene = scene_open(NULL, 0, 5000);
    struct told told = {0};
    struct group_example group;
    char golden[GOLDEN_MAX];

    (void)state;
    take_group(&group);
    world_send_reminder(&scene->world, &group.items[0], &told);
    world_wait(&scene->world, &told.count, 1);

    if (calendar_is_built_in()) {
        const char *mail = golden_read(golden, "mail.txt");
        scene->sink.message[scene->sink.len] = '\0';
        scene->sink.message[strlen(mail)] = '\0';
        assert_string_equal(scene->sink.message, mail);
    }
    scene_close(scene);
}

static void a_mail_of_several_needs_one_that_says_something(void **state) {
    struct scene *scene = scene_open(NULL, 0, 5000);
    struct told told = {0};
    struct group_example group;

    (void)state;
    take_group(&group);
    group.items[0].message = group.items[1].message = "";
    world_send_reminder(&scene->world, &group.items[0], &told);
    world_wait(&scene->world, &told.count, 1);
    assert_int_equal(told.outcome, DELIVERED);
    group.items[2].message = "";
    world_send_reminder(&scene->world, &group.items[0], &told);
    world_wait(&scene->world, &told.count, 2);
    assert_int_equal(told.outcome, REFUSED);
    assert_string_equal(told.said, "the reminder says nothing");
    scene_close(scene);
}

static void another_implementation_reads_what_was_meant(void **state) {
    struct scene *scene = scene_open(NULL, 0, 5000);
    aftercare_reminder reminder = mail_example();
    struct told told = {0};
    FILE *python = open_python();

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        reminder.message = texts[i];
        world_send_reminder(&scene->world, &reminder, &told);
        world_wait(&scene->world, &told.count, (int)i + 1);
        assert_int_equal(told.outcome, DELIVERED);
        note_texts(python, scene, "clinic@clinic.example", texts[i]);
    }
    assert_int_equal(pclose(python), 0);
    assert_int_equal(scene->sink.mails, sizeof texts / sizeof *texts);
    assert_null(strstr(scene->sink.commands, "QUIT"));
    scene_close(scene);
}

static void a_giant_is_sent_as_well(void **state) {
    struct scene *scene = scene_open(NULL, 0, 5000);
    aftercare_reminder reminder = mail_example();
    struct told told = {0};
    static char text[30001];

    (void)state;
    memset(text, '.', sizeof text - 1);
    for (size_t i = 0; i + 1 < sizeof text; i += 3) {
        text[i] = '\n';
    }
    reminder.message = text;
    world_send_reminder(&scene->world, &reminder, &told);
    world_wait(&scene->world, &told.count, 1);

    assert_int_equal(told.outcome, DELIVERED);
    assert_true(scene->sink.len > sizeof text);
    scene_close(scene);
}

static void whom_it_goes_to_must_be_an_address(void **state) {
    static const char *const wrong[] = {
        NULL,
        "",
        "patient-4711",
        "a@b.example\r\nRCPT TO:<c@d.example>",
        "a@b.example>\r\nDATA\r\n",
        "a@b.example, c@d.example",
        "Anna <a@b.example>",
        "a@b.example\nBcc: c@d.example",
    };
    struct scene *scene = scene_open(NULL, 0, 5000);
    aftercare_reminder reminder = mail_example();
    struct told told = {0};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        reminder.to = wrong[i];
        world_send_reminder(&scene->world, &reminder, &told);
        assert_int_equal(told.count, i + 1);
        assert_int_equal(told.outcome, REFUSED);
        assert_non_null(strstr(told.said, "no address of e-mail"));
    }
    reminder = mail_example();
    reminder.message = "";
    world_send_reminder(&scene->world, &reminder, &told);
    assert_int_equal(told.outcome, REFUSED);
    assert_string_equal(told.said, "the reminder says nothing");
    assert_int_equal(scene->sink.connections, 0);
    scene_close(scene);
}

static size_t line_of(char *out, size_t size, const struct scene *scene,
                      const char *name) {
    const char *at = strstr(scene->sink.message, name);

    assert_non_null(at);
    size_t len = strcspn(at, "\r");
    assert_true(len < size);
    memcpy(out, at, len);
    out[len] = '\0';
    return len;
}

// The id of a message is none of a key that reads the same.
static void no_key_has_the_message_id_of_a_message(void **state) {
    struct scene *scene = scene_open(NULL, 0, 5000);
    struct told told = {0};
    struct group_example group;
    char of_group[200], of_key[200];

    (void)state;
    take_group(&group);
    world_send_reminder(&scene->world, &group.items[0], &told);
    world_wait(&scene->world, &told.count, 1);
    (void)line_of(of_group, sizeof of_group, scene, "\nMessage-ID: ");
    group.items[0].key = EXAMPLE_GROUP;
    group.items[0].group = NULL;
    group.items[0].next_in_group = NULL;
    world_send_reminder(&scene->world, &group.items[0], &told);
    world_wait(&scene->world, &told.count, 2);
    (void)line_of(of_key, sizeof of_key, scene, "\nMessage-ID: ");

    assert_string_not_equal(of_group, of_key);
    scene_close(scene);
}

static void every_try_has_the_same_id_and_one_connection(void **state) {
    struct scene *scene = scene_open(NULL, 0, 5000);
    aftercare_reminder reminder = mail_example();
    struct told told = {0};
    char first[200], id[200];

    (void)state;
    for (int i = 1; i <= 20; i++) {
        reminder.attempts = i;
        world_send_reminder(&scene->world, &reminder, &told);
        world_wait(&scene->world, &told.count, i);
        (void)line_of(i == 1 ? first : id, sizeof id, scene, "\nMessage-ID: ");
        assert_true(i == 1 || strcmp(first, id) == 0);
    }
    reminder.key = "s-77/basics.cleanse/2";
    world_send_reminder(&scene->world, &reminder, &told);
    world_wait(&scene->world, &told.count, 21);
    (void)line_of(id, sizeof id, scene, "\nMessage-ID: ");

    assert_string_not_equal(first, id);
    assert_int_equal(scene->sink.connections, 1);
    assert_int_equal(scene->sink.mails, 21);
    scene_close(scene);
}

// A server ends a connection that was idle in one way or the other; the next mail does
// not suffer from it.
static void a_connection_that_has_had_its_day_is_opened_anew(void **state) {
    // clang-format off: one row reads as a whole
    static const struct {
        const char *name;
        struct sink_rule rules[3];
    } rows[] = {
        {"closed at once", {{"IDLE", "", SINK_CLOSES}, {"IDLE", NULL, SINK_GOES_ON}}},
        {"told at once",
         {{"IDLE", "421 timeout\r\n", SINK_CLOSES}, {"IDLE", NULL, SINK_GOES_ON}}},
        {"closed when spoken to",
         {{"MAIL", NULL, SINK_GOES_ON},
          {"MAIL", "", SINK_CLOSES},
          {"MAIL", NULL, SINK_GOES_ON}}},
        {"reset when spoken to",
         {{"MAIL", NULL, SINK_GOES_ON},
          {"MAIL", "", SINK_RESETS},
          {"MAIL", NULL, SINK_GOES_ON}}},
        {"told when spoken to",
         {{"MAIL", NULL, SINK_GOES_ON},
          {"MAIL", "421 timeout\r\n", SINK_CLOSES},
          {"MAIL", NULL, SINK_GOES_ON}}},
    };
    // clang-format on

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t count = rows[i].rules[2].at ? 3 : 2;
        struct scene *scene = scene_open(rows[i].rules, count, 5000);
        struct told told = {0};
        send_one(scene, &told);
        assert_int_equal(told.outcome, DELIVERED);
        send_one(scene, &told);
        if (told.outcome != DELIVERED || scene->sink.connections != 2) {
            fail_msg("%s: %d connections, said \"%s\" (%s)", rows[i].name,
                     scene->sink.connections, told.said, scene->sink.commands);
        }
        assert_int_equal(scene->sink.mails, 2);
        scene_close(scene);
    }
}

// Once the server has heard of a mail, nobody knows what it did with it.
static void a_connection_lost_later_is_not_opened_anew(void **state) {
    static const struct sink_rule rules[] = {{"END", NULL, SINK_GOES_ON},
                                             {"END", "", SINK_CLOSES}};
    struct scene *scene = scene_open(rules, 2, 5000);
    struct told told = {0};

    (void)state;
    send_one(scene, &told);
    send_one(scene, &told);

    assert_int_equal(told.outcome, DOWN);
    assert_int_equal(scene->sink.mails, 2);
    assert_int_equal(scene->sink.connections, 1);
    scene_close(scene);
}

static void many_at_once_are_each_told_once(void **state) {
    struct scene *scene = scene_open(NULL, 0, 5000);
    struct told told = {0};
    const aftercare_reminder reminder = mail_example();

    (void)state;
    for (int round = 1; round <= 3; round++) {
        for (int i = 0; i < 16; i++) {
            world_send_reminder(&scene->world, &reminder, &told);
        }
        world_wait(&scene->world, &told.count, round * 16);
        assert_int_equal(told.outcome, DELIVERED);
    }
    assert_int_equal(told.count, 3 * 16);
    assert_int_equal(scene->sink.mails, 3 * 16);
    assert_int_equal(scene->sink.connections, 16);
    scene_close(scene);
}

static void a_server_that_hangs_holds_no_other_mail(void **state) {
    static const struct sink_rule rules[] = {{"END", "", SINK_GOES_ON},
                                             {"END", NULL, SINK_GOES_ON}};
    struct scene *scene = scene_open(rules, 2, 5000);
    const aftercare_reminder reminder = mail_example();
    struct told slow = {0}, quick = {0};

    (void)state;
    world_send_reminder(&scene->world, &reminder, &slow);
    world_wait(&scene->world, &scene->sink.mails, 1);
    for (int i = 1; i <= 5; i++) {
        world_send_reminder(&scene->world, &reminder, &quick);
        world_wait(&scene->world, &quick.count, i);
        assert_int_equal(quick.outcome, DELIVERED);
    }

    assert_int_equal(slow.count, 0);
    scene_close(scene);
    assert_int_equal(slow.count, 1);
}

static void closing_ends_what_is_under_way(void **state) {
    static const char *const places[] = {"CONNECT", "EHLO", "RCPT", "END"};

    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const struct sink_rule rule = {places[i], "", SINK_GOES_ON};
        struct scene *scene = scene_open(&rule, 1, 5000);
        const aftercare_reminder reminder = mail_example();
        struct told told = {0};
        for (int n = 0; n < 5; n++) {
            world_send_reminder(&scene->world, &reminder, &told);
        }
        world_wait(&scene->world, &scene->sink.connections, 5);
        for (int n = 0; n < 20; n++) {
            (void)uv_run(&scene->world.loop, UV_RUN_NOWAIT);
        }
        world_close_channel(&scene->world);

        assert_int_equal(told.count, 5);
        assert_int_equal(told.outcome, TRY_AGAIN);
        assert_string_equal(told.said, "no answer: the channel was closed");
        scene_close(scene);
    }
}

static void closing_before_the_loop_runs_is_possible(void **state) {
    struct scene *scene = scene_open(NULL, 0, 5000);
    const aftercare_reminder reminder = mail_example();
    struct told told = {0};

    (void)state;
    world_send_reminder(&scene->world, &reminder, &told);
    world_close_channel(&scene->world);

    assert_int_equal(told.count, 1);
    assert_int_equal(told.outcome, TRY_AGAIN);
    scene_close(scene);
}

// Somebody who sends again as soon as one is told, then closes, and sends all the same.
struct chain {
    struct world *world;
    aftercare_reminder reminder;
    struct delivery delivery;
    int told, delivered, refused;
};

static void send_next(void *context, aftercare_outcome outcome, int64_t retry_after,
                      const char *said) {
    struct chain *chain = context;
    struct world *world = chain->world;

    (void)retry_after;
    chain->told++;
    chain->delivered += outcome == DELIVERED;
    chain->refused += strcmp(said, "the channel is closed") == 0;
    if (chain->told == 50) {
        world->functions->close(world->channel, world_channel_closed, world);
    }
    if (chain->told <= 50) {
        world->functions->send(world->channel, &chain->delivery, send_next, chain);
    }
}

static void sending_and_closing_while_being_told_are_possible(void **state) {
    struct scene *scene = scene_open(NULL, 0, 5000);
    struct chain chain = {.world = &scene->world, .reminder = mail_example()};

    (void)state;
    chain.delivery = (struct delivery){.reminder = &chain.reminder, .now = EXAMPLE_NOW};
    channel_mail.send(scene->world.channel, &chain.delivery, send_next, &chain);
    world_wait(&scene->world, &scene->world.closed, 1);

    assert_int_equal(chain.told, 51);
    assert_int_equal(chain.delivered, 50);
    assert_int_equal(chain.refused, 1);
    assert_int_equal(scene->sink.connections, 1);
    scene_close(scene);
}

static void nobody_listening_is_tried_again(void **state) {
    struct scene *scene = scene_open(NULL, 0, 5000);
    struct told told = {0};

    (void)state;
    sink_close(&scene->sink);
    send_one(scene, &told);

    assert_int_equal(told.outcome, DOWN);
    assert_non_null(strstr(told.said, "no answer: Failed to connect to 127.0.0.1"));
    world_close_channel(&scene->world);
    world_clear(&scene->world);
    free(scene);
}

static struct scene *scene_with(const aftercare_channel_options *changed) {
    struct scene *scene = calloc(1, sizeof *scene);

    assert_non_null(scene);
    world_init(&scene->world);
    assert_true(sink_open(&scene->sink, &scene->world.loop, NULL, 0));
    aftercare_channel_options options = options_of(scene, scene->sink.port);
    options.is_unencrypted = changed->is_unencrypted;
    options.allow_count = changed->allow_count;
    options.from_name = changed->from_name;
    options.subjects = changed->subjects;
    options.subjects_count = changed->subjects_count;
    world_open(&scene->world, &channel_mail, &options);
    return scene;
}

static void a_private_address_is_not_reached(void **state) {
    struct scene *scene =
        scene_with(&(aftercare_channel_options){.is_unencrypted = true});
    struct told told = {0};

    (void)state;
    send_one(scene, &told);

    assert_int_equal(told.outcome, DOWN);
    assert_non_null(strstr(told.said, "127.0.0.1 may not be reached, it is a loopback"));
    assert_int_equal(scene->sink.connections, 0);
    scene_close(scene);
}

static void a_server_that_cannot_encrypt_gets_nothing(void **state) {
    struct scene *scene = scene_with(&(aftercare_channel_options){.allow_count = 1});
    struct told told = {0};

    (void)state;
    send_one(scene, &told);

    assert_int_equal(told.outcome, DOWN);
    assert_non_null(strstr(told.said, "STARTTLS"));
    assert_null(strstr(scene->sink.commands, "MAIL"));
    scene_close(scene);
}

static void the_clinics_name_and_words_are_the_mails(void **state) {
    static const aftercare_wording subjects[] = {{"de", "Erinnerung f\xc3\xbcr Sie"},
                                                 {"en", "From your clinic =?x"}};
    static const struct {
        const char *locale, *subject, *language;
    } rows[] = {
        {"de-AT", "\r\nSubject: =?UTF-8?B?RXJpbm5lcnVuZyBmw7xyIFNpZQ==?=\r\n", "de"},
        {"en", "\r\nSubject: =?UTF-8?B?RnJvbSB5b3VyIGNsaW5pYyA9P3g=?=\r\n", "en"},
        {"es_MX", "\r\nSubject: Un recordatorio para usted\r\n", "es"},
        {"x\r\nX-Evil: 2", "\r\nSubject: =?UTF-8?B?RXJpbm5lcnVuZyBmw7xyIFNpZQ==?=\r\n",
         "en"},
    };
    struct scene *scene =
        scene_with(&(aftercare_channel_options){.is_unencrypted = true,
                                                .allow_count = 1,
                                                .from_name = "Praxis \"S\xc3\xbc"
                                                             "d\"",
                                                .subjects = subjects,
                                                .subjects_count = 2});
    aftercare_reminder reminder = mail_example();
    struct told told = {0};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char language[64];
        reminder.locale = rows[i].locale;
        world_send_reminder(&scene->world, &reminder, &told);
        world_wait(&scene->world, &told.count, (int)i + 1);
        (void)snprintf(language, sizeof language, "\r\nContent-Language: %s\r\n",
                       rows[i].language);
        assert_non_null(strstr(scene->sink.message, rows[i].subject));
        assert_non_null(strstr(scene->sink.message, language));
        assert_non_null(strstr(scene->sink.message,
                               "\r\nFrom: =?UTF-8?B?UHJheGlzICJTw7xkIg==?=\r\n"
                               " <clinic@clinic.example>\r\n"));
        assert_null(strstr(scene->sink.message, "\nX-Evil"));
    }
    scene_close(scene);
}

static void wrong_options_are_told(void **state) {
    static const aftercare_wording no_text[] = {{"en", NULL}},
                                   no_utf8[] = {{"en", "\xff"}},
                                   lines[] = {{"en", "a\r\nX: y"}};
    const struct {
        const char *name;
        aftercare_channel_options options;
        const char *sentence;
    } rows[] = {
        {"no server", {.from = "a@b.example"}, "the server is missing"},
        {"the web", {.server = "https://b.example"}, "the server is none"},
        {"a path", {.server = "smtp://b.example/x"}, "the server is none"},
        {"a user", {.server = "smtp://u:p@b.example"}, "the server is none"},
        {"no sender", {.server = "smtp://b.example"}, "from is no address"},
        {"a name",
         {.server = "smtp://b.example", .from = "A <a@b.example>"},
         "from is no address"},
        {"lines",
         {.server = "smtp://b.example", .from = "a@b.example\r\nX: y"},
         "from is no address"},
        {"half",
         {.server = "smtp://b.example", .from = "a@b.example", .user = "u"},
         "belong together"},
        {"half",
         {.server = "smtp://b.example", .from = "a@b.example", .password = "p"},
         "belong together"},
        {"open",
         {.server = "smtp://b.example",
          .from = "a@b.example",
          .user = "u",
          .password = "p",
          .is_unencrypted = true},
         "unencrypted is for"},
        {"open",
         {.server = "smtps://b.example", .from = "a@b.example", .is_unencrypted = true},
         "unencrypted is for"},
        {"name",
         {.server = "smtp://b.example", .from = "a@b.example", .from_name = "\xff"},
         "from_name is no line"},
        {"lines",
         {.server = "smtp://b.example",
          .from = "a@b.example",
          .subjects = lines,
          .subjects_count = 1},
         "a subject has a language"},
        {"words",
         {.server = "smtp://b.example",
          .from = "a@b.example",
          .subjects = no_text,
          .subjects_count = 1},
         "a subject has a language"},
        {"words",
         {.server = "smtp://b.example",
          .from = "a@b.example",
          .subjects = no_utf8,
          .subjects_count = 1},
         "a subject has a language"},
        {"time",
         {.server = "smtp://b.example", .from = "a@b.example", .timeout = -1},
         "out of bounds"},
    };
    uv_loop_t loop;

    (void)state;
    assert_int_equal(uv_loop_init(&loop), 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct channel *channel = NULL;
        aftercare_error err = {0};
        aftercare_channel_options options = rows[i].options;
        options.name = "post";
        aftercare_status status = channel_mail.open(&channel, &loop, &options, &err);
        if (status != AFTERCARE_EUSAGE || !strstr(err.sentence, rows[i].sentence)) {
            fail_msg("%s: status %d, \"%s\"", rows[i].name, (int)status, err.sentence);
        }
        assert_null(channel);
        assert_string_equal(err.place, "post");
    }
    assert_int_equal(uv_loop_close(&loop), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_server_has_its_outcome),
        cmocka_unit_test(a_mail_is_handed_over_step_by_step),
        cmocka_unit_test(its_header_is_these_lines),
        cmocka_unit_test(another_implementation_reads_what_was_meant),
        cmocka_unit_test(a_message_of_several_is_one_mail),
        cmocka_unit_test(a_mail_of_several_is_these_bytes),
        cmocka_unit_test(a_mail_of_several_needs_one_that_says_something),
        cmocka_unit_test(no_key_has_the_message_id_of_a_message),
        cmocka_unit_test(a_giant_is_sent_as_well),
        cmocka_unit_test(whom_it_goes_to_must_be_an_address),
        cmocka_unit_test(every_try_has_the_same_id_and_one_connection),
        cmocka_unit_test(a_connection_that_has_had_its_day_is_opened_anew),
        cmocka_unit_test(a_connection_lost_later_is_not_opened_anew),
        cmocka_unit_test(many_at_once_are_each_told_once),
        cmocka_unit_test(a_server_that_hangs_holds_no_other_mail),
        cmocka_unit_test(closing_ends_what_is_under_way),
        cmocka_unit_test(closing_before_the_loop_runs_is_possible),
        cmocka_unit_test(sending_and_closing_while_being_told_are_possible),
        cmocka_unit_test(nobody_listening_is_tried_again),
        cmocka_unit_test(a_private_address_is_not_reached),
        cmocka_unit_test(a_server_that_cannot_encrypt_gets_nothing),
        cmocka_unit_test(the_clinics_name_and_words_are_the_mails),
        cmocka_unit_test(wrong_options_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
