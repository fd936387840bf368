// aftercare for C++: owners that free by themselves, and exceptions that carry the place.
// Header only; C++17.
//
//     const aftercare::rules rules({"plugins"}, {"rules"});
//     aftercare::assessor assessor(rules);
//     std::cout << assessor.assess(R"({"patient": {"pregnant": true}})", "2026-11-22");
//
#ifndef AFTERCARE_HPP
#define AFTERCARE_HPP

#include <aftercare/aftercare.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace aftercare {

class error : public std::runtime_error {
  public:
    explicit error(const aftercare_error &from)
        : std::runtime_error(text(from)), status(from.status), line(from.line),
          column(from.column), place(from.place), pointer(from.pointer) {
    }
    aftercare_status status;
    int line, column;
    std::string place, pointer;

  private:
    static std::string text(const aftercare_error &from) {
        std::string where = from.place;
        if (from.line > 0) {
            where += ":" + std::to_string(from.line) + ":" + std::to_string(from.column);
        }
        return where.empty() ? from.sentence : where + ": " + from.sentence;
    }
};

inline void check(aftercare_status status, const aftercare_error &err) {
    if (status != AFTERCARE_OK) {
        throw error(err);
    }
}

// Loaded rules: any number of threads may use them. They live while an assessor does.
class rules {
  public:
    rules(const std::vector<std::string> &plugins,
          const std::vector<std::string> &folders) {
        std::vector<const char *> plugin_names, folder_names;
        for (const auto &name : plugins) {
            plugin_names.push_back(name.c_str());
        }
        for (const auto &name : folders) {
            folder_names.push_back(name.c_str());
        }
        aftercare_load_options options{};
        options.size = sizeof options;
        options.plugins = plugin_names.data();
        options.plugins_count = plugin_names.size();
        options.rules = folder_names.data();
        options.rules_count = folder_names.size();
        aftercare_rules *loaded = nullptr;
        aftercare_error err{};
        check(aftercare_rules_load(&loaded, &options, &err), err);
        handle_.reset(loaded, aftercare_rules_free);
    }
    std::string digest() const {
        return aftercare_rules_digest(handle_.get());
    }
    const std::shared_ptr<aftercare_rules> &handle() const {
        return handle_;
    }

  private:
    std::shared_ptr<aftercare_rules> handle_;
};

// Facts that are put in one by one, by the schema's names, and what is asked or was done;
// for one thread at a time.
class facts {
  public:
    using members = std::vector<aftercare_member>;
    explicit facts(const rules &of) : handle_(nullptr, aftercare_facts_free) {
        aftercare_facts *made = nullptr;
        aftercare_error err{};
        check(aftercare_facts_new(&made, of.handle().get(), &err), err);
        handle_.reset(made);
    }
    // A flag, a number, or a text, which may be a date or a choice as well.
    facts &put(const char *name, bool value) {
        return call(aftercare_facts_put_flag, name, value);
    }
    facts &put(const char *name, int value) {
        return call(aftercare_facts_put_number, name, value);
    }
    facts &put(const char *name, const char *value) {
        return call(aftercare_facts_put_text, name, value);
    }
    facts &add(const char *list, const char *code, const members &said = {}) {
        return call(aftercare_facts_add_entry, list, code, said.data(), said.size());
    }
    facts &put_none(const char *list) {
        return call(aftercare_facts_put_none, list);
    }
    // Any call of facts.h and facts_plan.h that says something of them:
    // call(aftercare_facts_request_treatment, "microneedling").
    template <typename function, typename... arguments>
    facts &call(function *put, arguments... given) {
        aftercare_error err{};
        check(put(handle_.get(), given..., &err), err);
        return *this;
    }
    aftercare_facts *get() const {
        return handle_.get();
    }

  private:
    std::unique_ptr<aftercare_facts, void (*)(aftercare_facts *)> handle_;
};

// One for each thread.
class assessor {
  public:
    explicit assessor(const rules &of) : rules_(of.handle()), handle_(nullptr, free_) {
        aftercare_assessor *made = nullptr;
        aftercare_error err{};
        check(aftercare_assessor_new(&made, rules_.get(), &err), err);
        handle_.reset(made);
    }
    // today, "2026-11-22", is used where the document does not say which day it asks
    // about.
    std::string assess(std::string_view document,
                       const std::optional<std::string> &today = std::nullopt) {
        aftercare_document given{};
        given.text = document.data();
        given.len = document.size();
        aftercare_json answer{};
        aftercare_error err{};
        check(aftercare_assess(handle_.get(), &given, today ? today->c_str() : nullptr,
                               &answer, &err),
              err);
        return {answer.text, answer.len};
    }
    // The same as structs, which stay until the next call.
    const aftercare_assessment &
    result(std::string_view document,
           const std::optional<std::string> &today = std::nullopt) {
        aftercare_document given{};
        given.text = document.data();
        given.len = document.size();
        const aftercare_assessment *answer = nullptr;
        aftercare_error err{};
        check(aftercare_assess_result(handle_.get(), &given,
                                      today ? today->c_str() : nullptr, &answer, &err),
              err);
        return *answer;
    }
    // What result answered last, as JSON.
    std::string result_json() {
        aftercare_json answer{};
        aftercare_error err{};
        check(aftercare_result_json(handle_.get(), &answer, &err), err);
        return {answer.text, answer.len};
    }
    std::string assess(const facts &known) {
        const aftercare_assessment *shown = nullptr;
        aftercare_json answer{};
        aftercare_error err{};
        check(aftercare_assess_facts(handle_.get(), known.get(), &shown, &err), err);
        check(aftercare_result_json(handle_.get(), &answer, &err), err);
        return {answer.text, answer.len};
    }
    std::string plan(std::string_view document) {
        aftercare_document given{};
        given.text = document.data();
        given.len = document.size();
        aftercare_plan_options options{};
        options.size = sizeof options;
        const aftercare_plan *made = nullptr;
        aftercare_error err{};
        check(aftercare_plan_session(handle_.get(), &given, &options, &made, &err), err);
        return {made->json, made->json_len};
    }
    // As structs, which stay until the next call.
    const aftercare_plan &plan(const facts &known) {
        const aftercare_plan *made = nullptr;
        aftercare_error err{};
        check(aftercare_plan_facts(handle_.get(), known.get(), nullptr, &made, &err),
              err);
        return *made;
    }

  private:
    static void free_(aftercare_assessor *one) {
        aftercare_assessor_free(one);
    }
    std::shared_ptr<aftercare_rules> rules_;
    std::unique_ptr<aftercare_assessor, void (*)(aftercare_assessor *)> handle_;
};

} // namespace aftercare

#endif
