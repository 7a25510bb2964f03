#include "obole/bank/camt053_reader.hpp"

#include "obole/bank/camt053_refusals.hpp"
#include "obole/bank/camt053_words.hpp"

namespace obole::bank::camt053 {

namespace {

bool is_of_detail(Amount amount) {
  return amount >= Amount::detail_own || amount == Amount::charge;
}

}  // namespace

Verdict Reader::read(const Source& source) {
  auto verdict = xml_.read(
      source,
      {.opened = [this](std::string_view name,
                        XmlAttributes given) { return open(name, given); },
       .closed = [this](std::string_view text) { close(text); }});
  if (!verdict && statements_ == 0) verdict = no_statement(message_);
  if (!verdict) return std::nullopt;
  return at(std::move(*verdict), here());
}

Place Reader::here() const {
  return {.file = file_, .line = xml_.line(), .column = paths_.shown(node_)};
}

bool Reader::granted(Verdict verdict) {
  if (!verdict) return true;
  refuse(*verdict);
  return false;
}

XmlText Reader::open(std::string_view name, XmlAttributes attributes) {
  if (ignored_ > 0) {
    ++ignored_;
    return XmlText::unwanted;
  }
  const auto below = paths_.below(node_, name);
  if (node_ == Paths::outside) note_format(attributes);
  if (below == Paths::nowhere) {
    ++(node_ == Paths::outside ? wrappers_ : ignored_);
    return XmlText::unwanted;
  }
  node_ = below;
  return begin(paths_[node_], attributes);
}

void Reader::close(std::string_view text) {
  if (ignored_ > 0) {
    --ignored_;
  } else if (node_ == Paths::outside) {
    --wrappers_;
  } else {
    end(paths_[node_], text);
    node_ = paths_[node_].parent;
  }
}

// The namespace may stand on the document, on the message, or on what a bank
// wraps around them.
void Reader::note_format(XmlAttributes attributes) {
  const auto declared = attributes.declared_namespace("camt.05");
  if (declared.empty()) return;
  constexpr std::size_t enough = 32;
  format_.clear();
  add_cleaned(format_, declared.substr(declared.find("camt.05"), enough));
}

XmlText Reader::begin(const Node& node, XmlAttributes attributes) {
  switch (node.kind) {
    case Kind::passage:
      return XmlText::unwanted;
    case Kind::part:
      begin(static_cast<Part>(node.item));
      return XmlText::unwanted;
    case Kind::amount:
      currency_letters_ = attributes["Ccy"];
      return XmlText::wanted;
    default:
      return XmlText::wanted;
  }
}

void Reader::begin(Part part) {
  switch (part) {
    case Part::other_message:
      return refuse(not_a_statement(paths_[node_].name));
    case Part::message:
      slots_.forget(part);
      if (format_.empty()) format_ = family(message_);
      return remark_on_format(format_, message_, here(), sink_);
    case Part::statement:
      slots_.forget(part);
      ++statements_;
      lines_.reset_count();
      return statement_.begin(format_, xml_.line());
    case Part::entry:
      return begin_entry();
    case Part::detail:
      return lines_.begin_detail(slots_);
    case Part::balance:
    case Part::entry_charge:
    case Part::detail_charge:
      return slots_.forget(part);
  }
}

void Reader::end(const Node& node, std::string_view text) {
  switch (node.kind) {
    case Kind::passage:
      return;
    case Kind::part:
      return end(static_cast<Part>(node.item));
    case Kind::text:
      return slots_.keep(static_cast<Text>(node.item), text);
    case Kind::words:
      if (!slots_.join(static_cast<Text>(node.item), text))
        refuse(text_too_long());
      return;
    case Kind::amount:
      return keep(static_cast<Amount>(node.item), text);
    case Kind::day:
      return keep(static_cast<Day>(node.item), text);
    case Kind::count:
      return lines_.announce(number(text).value_or(0));
  }
}

void Reader::end(Part part) {
  switch (part) {
    case Part::balance:
      granted(statement_.add_balance(slots_, xml_.line()));
      return;
    case Part::entry:
      return end_entry();
    case Part::entry_charge:
    case Part::detail_charge:
      lines_.add_charge(part, slots_);
      return slots_.forget(part);
    case Part::statement:
      return end_statement();
    case Part::message:
    case Part::other_message:
    case Part::detail:
      return;
  }
}

void Reader::begin_entry() {
  entry_line_ = xml_.line();
  if (!granted(statement_.announce(slots_))) return;
  slots_.forget(Part::entry);
  lines_.begin();
}

void Reader::end_entry() {
  const auto& amount = slots_[Amount::entry];
  if (!amount) return refuse(no_amount());
  const auto direction = sign(slots_[Text::entry_sign]);
  if (!direction)
    return refuse(no_sign(slots_[Text::entry_sign], "Ntry/CdtDbtInd"));
  if (!is_booked()) return statement_.leave_out();
  if (!slots_[Day::booked])
    oddities_.note(Oddity::entry_without_booking_day, entry_line_);
  const Booking booking{.amount = *direction < 0 ? -*amount : *amount,
                        .number = statement_.entries() + 1,
                        .file_line = entry_line_};
  const bool is_reversal = is_true(slots_[Text::entry_reversal]);
  if (granted(statement_.book(booking.amount, is_reversal)))
    granted(lines_.tell(slots_, booking));
}

bool Reader::is_booked() {
  const std::string& status = slots_[Text::entry_status];
  if (status == "BOOK") return true;
  if (status.empty()) {
    oddities_.note(Oddity::entry_without_status, entry_line_);
    return true;
  }
  if (status != "PDNG" && status != "INFO" && status != "FUTR")
    oddities_.note(Oddity::entry_with_unknown_status, entry_line_);
  return false;
}

void Reader::end_statement() {
  if (!granted(statement_.end(slots_, lines_.told()))) return;
  oddities_.tell(sink_, file_);
  granted(statement_.tell_end());
}

void Reader::keep(Day which, std::string_view text) {
  if (text.find_first_not_of(" \t\r\n") == text.npos) return;
  const auto date = day(text);
  if (!date) return refuse(date.error());
  slots_.keep(which, *date);
}

void Reader::keep(Amount amount, std::string_view text) {
  if (is_of_detail(amount)) return keep_detail_amount(amount, text);
  const auto currency = currency_of(amount);
  if (!currency) return;
  const auto money = decimal(text, *currency);
  if (!money) return refuse(money.error());
  slots_.keep(amount, *money);
}

// What a detail amounts to in other currencies is of no use to the accounts.
void Reader::keep_detail_amount(Amount amount, std::string_view text) {
  const auto account = statement_.currency(slots_);
  const bool is_foreign = !currency_letters_.empty() && account &&
                          currency_letters_ != account->code();
  if (!account || is_foreign) return;
  const auto money = decimal(text, *account);
  if (!money) return refuse(money.error());
  slots_.keep(amount, *money);
}

std::optional<Currency> Reader::currency_of(Amount amount) {
  if (!currency_letters_.empty()) return parsed(currency_letters_);
  const auto account = statement_.currency(slots_);
  if (!account)
    refuse(no_currency());
  else if (amount == Amount::entry)
    oddities_.note(Oddity::entry_without_currency, xml_.line());
  return account;
}

std::optional<Currency> Reader::parsed(std::string_view letters) {
  if (last_currency_ && last_currency_->code() == letters)
    return last_currency_;
  const auto currency = Currency::parse(letters);
  if (!currency) {
    refuse(currency.error());
    return std::nullopt;
  }
  return last_currency_ = *currency;
}

}  // namespace obole::bank::camt053
