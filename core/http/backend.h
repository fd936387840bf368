// What the handlers ask of the two libraries, as one struct of functions. The daemon
// works with backend_library; a test answers in its place, and so can bring about what a
// real store hardly ever does. Each member has the contract of the public function it is
// named after.
#ifndef AFTERCARE_HTTP_BACKEND_H
#define AFTERCARE_HTTP_BACKEND_H

#include "aftercare/aftercare.h"
#include "aftercare/reminders.h"

struct backend {
    aftercare_status (*assessor_new)(aftercare_assessor **out,
                                     const aftercare_rules *rules, aftercare_error *err);
    void (*assessor_free)(aftercare_assessor *assessor);
    aftercare_status (*assess)(aftercare_assessor *assessor,
                               const aftercare_document *document, const char *today,
                               aftercare_json *out, aftercare_error *err);
    aftercare_status (*plan_session)(aftercare_assessor *assessor,
                                     const aftercare_document *document,
                                     const aftercare_plan_options *options,
                                     const aftercare_plan **plan, aftercare_error *err);
    aftercare_status (*rules_list)(aftercare_assessor *assessor, const char *kind,
                                   const char *rule, aftercare_json *out,
                                   aftercare_error *err);
    bool (*count_at)(const aftercare_assessor *assessor, size_t number,
                     aftercare_rule_counts *out); // NULL: nobody counts
    bool (*is_ready)(const aftercare_reminders *reminders);
    aftercare_status (*put_session)(aftercare_reminders *reminders,
                                    const aftercare_stored_session *session,
                                    aftercare_reminders_done *done, void *context,
                                    aftercare_error *err);
    aftercare_status (*get_session)(aftercare_reminders *reminders, const char *id,
                                    aftercare_reminders_done *done, void *context,
                                    aftercare_error *err);
    aftercare_status (*cancel_session_if)(aftercare_reminders *reminders,
                                          const aftercare_condition *condition,
                                          aftercare_reminders_done *done, void *context,
                                          aftercare_error *err);
    aftercare_status (*list)(aftercare_reminders *reminders,
                             const aftercare_reminders_query *query,
                             aftercare_reminders_done *done, void *context,
                             aftercare_error *err);
    aftercare_status (*get)(aftercare_reminders *reminders, const char *key,
                            aftercare_reminders_done *done, void *context,
                            aftercare_error *err);
    aftercare_status (*act)(aftercare_reminders *reminders, const aftercare_act *act,
                            aftercare_reminders_done *done, void *context,
                            aftercare_error *err);
    aftercare_status (*report_reaction)(aftercare_reminders *reminders,
                                        const aftercare_reaction *reaction,
                                        aftercare_reminders_done *done, void *context,
                                        aftercare_error *err);
    aftercare_status (*get_patient)(aftercare_reminders *reminders, const char *id,
                                    aftercare_reminders_done *done, void *context,
                                    aftercare_error *err);
    aftercare_status (*erase_patient)(aftercare_reminders *reminders, const char *id,
                                      aftercare_reminders_done *done, void *context,
                                      aftercare_error *err);
    aftercare_status (*backup)(aftercare_reminders *reminders, const char *path,
                               aftercare_reminders_done *done, void *context,
                               aftercare_error *err);
    aftercare_status (*count)(aftercare_reminders *reminders,
                              aftercare_reminders_done *done, void *context,
                              aftercare_error *err);
};

extern const struct backend backend_library;

#endif
