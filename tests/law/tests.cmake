# The worked examples of the law, through the program.
find_package(Python3 3.11 REQUIRED COMPONENTS Interpreter)
add_test(NAME "law: the worked examples, through the program"
  COMMAND "${Python3_EXECUTABLE}"
    "${CMAKE_CURRENT_SOURCE_DIR}/law/run_vectors.py"
    "$<TARGET_FILE:obole_program>")
set_tests_properties("law: the worked examples, through the program"
  PROPERTIES TIMEOUT 900)
