# Debian packages, one a component, and what Debian wants in each.

find_program(GZIP gzip)
string(TIMESTAMP today "%a, %d %b %Y %H:%M:%S +0000" UTC) # SOURCE_DATE_EPOCH, if it is set
set(AFTERCARE_MAINTAINER "aftercare maintainers <maintainers@aftercare.example>" CACHE STRING
  "who answers for the packages: \"Name <address>\"")

# part(component package section description extended depends…)
function(part component package section description extended)
  string(TOUPPER ${component} upper)
  list(JOIN ARGN ", " depends)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${package} PARENT_SCOPE)
  set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section} PARENT_SCOPE)
  set(CPACK_DEBIAN_${upper}_DESCRIPTION "${description}\n${extended}" PARENT_SCOPE)
  set(CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS "${depends}" PARENT_SCOPE)
  set(documents ${CMAKE_BINARY_DIR}/packages/${package})
  configure_file(${here}/changelog.in ${documents}/changelog @ONLY)
  execute_process(COMMAND ${GZIP} -9nf ${documents}/changelog)
  configure_file(${PROJECT_SOURCE_DIR}/LICENSE ${documents}/licence COPYONLY)
  file(READ ${PROJECT_SOURCE_DIR}/LICENSE licence)
  string(REGEX MATCH "Copyright[^\n]*" holder "${licence}")
  string(REGEX REPLACE "^Copyright *(\\([cC]\\))? *" "" holder "${holder}")
  string(REGEX REPLACE "^.*(Permission is hereby)" "\\1" licence "${licence}")
  string(REGEX REPLACE "\n\n" "\n.\n" licence "${licence}")
  string(REGEX REPLACE "\n" "\n " licence " ${licence}")
  string(REGEX REPLACE "[ \n]+$" "" licence "${licence}")
  configure_file(${here}/copyright.in ${documents}/copyright @ONLY)
  install(FILES ${documents}/copyright ${documents}/changelog.gz COMPONENT ${component}
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} EXCLUDE_FROM_ALL)
endfunction()

set(same "(= ${PROJECT_VERSION})")
part(lib libaftercare${PROJECT_VERSION_MAJOR} libs
  "contraindications, matching and aftercare by rules in Lua"
  "Assesses a patient's document against rules: who may have a skin treatment,\n\
now or from which day; which treatment suits a concern; what goes on the skin\n\
afterwards and when. This package has the library.")
part(author libaftercare-author${PROJECT_VERSION_MAJOR} libs
  "contraindications, matching and aftercare by rules in Lua, for their authors"
  "The whole of libaftercare, and what checks rules, measures how much their\n\
cases have seen, makes mutants of them and lays their files out. This package\n\
has the library.")
part(reminders libaftercare-reminders${PROJECT_VERSION_MAJOR} libs
  "keeps reminders and delivers each when it is due"
  "Keeps reminders in a store and hands each to a channel (webhook, mail,\n\
program, log) at its moment: none lost, none early, none stale. This package\n\
has the library."
  "libaftercare${PROJECT_VERSION_MAJOR} ${same}" "tzdata")
# pkg-config wants to see the files of all that is named in ours, and a program that takes a
# library in is linked with what that needs.
part(dev libaftercare-dev libdevel
  "contraindications, matching and aftercare by rules in Lua (development)"
  "Headers, static libraries, pkg-config files, a CMake package, manual pages and\n\
examples for libaftercare and libaftercare-author."
  "libaftercare${PROJECT_VERSION_MAJOR} ${same}"
  "libaftercare-author${PROJECT_VERSION_MAJOR} ${same}"
  liblua5.4-dev libcjson-dev libmd-dev)
# (sqlite3.pc names zlib among its own needs, and libsqlite3-dev does not bring it.)
set(taken_in libuv1-dev libsqlite3-dev zlib1g-dev libzstd-dev libcurl4-openssl-dev
  libssl-dev)
if(AFTERCARE_ICAL)
  list(APPEND taken_in libical-dev)
endif()
part(reminders_dev libaftercare-reminders-dev libdevel
  "keeps reminders and delivers each when it is due (development)"
  "Headers, the static library, pkg-config files, what the CMake package finds,\n\
manual pages and examples for libaftercare-reminders."
  "libaftercare-reminders${PROJECT_VERSION_MAJOR} ${same}" "libaftercare-dev ${same}"
  ${taken_in})
part(program aftercare misc
  "assesses, explains and plans skin treatments by rules in Lua"
  "The program with which a clinic asks for verdicts and plans, and with which\n\
its rules are written, checked and tested; and the rules that come with it."
  "libaftercare-author${PROJECT_VERSION_MAJOR} ${same}" "tzdata")
part(daemon aftercared net
  "fires a reminder at the moment when an aftercare step is due"
  "Keeps what follows a session and reminds of it by webhook, mail or a program\n\
of one's own. Speaks HTTP and JSON with the clinic's software."
  "libaftercare${PROJECT_VERSION_MAJOR} ${same}"
  "libaftercare-reminders${PROJECT_VERSION_MAJOR} ${same}" "aftercare ${same}"
  "systemd | systemd-standalone-sysusers" "tzdata" "ca-certificates")

# Who is linked with a library needs at least this version; dpkg makes the linker know it.
foreach(row "LIB;libaftercare" "AUTHOR;libaftercare-author" "REMINDERS;libaftercare-reminders")
  list(GET row 0 component)
  list(GET row 1 library)
  set(package ${library}${PROJECT_VERSION_MAJOR})
  set(control ${CMAKE_BINARY_DIR}/packages/${package})
  file(WRITE ${control}/shlibs
    "${library} ${PROJECT_VERSION_MAJOR} ${package} (>= ${PROJECT_VERSION})\n")
  file(WRITE ${control}/triggers "activate-noawait ldconfig\n")
  set(CPACK_DEBIAN_${component}_PACKAGE_CONTROL_EXTRA
    "${control}/shlibs;${control}/triggers")
endforeach()

file(WRITE ${CMAKE_BINARY_DIR}/packages/conffiles "/etc/aftercare/aftercared.lua\n")
foreach(script postinst prerm postrm)
  configure_file(${here}/${script} ${CMAKE_BINARY_DIR}/packages/${script} COPYONLY
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
      WORLD_READ WORLD_EXECUTE)
  list(APPEND scripts ${CMAKE_BINARY_DIR}/packages/${script})
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME aftercare)
# The default: CPack would put any other before each package's own first line.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_NAME} built using CMake")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "${AFTERCARE_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_COMPONENTS_ALL lib author reminders dev reminders_dev program daemon)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_BINARY_DIR})
# CPack calls ldconfig for packages with libraries that it looks at itself, which Debian
# leaves to the trigger; so theirs are looked up here.
set(CPACK_DEBIAN_LIB_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_AUTHOR_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_REMINDERS_PACKAGE_SHLIBDEPS OFF)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_BINARY_DIR}/packages/needs.cmake)
configure_file(${here}/needs.cmake.in ${CMAKE_BINARY_DIR}/packages/needs.cmake @ONLY)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_DAEMON_PACKAGE_CONTROL_EXTRA
  "${CMAKE_BINARY_DIR}/packages/conffiles;${scripts}")
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
