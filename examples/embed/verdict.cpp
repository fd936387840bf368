// The verdict on one patient, in C++: FILE is a document as in examples/clinic/ben.json.
#include "aftercare.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

int main(int count, char **arguments) {
    if (count < 2) {
        std::cerr << "verdict FILE\n";
        return 64;
    }
    std::ifstream file(arguments[1]);
    const std::string document{std::istreambuf_iterator<char>(file), {}};
    try {
        const aftercare::rules rules({"plugins"}, {"rules"});
        aftercare::assessor assessor(rules);
        std::cout << assessor.assess(document) << '\n';
    } catch (const aftercare::error &err) {
        std::cerr << err.what() << '\n';
        return 1;
    }
    return 0;
}
