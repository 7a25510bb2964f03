// What a decision about a gift rests on: every fact the law asks for, none of
// it personal.

#pragma once

#include "obole/domain/date.hpp"
#include "obole/domain/fiscal.hpp"
#include "obole/domain/outcomes.hpp"
#include "obole/domain/valuation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace obole::rules {

/// Who gives, as far as the law asks.
struct DonorFacts {
  DonorKind kind = DonorKind::individual;
  std::optional<TaxRegime> regime = {};
  bool named = false;      ///< surname and first name, or the company's name
  bool addressed = false;  ///< a full address is known
  bool numbered = false;   ///< a SIREN is known
  bool abroad = false;     ///< recorded as living or seated elsewhere
};

/// What the gift is for, and whether it is the town's for good.
struct CampaignFacts {
  std::optional<Purpose> purpose = {};  ///< none: nobody recorded it
  Model model = Model::keep_it_all;
  std::optional<CampaignVerdict> verdict = {};
  std::optional<Date> settled_on = {};  ///< the day of the verdict
};

/// How goods, time or waived expenses were valued.
struct InKindFacts {
  Valuation valuation = Valuation::declared;
  bool documented = false;  ///< the evidence has a reference
  std::vector<GivenItem> items = {};
};

/// What the same donor had of this town in the calendar year of the gift.
struct YearFacts {
  /// Worth of the counterparts of the gifts that come before this one:
  /// those with a live receipt first, then by day, worth and amount.
  Money benefits_before;
  Money received;  ///< what is left of all the year's gifts, this one too
};

struct GiftFacts {
  Date date;                          ///< handed over, debited or captured
  std::optional<Date> credited = {};  ///< on the town's account, where known
  Method method = Method::transfer;
  bool by_platform = false;  ///< a platform took it in the town's name
  GiftNature nature = GiftNature::gift;
  Money given;     ///< gross, as the donor paid it
  Money refunded;  ///< of it, refunds and lost disputes
  Money disputed;  ///< of it, asked back and not yet decided
  Money benefit;   ///< worth of the counterpart
  bool benefit_waived = false;
  DonorFacts donor = {};
  CampaignFacts campaign = {};
  InKindFacts in_kind = {};
  YearFacts year;

  Money left() const { return given - refunded - disputed; }
};

}  // namespace obole::rules
