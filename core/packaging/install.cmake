# What is installed, in seven parts that are Debian packages, too:
#
#   cmake -B build-deb -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_INSTALL_PREFIX=/usr \
#     -DAFTERCARE_PACKAGED=ON -DBUILD_TESTING=OFF
#   cmake --build build-deb && (cd build-deb && cpack -G DEB)
#
# Included by the project's CMakeLists.txt, whose targets it installs. What is made here is
# the same, bit for bit, wherever it is built (with SOURCE_DATE_EPOCH set, or from git).

set(here ${CMAKE_CURRENT_LIST_DIR})

# --- static libraries --------------------------------------------------------------------

# Of what a static library holds, only what public functions reach; lld cannot tell.
execute_process(COMMAND ${CMAKE_LINKER} --help OUTPUT_VARIABLE linker_help
  ERROR_QUIET)
if(linker_help MATCHES "--gc-keep-exported")
  set(reached --gc-sections --gc-keep-exported)
endif()

# static(target output component rooms option…): one archive of one object, in which every
# name but the public ones is local, so that it cannot meet a name of the program that takes
# it in.
function(static name output component rooms)
  set(objects)
  foreach(room ${rooms})
    list(APPEND objects $<TARGET_OBJECTS:${room}>)
  endforeach()
  set(object ${CMAKE_CURRENT_BINARY_DIR}/${output}.o)
  set(archive ${CMAKE_CURRENT_BINARY_DIR}/lib${output}.a)
  add_custom_command(OUTPUT ${archive} COMMAND_EXPAND_LISTS VERBATIM
    COMMAND ${CMAKE_LINKER} -r -o ${object}.whole ${objects}
    COMMAND ${CMAKE_OBJCOPY} --wildcard --keep-global-symbol=aftercare_* --strip-debug
      ${ARGN} ${object}.whole
    COMMAND ${CMAKE_LINKER} -r ${reached} -o ${object} ${object}.whole
    COMMAND ${CMAKE_COMMAND} -E rm -f ${archive}
    COMMAND ${CMAKE_AR} qcD ${archive} ${object}
    DEPENDS ${objects} ${rooms} ${author_names} COMMENT "Archiving lib${output}.a")
  add_custom_target(${name} ALL DEPENDS ${archive})
  install(FILES ${archive} TYPE LIB COMPONENT ${component})
endfunction()

if(NOT instrumented)
  static(static-aftercare aftercare dev "${library_rooms}" --localize-symbols=${author_names})
  static(static-aftercare-author aftercare-author dev "${library_rooms}")
  # What both have of base, the program sees in libaftercare alone.
  static(static-aftercare-reminders aftercare-reminders reminders_dev
    "${reminders_rooms};base" --localize-symbol=aftercare_status_*)
endif()

# --- files ---------------------------------------------------------------------------------

install(TARGETS libaftercare EXPORT aftercare LIBRARY COMPONENT lib NAMELINK_COMPONENT dev)
install(TARGETS libaftercare-author EXPORT aftercare
  LIBRARY COMPONENT author NAMELINK_COMPONENT dev)
install(TARGETS libaftercare-reminders EXPORT aftercare-reminders
  LIBRARY COMPONENT reminders NAMELINK_COMPONENT reminders_dev)
install(TARGETS aftercare COMPONENT program)
install(TARGETS aftercared COMPONENT daemon)
set(of_reminders "/include/aftercare/(reminders|simulation)") # which headers, of all
install(DIRECTORY include/aftercare TYPE INCLUDE COMPONENT dev
  FILES_MATCHING PATTERN "*.h" REGEX ${of_reminders} EXCLUDE)
install(DIRECTORY include/aftercare TYPE INCLUDE COMPONENT reminders_dev
  FILES_MATCHING REGEX "${of_reminders}.*\\.h$")
install(DIRECTORY plugins rules DESTINATION ${CMAKE_INSTALL_DATADIR}/aftercare
  COMPONENT program FILES_MATCHING PATTERN "*.lua")
install(DIRECTORY examples/init DESTINATION ${CMAKE_INSTALL_DATADIR}/aftercare/examples
  COMPONENT program FILES_MATCHING PATTERN "*.lua")

configure_file(core/daemon/aftercared.service.in aftercared.service @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/aftercared.service DESTINATION lib/systemd/system
  COMPONENT daemon)
install(FILES ${here}/sysusers.conf DESTINATION lib/sysusers.d RENAME aftercared.conf
  COMPONENT daemon)
install(FILES ${here}/tmpfiles.conf DESTINATION lib/tmpfiles.d RENAME aftercared.conf
  COMPONENT daemon)
install(FILES ${here}/aftercared.lua DESTINATION ${CMAKE_INSTALL_FULL_SYSCONFDIR}/aftercare
  COMPONENT daemon)

