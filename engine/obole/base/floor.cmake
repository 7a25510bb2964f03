obole_floor(base
  SOURCES
    atomic_file.cpp
    check.cpp
    code_points.cpp
    digest.cpp
    encoding.cpp
    folding.cpp
    nearest.cpp
    new_folder.cpp
    reason.cpp
    result.cpp
    unicode.cpp
  USES OpenSSL::Crypto PkgConfig::utf8proc)
