// Requests drawn at random, right and wrong.

#pragma once

#include "model.hpp"

#include "support/properties.hpp"

#include <ostream>

namespace model {

/// Sixty of them; now and then one comes again.
rc::Gen<std::vector<Request>> any_requests();

void showValue(const Request& request, std::ostream& out);

}  // namespace model
