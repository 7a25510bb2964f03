#include "obole/bundle/proof_files.hpp"

#include "obole/base/say.hpp"
#include "obole/ledger/checkpoints.hpp"
#include "obole/ledger/entries.hpp"
#include "obole/ledger/past_root.hpp"
#include "obole/proofs/tree_proof.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace obole::bundle {
namespace {

constexpr std::string_view ending = ".tlog-proof";
constexpr std::string_view select_receipts =
    "SELECT seq FROM main.receipt WHERE seq < ?1 ORDER BY seq";

std::vector<std::int64_t> receipts(ledger::Book& book, std::int64_t size) {
  std::vector<std::int64_t> list;
  store::Statement row(book.database(), select_receipts);
  row.bind(size);
  while (row.step())
    list.push_back(row.integer(0));
  return list;
}

class Checking {
 public:
  Checking(ledger::Book& book, const std::filesystem::path& folder,
           std::vector<Fault>& faults)
      : book_(book), folder_(folder), faults_(faults) {}

  void run(const Sealed& sealed) {
    auto left = [&] {
      const auto list = receipts(book_, sealed.size);
      return std::set<std::int64_t>(list.begin(), list.end());
    }();
    if (!read_head()) return;
    for (const auto& file : sealed.files) {
      const auto seq = proven_by(file.name);
      if (!seq) continue;
      if (left.erase(*seq) == 0 || !holds(file.name, *seq))
        wrong(file.name, say("it proves no receipt of this ledger",
                             "il ne prouve aucun reçu de ce registre"));
    }
    for (const auto seq : left)
      wrong(std::to_string(seq) + std::string(ending),
            say("the receipt of entry {} has no proof",
                "le reçu de l’écriture {} n’a pas de preuve", seq));
  }

 private:
  void wrong(std::string_view name, Sentence what) {
    faults_.push_back({std::string(name), 0, {}, std::move(what)});
  }

  // The checkpoint, signed with the key beside it, over just these entries.
  bool read_head() {
    const auto key = proofs::read_key(folder_ / key_name);
    if (!key) {
      wrong(key_name, key.error().why);
      return false;
    }
    auto head = proofs::read_checkpoint(folder_ / checkpoint_name);
    if (!head || !head->note.is_signed_by(*key)) {
      wrong(checkpoint_name, say("the key in {} did not sign it",
                                 "la clé de {} ne l’a pas signé", key_name));
      return false;
    }
    const auto now = book_.head();
    head_ = std::move(*head);
    if (key->name == ledger::origin_of(book_) &&
        head_.checkpoint == proofs::Checkpoint{key->name, now.size, now.root})
      return true;
    wrong(checkpoint_name,
          say("it is not of these entries", "il n’est pas de ces écritures"));
    return false;
  }

  bool holds(const std::string& name, std::int64_t seq) {
    const auto bytes = proofs::contents_of(folder_ / name);
    if (!bytes) return false;
    const auto proof = proofs::parse_proof(*bytes);
    if (!proof) return false;
    const auto* const one = std::get_if<proofs::InclusionProof>(&*proof);
    const auto entry = ledger::find_entry(book_, seq);
    return one != nullptr && entry && one->index == seq &&
           one->head.note.bytes() == head_.note.bytes() &&
           one->holds_for(entry->leaf);
  }

  ledger::Book& book_;
  const std::filesystem::path& folder_;
  std::vector<Fault>& faults_;
  proofs::SignedCheckpoint head_;
};

}  // namespace

std::optional<std::int64_t> proven_by(std::string_view name) {
  if (!name.ends_with(ending)) return std::nullopt;
  name.remove_suffix(ending.size());
  std::int64_t seq = -1;
  std::from_chars(name.data(), name.data() + name.size(), seq);
  if (seq < 0 || std::to_string(seq) != name) return std::nullopt;
  return seq;
}

void write_proofs(const Source& source, const Request::Signed& is_signed,
                  const std::filesystem::path& folder,
                  std::vector<Listed>& files) {
  const auto put = [&](std::string_view name, const std::string& bytes) {
    files.push_back(
        write_file(folder, name, [&](const Take& take) { take(bytes); }));
  };
  put(checkpoint_name, is_signed.checkpoint.note.bytes());
  put(key_name, is_signed.key.text() + '\n');
  for (const auto seq : receipts(source.book, source.size)) {
    const proofs::InclusionProof proof{
        seq, ledger::inclusion_path(source.book, seq, source.size),
        is_signed.checkpoint};
    put(std::to_string(seq) + std::string(ending), proof.bytes());
  }
}

void check_proofs(ledger::Book& book, const std::filesystem::path& folder,
                  const Sealed& sealed, std::vector<Fault>& faults) {
  const bool is_signed = std::ranges::find(sealed.files, checkpoint_name,
                                           &Listed::name) != sealed.files.end();
  if (is_signed) Checking(book, folder, faults).run(sealed);
}

}  // namespace obole::bundle
