// The currencies in use, from list one of ISO 4217 as published on 2026-01-01
// by SIX, its maintenance agency: currencies and fund codes, by the number of
// decimals.  A currency that is withdrawn leaves the list when the euro or
// another has replaced it (BGN on that day).

#include "obole/domain/currency.hpp"

#include "obole/base/say.hpp"
#include "obole/domain/excerpt.hpp"

namespace obole {
namespace {

struct Decimals {
  int decimals;
  std::string_view codes;  // in alphabetical order, each with its separator
};

constexpr std::array<Decimals, 4> in_use = {{
    {2,
     "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD "
     "BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP "
     "DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF "
     "IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL "
     "MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR "
     "NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP "
     "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD "
     "USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG "},
    {0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF "},
    {3, "BHD IQD JOD KWD LYD OMR TND "},
    {4, "CLF UYW "},
}};

constexpr std::size_t stride = 4;

bool contains(std::string_view codes, std::string_view letters) {
  for (std::size_t at = 0; at < codes.size(); at += stride) {
    if (codes.substr(at, 3) == letters) return true;
  }
  return false;
}

}  // namespace

Result<Currency> Currency::parse(std::string_view letters) {
  if (letters == eur().code()) return eur();
  if (letters.size() == 3 && letters.find(' ') == std::string_view::npos) {
    for (const auto& group : in_use) {
      if (contains(group.codes, letters)) {
        return Currency{letters, group.decimals};
      }
    }
  }
  return Refusal{
      Reason::currency_unknown, excerpt(letters),
      say("this is not a currency in use", "ce n’est pas une monnaie en usage"),
      say("give its three capital letters in ISO 4217, such as EUR",
          "donner ses trois lettres majuscules de la norme ISO 4217, comme "
          "EUR")};
}

}  // namespace obole
