#include "obole/ledger/in_kind.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/reference.hpp"
#include "obole/ledger/wording.hpp"
#include "obole/rules/admission.hpp"

namespace obole::ledger {
namespace {

constexpr std::size_t most_items = 100;

Refusal not_permitted(Subject what, Sentence why, Sentence hint) {
  return {Reason::not_permitted, std::move(what), std::move(why),
          std::move(hint)};
}

bool is_described(const InKind& gift) {
  return gift.declared || gift.valued_on || !gift.valued_by.empty() ||
         !gift.document.empty() || !gift.items.empty() ||
         gift.valuation != Valuation::declared;
}

}  // namespace

Verdict objection_to_items(const NewDonation& donation) {
  const auto& gift = donation.in_kind;
  if (!is_in_kind(donation.method)) {
    if (!is_described(gift)) return std::nullopt;
    return not_permitted(
        std::string(word(donation.method)),
        say("money has neither items nor a valuation",
            "de l’argent n’a ni éléments ni évaluation"),
        say("use --method in-kind, skills or expense-waiver",
            "utiliser --method in-kind, skills ou expense-waiver"));
  }
  if (!donation.platform.empty() || !donation.payout.empty()) {
    return not_permitted(
        donation.platform.empty() ? donation.payout : donation.platform,
        say("no platform pays out goods or time",
            "aucune plateforme ne verse de biens ni de temps"),
        say("leave --platform out", "omettre --platform"));
  }
  const auto declared = gift.declared.value_or(donation.amount);
  if (auto refusal = rules::objection_to_amount(declared)) return refusal;
  if (gift.items.size() > most_items) {
    return not_permitted(
        std::to_string(gift.items.size()),
        say("a gift has {} items at most", "un don a {} éléments au plus",
            most_items),
        say("record several gifts", "enregistrer plusieurs dons"));
  }
  if (gift.items.empty()) return std::nullopt;
  Money sum{0, declared.currency()};
  for (const auto& item : gift.items)
    sum += item.amount();
  if (sum == declared) return std::nullopt;
  return not_permitted(
      spoken(sum),
      say("the items add up to {}, the donor’s value is {}",
          "les éléments font {}, la valeur du donateur est de {}", sum,
          declared),
      say("correct the items, or give the donor’s value with --declared",
          "corriger les éléments, ou donner la valeur du donateur avec "
          "--declared"));
}

Verdict describe(Draft& draft, const NewDonation& donation,
                 canonical::Object& note) {
  const auto& gift = donation.in_kind;
  const auto valued_by = cleaned("--valued-by", gift.valued_by);
  if (!valued_by) return valued_by.error();
  if (!gift.document.empty()) {
    const auto document = parse_reference(gift.document);
    if (!document) return document.error();
  }
  draft.amount("declared", gift.declared.value_or(donation.amount))
      .text("valuation", word(gift.valuation))
      .day("valued_on", gift.valued_on.value_or(donation.date))
      .text("document", gift.document);
  if (!valued_by->empty()) note.text("valued_by", *valued_by);
  if (gift.items.empty()) return std::nullopt;
  std::string items = "[";
  std::string descriptions = "[";
  for (const auto& item : gift.items) {
    const auto description = required_text("--item", item.description);
    if (!description) return description.error();
    if (items.size() > 1) {
      items += ',';
      descriptions += ',';
    }
    items += fmt::format(R"([{},"{}","{}","{}"])", item.quantity.thousandths,
                         word(item.unit), item.price.minor_units(),
                         item.amount().minor_units());
    canonical::append_string(descriptions, *description);
  }
  draft.raw("items", items + ']');
  note.raw("items", descriptions + ']');
  return std::nullopt;
}

}  // namespace obole::ledger
