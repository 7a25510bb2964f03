-- NAME.people: what must be able to be forgotten.  Each text here is committed
-- to by an entry of the ledger: SHA-256 over a tag, the salt and the text.
-- Deleting the row forgets; the entry then proves nothing about the person.

PRAGMA people.application_id = 0x6f626f70;  -- "obop"
PRAGMA people.user_version = 1;

CREATE TABLE people.secret(
  id   INTEGER PRIMARY KEY CHECK (id = 0),
  key  BLOB NOT NULL    -- 32 bytes: keys the identities of bank lines and names
) STRICT;

CREATE TABLE people.person(
  seq  INTEGER PRIMARY KEY,  -- the entry that commits to it
  donor INTEGER NOT NULL,    -- the number of the donor id
  salt BLOB NOT NULL,        -- 32 bytes
  body TEXT NOT NULL,        -- canonical JSON: name, address, email, siren
  likeness BLOB NOT NULL     -- keyed digest under which an import knows the person
) STRICT;
CREATE INDEX people.person_by_likeness ON person(likeness);
CREATE INDEX people.person_of_donor ON person(donor);

CREATE TABLE people.note(
  seq  INTEGER PRIMARY KEY,  -- the entry that commits to it
  salt BLOB NOT NULL,
  body TEXT NOT NULL         -- canonical JSON: reason, holder, earmark
) STRICT;

CREATE TABLE people.line_text(
  line INTEGER PRIMARY KEY,
  salt BLOB NOT NULL,
  body TEXT NOT NULL         -- canonical JSON: name, iban, remittance, references
) STRICT;
