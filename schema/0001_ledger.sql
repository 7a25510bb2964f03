-- NAME.obole: the ledger.  It holds no personal data.
--
-- Two kinds of table.  `entry` is the truth: one business fact a row, never
-- changed.  Everything below it is a projection: rows that one function makes
-- from the entries, in the same transaction, and that `obole rebuild` can make
-- again.  Projections only grow too; what would have to be updated is a sum
-- (`balance`, `campaign_sum`) or the `head`.
--
-- Days are numbers of days since 1970-01-01, instants nanoseconds since then,
-- amounts minor units (cents) of the ledger's currency.  `seq` is the number of
-- the entry that made the row; things are referred to by the number of the
-- entry that opened them.  docs/ledger-format.md explains each.

PRAGMA application_id = 0x6f626f6c;  -- "obol"
PRAGMA user_version = 1;

CREATE TABLE entry(
  seq       INTEGER PRIMARY KEY,   -- leaf of the tree, contiguous from 0
  recorded  INTEGER NOT NULL,      -- instant; always later than the one before
  effective INTEGER NOT NULL,      -- the accounting day
  kind      TEXT NOT NULL,
  idem      BLOB NOT NULL UNIQUE,  -- 16 bytes, for ever
  body      BLOB NOT NULL,         -- the bytes that are hashed and exported
  leaf      BLOB NOT NULL          -- SHA-256(0x00, body)
) STRICT;

-- Seat belts against accidents, for every program that opens the file; against
-- intent stands the tree.  INSERT OR REPLACE fires neither of the last two, so
-- the first refuses whatever would replace a row.
CREATE TRIGGER entry_only_grows BEFORE INSERT ON entry
  WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
    OR EXISTS (SELECT 1 FROM entry WHERE idem = NEW.idem)
    OR NEW.recorded <= (SELECT recorded FROM entry WHERE seq = NEW.seq - 1)
    OR length(NEW.idem) <> 16 OR length(NEW.leaf) <> 32
    OR length(NEW.body) NOT BETWEEN 2 AND 65535
BEGIN
  SELECT RAISE(ABORT, 'entries are only ever added, in order');
END;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN
  SELECT RAISE(ABORT, 'an entry is never changed');
END;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN
  SELECT RAISE(ABORT, 'an entry is never deleted');
END;

-- ---------------------------------------------------------------- the tree

