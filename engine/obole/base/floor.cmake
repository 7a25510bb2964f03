obole_floor(base
  SOURCES
    atomic_file.cpp
    base64.cpp
    check.cpp
    code_points.cpp
    digest.cpp
    ed25519.cpp
    encoding.cpp
    folding.cpp
    nearest.cpp
    new_folder.cpp
    reason.cpp
    result.cpp
    spill.cpp
    unicode.cpp
  USES OpenSSL::Crypto PkgConfig::utf8proc)
