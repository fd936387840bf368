#include "core/http/backend.h"

const struct backend backend_library = {
    .assessor_new = aftercare_assessor_new,
    .assessor_free = aftercare_assessor_free,
    .assess = aftercare_assess,
    .plan_session = aftercare_plan_session,
    .rules_list = aftercare_rules_list,
    .count_at = aftercare_assessor_count_at,
    .is_ready = aftercare_reminders_is_ready,
    .put_session = aftercare_reminders_put_session,
    .get_session = aftercare_reminders_get_session,
    .cancel_session_if = aftercare_reminders_cancel_session_if,
    .list = aftercare_reminders_list,
    .get = aftercare_reminders_get,
    .act = aftercare_reminders_act,
    .report_reaction = aftercare_reminders_report_reaction,
    .get_patient = aftercare_reminders_get_patient,
    .backup = aftercare_reminders_backup,
    .count = aftercare_reminders_count,
    .erase_patient = aftercare_reminders_erase_patient,
};
