// The verdict on one patient, and the plan after a session, in C++ and without a
// document: each fact is put in by the schema's name.
#include "aftercare.hpp"

#include <iostream>

int main() {
    try {
        const aftercare::rules rules({"plugins"}, {"rules"});
        aftercare::assessor assessor(rules);
        aftercare::facts ben(rules);
        ben.put("id", "ben").put("birth_date", "1998-07-02").put("sex", "male");
        ben.put("pregnant", false).put("breastfeeding", false).put("fitzpatrick", 2);
        ben.add("medications", "isotretinoin_oral",
                {{"started", "2026-01-10"},
                 {"stopped", "2026-09-30"},
                 {"status", "stopped"}});
        ben.add("concerns", "acne_scar_atrophic", {{"area", "cheek"}});
        for (const char *list :
             {"conditions", "allergies", "procedures", "exposures", "implants"}) {
            ben.put_none(list);
        }

        ben.call(aftercare_facts_request_treatment, "microneedling")
            .call(aftercare_facts_request_area, "cheek")
            .call(aftercare_facts_request_date, "2026-11-22");
        std::cout << assessor.assess(ben) << '\n';

        ben.call(aftercare_facts_session_id, "ben-1")
            .call(aftercare_facts_session_treatment, "microneedling")
            .call(aftercare_facts_session_area, "cheek")
            .call(aftercare_facts_session_ended, "2027-03-30T15:30:00+02:00")
            .call(aftercare_facts_session_timezone, "Europe/Berlin")
            .call(aftercare_facts_contact_quiet, "21:00", "08:00");
        std::cout << assessor.plan(ben).json << '\n';
    } catch (const aftercare::error &err) {
        std::cerr << err.pointer << ' ' << err.what() << '\n';
        return 1;
    }
    return 0;
}