CREATE TABLE node(          -- roots of the perfect subtrees of 256, 65,536 ... leaves
  level INTEGER NOT NULL,   -- 8, 16, 24 ...
  idx   INTEGER NOT NULL,
  hash  BLOB NOT NULL,
  PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;

CREATE TABLE head(
  id       INTEGER PRIMARY KEY CHECK (id = 0),
  size     INTEGER NOT NULL,  -- number of entries
  root     BLOB NOT NULL,     -- of the tree over all of them
  frontier BLOB NOT NULL      -- its perfect subtrees, largest first, 32 bytes each
) STRICT;

-- ------------------------------------------------------------- the accounts

CREATE TABLE account(
  id       INTEGER PRIMARY KEY,  -- in the order of first use, from 1
  seq      INTEGER NOT NULL,
  name     TEXT NOT NULL,        -- "Assets:Clearing:HELLOASSO"
  currency TEXT NOT NULL
) STRICT;

CREATE TABLE posting(
  seq     INTEGER NOT NULL,
  ord     INTEGER NOT NULL,   -- from 0
  account INTEGER NOT NULL,
  amount  INTEGER NOT NULL,   -- debit positive, credit negative
  effective INTEGER NOT NULL,
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE balance(
  account  INTEGER PRIMARY KEY,
  amount   INTEGER NOT NULL,
  postings INTEGER NOT NULL
) STRICT;

-- ------------------------------------------------ the organisation's territory

CREATE TABLE organisation(
  seq      INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  siren    TEXT,
  address  TEXT,
  kind     TEXT NOT NULL,
  currency TEXT NOT NULL,
  timezone TEXT NOT NULL
) STRICT;

CREATE TABLE bank_account(
  seq   INTEGER PRIMARY KEY,
  iban  TEXT NOT NULL UNIQUE,
  title TEXT
) STRICT;

CREATE TABLE signatory(          -- who signs receipts; the name is a note
  seq        INTEGER PRIMARY KEY,
  starts     INTEGER NOT NULL,   -- first day
  quality    TEXT NOT NULL,
  delegation TEXT                -- the act that allows it
) STRICT;

CREATE TABLE programme(
  seq   INTEGER PRIMARY KEY,
  code  TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL
) STRICT;

CREATE TABLE project(
  seq       INTEGER PRIMARY KEY,
  code      TEXT NOT NULL UNIQUE,
  title     TEXT NOT NULL,
  programme INTEGER,
  proposer  TEXT                -- who proposed it: residents, town ...
) STRICT;

CREATE TABLE partner(            -- who else carries a project; the name is a note
  seq     INTEGER PRIMARY KEY,
  project INTEGER NOT NULL,
  role    TEXT NOT NULL,         -- platform, sponsor, coach ...
  value   INTEGER                -- what it contributes, where that has a value
) STRICT;

CREATE TABLE project_stage(
  seq       INTEGER PRIMARY KEY,
  project   INTEGER NOT NULL,
  stage     TEXT NOT NULL,
  effective INTEGER NOT NULL
) STRICT;

CREATE TABLE campaign(
  seq        INTEGER PRIMARY KEY,
  code       TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL,
  goal       INTEGER NOT NULL,
  opens      INTEGER NOT NULL,  -- first day
  closes     INTEGER NOT NULL,  -- last day
  model      TEXT NOT NULL,
  purpose    TEXT,
  service    TEXT,
  project    INTEGER,
  platform   TEXT,
  resolution TEXT,
  mandate    TEXT,
  analytic   TEXT,
  section    TEXT,
  parent     INTEGER            -- the campaign it is a part of
) STRICT;

CREATE TABLE goal(               -- a further goal of a campaign with tiered goals
  seq      INTEGER PRIMARY KEY,
  campaign INTEGER NOT NULL,
  code     TEXT NOT NULL,
  title    TEXT NOT NULL,
  amount   INTEGER NOT NULL,
  UNIQUE (campaign, code)
) STRICT;

CREATE TABLE verdict(            -- what became of a campaign, on its day
  seq       INTEGER PRIMARY KEY,
  campaign  INTEGER NOT NULL UNIQUE,
  verdict   TEXT NOT NULL,       -- succeeded, failed, missed
  effective INTEGER NOT NULL,
  goal      INTEGER NOT NULL,
  received  INTEGER NOT NULL,    -- through that day
  refunded  INTEGER NOT NULL,
  promised  INTEGER NOT NULL,    -- open promises on that day
  counted   INTEGER NOT NULL,    -- what was held against the goal
  due       INTEGER              -- promises are called for this day
) STRICT;

CREATE TABLE dossier(            -- acts and opinions; the latest of a name holds
  seq       INTEGER PRIMARY KEY,
  campaign  INTEGER NOT NULL,
  name      TEXT NOT NULL,       -- resolution, opinion, mandate-ends ...
  value     TEXT NOT NULL,
  effective INTEGER NOT NULL
) STRICT;
CREATE INDEX dossier_of_campaign ON dossier(campaign, name);

CREATE TABLE campaign_sum(
  campaign   INTEGER PRIMARY KEY,
  pledged    INTEGER NOT NULL,  -- promised, less what was given up
  received   INTEGER NOT NULL,  -- money
  in_kind    INTEGER NOT NULL,  -- goods, skills, waived expenses; less returned
  refunded   INTEGER NOT NULL,
  fees       INTEGER NOT NULL,
  reconciled INTEGER NOT NULL,  -- of received, seen on the bank
  matched    INTEGER NOT NULL,  -- granted by matching funds
  donations  INTEGER NOT NULL,  -- how many
  donors     INTEGER NOT NULL,  -- how many different
  refunds    INTEGER NOT NULL,
  pledges    INTEGER NOT NULL,
  assessed   INTEGER NOT NULL,  -- gifts with a decision on their eligibility
  receiptable INTEGER NOT NULL, -- what their latest decisions let receipts state
  receipted  INTEGER NOT NULL   -- stated by the receipts that are live
) STRICT;

CREATE TABLE tier(
  seq      INTEGER PRIMARY KEY,
  campaign INTEGER NOT NULL,
  code     TEXT NOT NULL,
  title    TEXT NOT NULL,
  minimum  INTEGER NOT NULL,
  benefit  INTEGER NOT NULL,    -- worth of the counterpart
  valuation TEXT,               -- how its worth was found
  valued_on INTEGER,
  stock    INTEGER,             -- how many there are; NULL: as many as wanted
  recognition TEXT,             -- thanks that are worth nothing: a name on a board
  UNIQUE (campaign, code)
) STRICT;

-- ------------------------------------------------------ people and their money

CREATE TABLE donor(
  seq    INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,  -- the opaque donor id
  kind   TEXT NOT NULL
) STRICT;

CREATE TABLE erasure(         -- a person forgotten, or asked to be in vain
  seq       INTEGER PRIMARY KEY,
  donor     INTEGER NOT NULL,
  scope     TEXT NOT NULL,     -- all, contact, refused
  effective INTEGER NOT NULL
) STRICT;

CREATE TABLE erased(           -- a text that is gone from the people file
  seq  INTEGER NOT NULL,
  ord  INTEGER NOT NULL,
  kind TEXT NOT NULL,          -- person, note, line
  item INTEGER NOT NULL,       -- its entry; of a line, the line
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE donor_status(   -- what the tax law asks of one; the latest row holds
  seq    INTEGER PRIMARY KEY,
  donor  INTEGER NOT NULL,
  regime TEXT,                   -- real, micro, exempt
  abroad INTEGER NOT NULL        -- 1: lives or sits in another country
) STRICT;
CREATE INDEX donor_status_of_donor ON donor_status(donor);

CREATE TABLE merger(         -- two records of one person; the latest row of one holds
  seq      INTEGER NOT NULL,
  ord      INTEGER NOT NULL,
  donor    INTEGER NOT NULL,     -- its number is used no more
  survivor INTEGER NOT NULL,     -- under which the person is known
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX merger_of_donor ON merger(donor, seq);
CREATE INDEX merger_into ON merger(survivor);

CREATE TABLE restriction(    -- of processing; the latest row of a person holds
  seq        INTEGER PRIMARY KEY,
  donor      INTEGER NOT NULL,
  restricted INTEGER NOT NULL,   -- 0: lifted
  effective  INTEGER NOT NULL
) STRICT;
CREATE INDEX restriction_of_donor ON restriction(donor);

CREATE TABLE consent(         -- to be named in public; the latest row holds
  seq   INTEGER PRIMARY KEY,
  donor INTEGER NOT NULL,
  given INTEGER NOT NULL,        -- 0: withdrawn
  day   INTEGER NOT NULL         -- on which that was done
) STRICT;
CREATE INDEX consent_of_donor ON consent(donor);

CREATE TABLE campaign_donor(   -- who gave to what, once
  seq      INTEGER PRIMARY KEY,  -- the first gift
  campaign INTEGER NOT NULL,
  donor    INTEGER NOT NULL,
  UNIQUE (campaign, donor)
) STRICT;

CREATE TABLE pledge(
  seq       INTEGER PRIMARY KEY,
  campaign  INTEGER NOT NULL,
  donor     INTEGER NOT NULL,
  amount    INTEGER NOT NULL,
  effective INTEGER NOT NULL,
  due       INTEGER
) STRICT;

CREATE TABLE instalment(     -- of a pledge's plan; the latest plan holds
  seq    INTEGER NOT NULL,
  ord    INTEGER NOT NULL,
  pledge INTEGER NOT NULL,
  due    INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX instalment_of_pledge ON instalment(pledge, seq);

CREATE TABLE pledge_end(     -- a pledge given up, once
  seq       INTEGER NOT NULL,
  ord       INTEGER NOT NULL,
  pledge    INTEGER NOT NULL UNIQUE,
  cause     TEXT NOT NULL,   -- cancelled, expired, written-off, campaign-failed
  effective INTEGER NOT NULL,
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE donation(
  seq       INTEGER PRIMARY KEY,
  campaign  INTEGER NOT NULL,
  donor     INTEGER NOT NULL,
  amount    INTEGER NOT NULL,
  effective INTEGER NOT NULL,
  method    TEXT NOT NULL,
  tier      INTEGER,
  benefit   INTEGER NOT NULL,
  platform  TEXT,            -- through whom it came
  payout    TEXT,            -- the platform's transfer that carries it
  reference TEXT,            -- the caller's or the platform's
  earmark   INTEGER,         -- the declared use it is meant for
  fund      INTEGER,         -- the matching fund that it pays into
  nature    TEXT,            -- sponsorship, purchase, loan; NULL: a gift
  credited  INTEGER,         -- the day it reached the town's account, if told
  given_on  INTEGER,         -- its day, where that is in a closed period
  corrects  INTEGER          -- the gift of which it says what that really was
) STRICT;
CREATE INDEX donation_that_corrects ON donation(corrects) WHERE corrects IS NOT NULL;
CREATE INDEX donation_of_benefit ON donation(donor) WHERE benefit > 0;
CREATE INDEX donation_of_tier ON donation(tier) WHERE tier IS NOT NULL;
CREATE INDEX donation_of_earmark ON donation(earmark) WHERE earmark IS NOT NULL;

CREATE TABLE in_kind(        -- a gift of goods, skills or waived expenses
  seq       INTEGER PRIMARY KEY,  -- the donation, whose amount is the value retained
  declared  INTEGER NOT NULL,     -- the donor's value
  valuation TEXT NOT NULL,
  valued_on INTEGER NOT NULL,
  document  TEXT                  -- the evidence: a reference
) STRICT;

CREATE TABLE item(           -- what it consists of; the description is a note
  seq      INTEGER NOT NULL,
  ord      INTEGER NOT NULL,
  quantity INTEGER NOT NULL,  -- thousandths
  unit     TEXT NOT NULL,     -- piece, hour, day ...
  price    INTEGER NOT NULL,  -- of one
  amount   INTEGER NOT NULL,
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE settlement(     -- a donation that keeps a pledge
  seq    INTEGER PRIMARY KEY,  -- the donation
  pledge INTEGER NOT NULL,
  amount INTEGER NOT NULL      -- what it brings, even above what was promised
) STRICT;
CREATE INDEX settlement_of_pledge ON settlement(pledge);

CREATE TABLE fee(
  seq       INTEGER NOT NULL,
  ord       INTEGER NOT NULL,
  item      INTEGER NOT NULL,  -- the donation or refund it was kept from
  campaign  INTEGER NOT NULL,
  amount    INTEGER NOT NULL,  -- negative where it was given back
  effective INTEGER NOT NULL,
  platform  TEXT NOT NULL,
  payout    TEXT,              -- a shared fee: the transfer it was kept from
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE refund(
  seq       INTEGER PRIMARY KEY,
  donation  INTEGER NOT NULL,
  campaign  INTEGER NOT NULL,
  amount    INTEGER NOT NULL,  -- negative where an earlier one did not happen
  effective INTEGER NOT NULL,
  method    TEXT NOT NULL,
  platform  TEXT,
  payout    TEXT,
  reference TEXT,
  cause     TEXT,
  reverses  INTEGER,           -- the refund, or lost dispute, that is undone
  refunded_on INTEGER          -- its day, where that is in a closed period
) STRICT;
CREATE INDEX refund_of_donation ON refund(donation);
CREATE INDEX refund_by_correction ON refund(campaign) WHERE cause = 'corrected';

CREATE TABLE ordered(        -- a refund that the bank was asked to pay
  seq     INTEGER NOT NULL,
  ord     INTEGER NOT NULL,
  refund  INTEGER NOT NULL,
  amount  INTEGER NOT NULL,
  account INTEGER NOT NULL,   -- the bank_account that pays
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX ordered_refund ON ordered(refund);

CREATE TABLE deposit(        -- cheques or cash taken to the bank together
  seq       INTEGER PRIMARY KEY,
  method    TEXT NOT NULL,     -- cheque, cash
  slip      TEXT NOT NULL,     -- its number, as the bank quotes it
  amount    INTEGER NOT NULL,
  effective INTEGER NOT NULL
) STRICT;

CREATE TABLE deposited(        -- a gift on its slip
  seq      INTEGER NOT NULL,   -- of the deposit
  ord      INTEGER NOT NULL,
  donation INTEGER NOT NULL,
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX deposited_donation ON deposited(donation);

CREATE TABLE deposit_end(      -- a deposit taken back
  seq     INTEGER PRIMARY KEY,
  deposit INTEGER NOT NULL UNIQUE
) STRICT;

CREATE TABLE dispute(        -- a donor's bank asks for a gift back
  seq       INTEGER PRIMARY KEY,
  donation  INTEGER NOT NULL,
  campaign  INTEGER NOT NULL,
  amount    INTEGER NOT NULL,
  effective INTEGER NOT NULL,
  payout    TEXT               -- the platform's transfer it was taken from
) STRICT;
CREATE INDEX dispute_of_donation ON dispute(donation);

CREATE TABLE dispute_end(
  seq       INTEGER PRIMARY KEY,
  dispute   INTEGER NOT NULL UNIQUE,
  outcome   TEXT NOT NULL,     -- lost, won
  effective INTEGER NOT NULL,
  payout    TEXT               -- the platform's transfer that gave it back
) STRICT;

-- ------------------------------------- what multiplies gifts, and where they go

CREATE TABLE fund(           -- a sponsor who adds to what others give
  seq    INTEGER PRIMARY KEY,
  code   TEXT NOT NULL UNIQUE,
  donor  INTEGER NOT NULL
) STRICT;

CREATE TABLE fund_campaign(
  seq      INTEGER NOT NULL,
  ord      INTEGER NOT NULL,
  campaign INTEGER NOT NULL,
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE fund_rule(      -- holds from its first day until the next one's
  seq          INTEGER PRIMARY KEY,
  fund         INTEGER NOT NULL,
  starts       INTEGER NOT NULL,
  ends         INTEGER,
  numerator    INTEGER NOT NULL,  -- of the ratio
  denominator  INTEGER NOT NULL,
  budget       INTEGER NOT NULL,
  gift_cap     INTEGER,
  donor_cap    INTEGER,
  campaign_cap INTEGER
) STRICT;

CREATE TABLE matching(       -- what a fund adds to a gift; the latest row holds
  seq      INTEGER NOT NULL,
  ord      INTEGER NOT NULL,
  fund     INTEGER NOT NULL,
  donation INTEGER NOT NULL,
  rule     INTEGER NOT NULL,
  amount   INTEGER NOT NULL,
  cap      TEXT NOT NULL,      -- what decided: ratio, gift, donor, campaign, budget
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX matching_of_donation ON matching(donation, fund, seq);

CREATE TABLE earmark(        -- a use that gifts are meant for
  seq     INTEGER PRIMARY KEY,
  code    TEXT NOT NULL UNIQUE,
  title   TEXT NOT NULL,
  project INTEGER
) STRICT;

CREATE TABLE earmark_use(
  seq       INTEGER PRIMARY KEY,
  earmark   INTEGER NOT NULL,
  use       TEXT NOT NULL,     -- spent, released
  amount    INTEGER NOT NULL,
  effective INTEGER NOT NULL
) STRICT;

CREATE TABLE disbursement(   -- money passed on to a project's holder
  seq       INTEGER PRIMARY KEY,
  project   INTEGER NOT NULL,
  campaign  INTEGER,
  amount    INTEGER NOT NULL,
  effective INTEGER NOT NULL,
  agreement TEXT NOT NULL,     -- the act or contract it rests on
  reference TEXT
) STRICT;

CREATE TABLE policy(         -- how this house works; the latest row of a name holds
  seq   INTEGER PRIMARY KEY,
  name  TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;

-- ------------------------------------------------------ what the law makes of it

CREATE TABLE rule_table(     -- the law as adopted; the latest row holds
  seq          INTEGER PRIMARY KEY,
  name         TEXT NOT NULL,
  jurisdiction TEXT NOT NULL,  -- the country: FR, BE ...
  version      TEXT NOT NULL,
  currency     TEXT NOT NULL,
  digest       TEXT NOT NULL,  -- SHA-256 of the file, hexadecimal
  effective    INTEGER NOT NULL
) STRICT;

CREATE TABLE rule_value(
  seq       INTEGER NOT NULL,
  ord       INTEGER NOT NULL,
  parameter TEXT NOT NULL,
  value     TEXT NOT NULL,
  unit      TEXT NOT NULL,     -- ratio, money, number, flag, word
  starts    INTEGER NOT NULL,  -- first day
  ends      INTEGER,           -- last day
  basis     TEXT NOT NULL,     -- which day chooses it
  certainty TEXT NOT NULL,     -- how far its source was read
  source    TEXT NOT NULL,
  link      TEXT,
  note      TEXT,
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE waiver(         -- a donor gives the counterpart up
  seq       INTEGER PRIMARY KEY,
  donation  INTEGER NOT NULL,
  effective INTEGER NOT NULL
) STRICT;
CREATE INDEX waiver_of_donation ON waiver(donation);

CREATE TABLE assessment(     -- whether a gift earns a receipt; the latest holds
  seq       INTEGER PRIMARY KEY,
  donation  INTEGER NOT NULL,
  rules     INTEGER NOT NULL,  -- the rule table it rests on
  outcome   TEXT NOT NULL,     -- eligible, ineligible, review
  amount    INTEGER NOT NULL,  -- what a receipt may state
  gift_date INTEGER NOT NULL,  -- the day that counts in law
  article   TEXT,
  form      TEXT
) STRICT;
CREATE INDEX assessment_of_donation ON assessment(donation);

CREATE TABLE receipt(
  seq       INTEGER PRIMARY KEY,
  year      INTEGER NOT NULL,  -- of the gifts, and of the series
  number    INTEGER NOT NULL,  -- in it, from 1 without gaps
  donor     INTEGER NOT NULL,
  amount    INTEGER NOT NULL,
  effective INTEGER NOT NULL,  -- the day of issue
  article   TEXT,              -- of the law; where it names one
  form      TEXT,
  scope     TEXT NOT NULL,     -- single, annual, complementary
  first_day INTEGER NOT NULL,  -- of its gifts
  last_day  INTEGER NOT NULL,
  replaces  INTEGER,           -- the receipt in whose place it stands
  UNIQUE (year, number)
) STRICT;
CREATE INDEX receipt_of_donor ON receipt(donor, year);

CREATE TABLE receipt_gift(
  seq        INTEGER NOT NULL,
  ord        INTEGER NOT NULL,
  donation   INTEGER NOT NULL,
  assessment INTEGER NOT NULL,
  amount     INTEGER NOT NULL,
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_gift_of_donation ON receipt_gift(donation);

CREATE TABLE receipt_end(    -- it counts no longer; its number stays
  seq       INTEGER PRIMARY KEY,
  receipt   INTEGER NOT NULL UNIQUE,
  cause     TEXT NOT NULL,     -- voided, replaced
  effective INTEGER NOT NULL
) STRICT;

CREATE TABLE paper(          -- a document made of a receipt
  seq     INTEGER NOT NULL,
  ord     INTEGER NOT NULL,
  receipt INTEGER NOT NULL,
  copy    TEXT NOT NULL,       -- original, duplicate
  digest  TEXT NOT NULL,       -- SHA-256 of the file, hexadecimal
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_by_digest ON paper(digest);
CREATE INDEX paper_of_receipt ON paper(receipt);

CREATE TABLE declaration(    -- what was declared for a year
  seq       INTEGER PRIMARY KEY,
  year      INTEGER NOT NULL,
  receipts  INTEGER NOT NULL,
  total     INTEGER NOT NULL,
  effective INTEGER NOT NULL
) STRICT;

-- --------------------------------------------------------- files and the bank

CREATE TABLE import(
  seq     INTEGER PRIMARY KEY,
  digest  TEXT NOT NULL,      -- SHA-256 of the file, hexadecimal
  profile TEXT NOT NULL,
  first   INTEGER NOT NULL,   -- entries first to seq - 1 came from it
  rows    INTEGER NOT NULL,
  recorded INTEGER NOT NULL,
  total   INTEGER NOT NULL    -- gifts recorded from it
) STRICT;

CREATE TABLE payout_report(    -- a platform's file of movements
  seq       INTEGER PRIMARY KEY,
  platform  TEXT NOT NULL,
  digest    TEXT NOT NULL,     -- SHA-256 of the file, hexadecimal
  profile   TEXT NOT NULL,
  rows      INTEGER NOT NULL,
  movements INTEGER NOT NULL,  -- all in it, new or known
  recorded  INTEGER NOT NULL,  -- that were new
  completed INTEGER NOT NULL,  -- of which it tells what was not known
  first     INTEGER NOT NULL,  -- the first of the new ones
  starts    INTEGER NOT NULL,  -- the first day in it, and the last
  ends      INTEGER NOT NULL
) STRICT;

CREATE TABLE movement(         -- of a balance at a platform, by its own word
  id        INTEGER PRIMARY KEY,  -- contiguous from 1
  seq       INTEGER NOT NULL,     -- the movements.reported entry
  platform  TEXT NOT NULL,
  source    TEXT NOT NULL,     -- the platform's id of it
  movement  TEXT NOT NULL,     -- capture, fee, refund, payout ...
  day       INTEGER NOT NULL,
  gross     INTEGER NOT NULL,  -- what comes in is positive
  fee       INTEGER NOT NULL,  -- what is kept is positive; net = gross - fee
  payout    TEXT,              -- the transfer to the bank that carries it
  arrival   INTEGER,           -- the day of that transfer
  gift      TEXT,              -- reference of the gift that it concerns
  UNIQUE (platform, source)
) STRICT;

CREATE TABLE completion(       -- what a later file tells of a movement first
  seq      INTEGER NOT NULL,
  ord      INTEGER NOT NULL,
  movement INTEGER NOT NULL,
  payout   TEXT,
  arrival  INTEGER,
  gift     TEXT,
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX completion_of_movement ON completion(movement);

CREATE TABLE statement(
  seq        INTEGER PRIMARY KEY,
  account    INTEGER NOT NULL,  -- the bank_account
  format     TEXT NOT NULL,
  digest     TEXT NOT NULL,     -- SHA-256 of the file, hexadecimal
  name       TEXT,              -- what the bank calls it
  opening    INTEGER,
  opening_on INTEGER,
  closing    INTEGER,
  closing_on INTEGER,
  credits    INTEGER NOT NULL,  -- of every line in it, new or known
  debits     INTEGER NOT NULL,
  lines      INTEGER NOT NULL,
  recorded   INTEGER NOT NULL,  -- lines that were new
  first_line INTEGER NOT NULL   -- the first of these
) STRICT;

CREATE TABLE line(
  id        INTEGER PRIMARY KEY,  -- contiguous from 1
  seq       INTEGER NOT NULL,     -- the lines.recorded entry
  account   INTEGER NOT NULL,
  booked_on INTEGER NOT NULL,
  value_on  INTEGER,
  amount    INTEGER NOT NULL,     -- credits positive
  identity  BLOB NOT NULL         -- keyed digest of all that the bank says of it
) STRICT;
CREATE INDEX line_by_day ON line(account, booked_on);

CREATE TABLE itemised(         -- a line whose parts are the lines of entry seq
  seq  INTEGER PRIMARY KEY,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX itemised_line ON itemised(line);

CREATE TABLE matched(          -- a line explained
  seq    INTEGER NOT NULL,
  ord    INTEGER NOT NULL,
  line   INTEGER NOT NULL,
  kind   TEXT NOT NULL,        -- donation, refund, disbursement, deposit, payout, bank
  item   INTEGER,              -- its entry, unless it is a payout
  payout TEXT,                 -- PLATFORM/ID; of a bank line, its cause
  amount INTEGER NOT NULL,     -- the part of the line; signed as the line
  pass   TEXT NOT NULL,
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX matched_line ON matched(line);

CREATE TABLE covered(          -- the gifts and refunds that a matched payout carries
  seq  INTEGER NOT NULL,
  ord  INTEGER NOT NULL,
  line INTEGER NOT NULL,
  item INTEGER NOT NULL,
  PRIMARY KEY (seq, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE unmatched(        -- an explanation taken back
  seq  INTEGER PRIMARY KEY,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX unmatched_line ON unmatched(line);

CREATE TABLE period(
  seq     INTEGER PRIMARY KEY,
  through INTEGER NOT NULL,    -- nothing more is recorded on or before this day
  accounts INTEGER NOT NULL,   -- of its trial balance
  debits   INTEGER NOT NULL,
  balances BLOB NOT NULL       -- SHA-256 of it
) STRICT;
