#include "obole/bank/statement_csv.hpp"

#include "fuzz/statements.hpp"

namespace {

template <int which>
obole::Verdict read(const obole::bank::Source& source, std::string_view file,
                    const obole::bank::StatementSink& sink) {
  static constexpr const char* names[] = {"generic_fr", "la_banque_postale",
                                          "credit_mutuel"};
  static const auto profile =
      obole::bank::known_statement_profile(names[which]).value();
  return obole::bank::read_statement_csv(source, file, profile,
                                         "FR7630006000011234567890189",
                                         obole::Currency::eur(), sink);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text_of(data, size);
  fuzz::check_statements(read<0>, bytes);
  fuzz::check_statements(read<1>, bytes);
  fuzz::check_statements(read<2>, bytes);
  return 0;
}
