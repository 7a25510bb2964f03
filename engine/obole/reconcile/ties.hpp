// Ties that may be taken in order, because nothing tells their members apart.

#pragma once

#include "obole/reconcile/open.hpp"

namespace obole::reconcile {

/// Lines of one payer and amount: the same account, words of the name and RF
/// reference.  Text and end-to-end ids may differ (banks put dates into them);
/// a reference in them that names an open item has been seen by its pass.
bool alike(const OpenLine& one, const OpenLine& other);

/// Items of one donor that differ in nothing but id and date.  Never true when
/// nothing says who the donor is.
bool alike(const OpenItem& one, const OpenItem& other);

}  // namespace obole::reconcile
