// How a page of a report looks, on a screen and on paper.

#pragma once

#include <string_view>

namespace obole::exports {

/// CSS.  Colours have a contrast of at least 7 to 1 on white (RGAA 4.1, 3.2).
/// On paper the headings come again on every page, the totals only at the end,
/// and no row is cut in two.
constexpr std::string_view page_style = R"css(
:root { color-scheme: light; }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem;
  color: #1b1b1b; background: #fff;
  font: 1rem/1.5 system-ui, "Liberation Sans", Arial, sans-serif; }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; }
table { border-collapse: collapse; width: 100%; }
caption { padding-bottom: 1rem; text-align: left; }
th, td { padding: .35rem .75rem; border-bottom: 1px solid #c8c8c8;
  text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: normal; }
thead th { border-bottom: 2px solid #1b1b1b; font-weight: bold;
  vertical-align: bottom; overflow-wrap: normal; }
tfoot th, tfoot td { border-top: 2px solid #1b1b1b; font-weight: bold; }
.number { text-align: right; white-space: nowrap; overflow-wrap: normal;
  font-variant-numeric: tabular-nums; }
.negative { color: #8f0012; }
dl { margin: 1.5rem 0 0; font-size: .875rem; }
dl div { display: flex; flex-wrap: wrap; gap: 0 .5rem; }
dt { font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; }
@page { size: A4; margin: 15mm; }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 9pt; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr, dl div { break-inside: avoid; }
}
)css";

}  // namespace obole::exports