# completion(program component): both shells ask the program itself what it takes.
function(completion program component)
  install(FILES ${here}/completion.bash RENAME ${program} COMPONENT ${component}
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${here}/completion.zsh RENAME _${program} COMPONENT ${component}
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
endfunction()
completion(aftercare program)
completion(aftercared daemon)

# Programs that embed the libraries, with what they take from other languages.
file(GLOB embedding CONFIGURE_DEPENDS examples/embed/*.c examples/embed/*.cpp
  examples/embed/*.hpp examples/embed/*.py examples/embed/*.m?s
  examples/embed/package*.json)
set(reminding ${embedding})
list(FILTER reminding INCLUDE REGEX "/(reminders|poll)\\.c$")
list(REMOVE_ITEM embedding ${reminding})
install(FILES ${embedding} COMPONENT dev
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libaftercare-dev/examples)
install(FILES ${reminding} COMPONENT reminders_dev
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libaftercare-reminders-dev/examples)

# --- for those who build against it --------------------------------------------------------

install(EXPORT aftercare NAMESPACE aftercare:: FILE aftercareTargets.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/aftercare COMPONENT dev)
install(EXPORT aftercare-reminders NAMESPACE aftercare:: FILE aftercareRemindersTargets.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/aftercare COMPONENT reminders_dev)
configure_package_config_file(${here}/aftercareConfig.cmake.in aftercareConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/aftercare
  PATH_VARS CMAKE_INSTALL_LIBDIR CMAKE_INSTALL_INCLUDEDIR)
write_basic_package_version_file(aftercareConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/aftercareConfig.cmake
    ${CMAKE_BINARY_DIR}/aftercareConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/aftercare COMPONENT dev)

# package(component file library description requires private more): a pkg-config file.
function(package component file library description requires private more)
  file(CONFIGURE OUTPUT ${file}.pc @ONLY CONTENT
"prefix=@CMAKE_INSTALL_PREFIX@
libdir=\${prefix}/@CMAKE_INSTALL_LIBDIR@
includedir=\${prefix}/@CMAKE_INSTALL_INCLUDEDIR@

Name: @file@
Description: @description@
Version: @PROJECT_VERSION@
Requires: @requires@
Requires.private: @private@
Libs: @library@
Libs.private:@more@ -pthread -lm
Cflags: -I\${includedir}
")
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${file}.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT ${component})
endfunction()
pkg_search_module(LUA_NAMED QUIET lua5.4 lua-5.4 lua)
set(needs "${LUA_NAMED_MODULE_NAME} libcjson libmd")
set(author "aftercare, with what checks and tests its rules")
set(reminders "keeps aftercare's reminders and delivers each when it is due")
set(reminders_needs "sqlite3 libzstd libcrypto")
if(AFTERCARE_ICAL)
  string(APPEND reminders_needs " libical")
endif()
# libcurl stays shared, and is not required by its own file: what that names for a static one
# is on few machines whole.
set(curl ${CURL_LDFLAGS})
list(FILTER curl EXCLUDE REGEX "^-L/usr/lib")
list(JOIN curl " " curl)
package(dev aftercare "-L\${libdir} -laftercare" "${PROJECT_DESCRIPTION}" "" "${needs}" "")
package(dev aftercare-author "-L\${libdir} -laftercare-author" "${author}" "" "${needs}" "")
package(reminders_dev aftercare-reminders "-L\${libdir} -laftercare-reminders" "${reminders}"
  "aftercare libuv" "${reminders_needs}" " ${curl}")
# The same, taken in by the program.
package(dev aftercare-static "\${libdir}/libaftercare.a -pthread -lm"
  "${PROJECT_DESCRIPTION}" "${needs}" "" "")
package(dev aftercare-author-static "\${libdir}/libaftercare-author.a -pthread -lm"
  "${author}" "${needs}" "" "")
package(reminders_dev aftercare-reminders-static
  "\${libdir}/libaftercare-reminders.a ${curl} -pthread -lm" "${reminders}"
  "aftercare-static libuv ${reminders_needs}" "" "")

# --- manual pages --------------------------------------------------------------------------

# Made of what the programs say of themselves, and of the headers.
find_program(SCDOC scdoc)
find_package(Python3 COMPONENTS Interpreter)
if(SCDOC AND Python3_FOUND AND NOT instrumented)
  set(pages ${CMAKE_BINARY_DIR}/man)
  file(GLOB_RECURSE told CONFIGURE_DEPENDS include/aftercare/*.h)
  file(GLOB examples CONFIGURE_DEPENDS examples/embed/*.c)
  list(APPEND told ${examples})
  add_custom_command(OUTPUT ${pages}/made
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${pages}
    COMMAND ${Python3_EXECUTABLE} ${here}/manual.py ${pages} $<TARGET_FILE:aftercare>
      $<TARGET_FILE:aftercared> ${SCDOC} ${told}
    DEPENDS ${here}/manual.py aftercare aftercared ${told}
    COMMENT "Making manual pages" VERBATIM)
  add_custom_target(manual ALL DEPENDS ${pages}/made)
  foreach(page "program;1/aftercare.1" "daemon;8/aftercared.8" "daemon;5/aftercared.lua.5")
    list(GET page 0 component)
    list(GET page 1 file)
    get_filename_component(section ${file} DIRECTORY)
    install(FILES ${pages}/man${file}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section}
      COMPONENT ${component})
  endforeach()
  foreach(page "dev;aftercare" "dev;aftercare-author" "reminders_dev;aftercare-reminders")
    list(GET page 0 component)
    list(GET page 1 library)
    install(DIRECTORY ${pages}/${library}/man3 DESTINATION ${CMAKE_INSTALL_MANDIR}
      COMPONENT ${component})
  endforeach()
else()
  message(STATUS "No manual pages are made: they need scdoc and python3, and no sanitizer")
endif()

include(${here}/packages.cmake)
