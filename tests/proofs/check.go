// check KEY CHECKPOINT OLD-CHECKPOINT INCLUSION CONSISTENCY ENTRIES: what obole
// makes, checked with Go's own code for transparency logs.  Every file is then
// changed byte by byte, and none of that may be accepted.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var errForm = errors.New("not in the form that is expected")

func file(name string) []byte {
	data, err := os.ReadFile(name)
	if err != nil {
		fail(err)
	}
	return data
}

func fail(what ...any) {
	fmt.Println(append([]any{"FAIL"}, what...)...)
	os.Exit(1)
}

// The tree that a signed checkpoint names.
func tree(data []byte, keys note.Verifiers) (int64, tlog.Hash, error) {
	opened, err := note.Open(data, keys)
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 {
		return 0, tlog.Hash{}, errForm
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return size, root, err
}

// A proof file: its header, its hashes, its checkpoint.
func parts(data []byte, headers int) ([]string, []tlog.Hash, []byte, error) {
	end := bytes.Index(data, []byte("\n\n"))
	if end < 0 {
		return nil, nil, nil, errForm
	}
	lines := strings.Split(string(data[:end]), "\n")
	if len(lines) < headers {
		return nil, nil, nil, errForm
	}
	var hashes []tlog.Hash
	for _, line := range lines[headers:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, nil, nil, err
		}
		hashes = append(hashes, hash)
	}
	return lines[:headers], hashes, data[end+2:], nil
}

func number(line, before string) (int64, error) {
	if !strings.HasPrefix(line, before) {
		return 0, errForm
	}
	return strconv.ParseInt(strings.TrimPrefix(line, before), 10, 64)
}

func included(data []byte, entries [][]byte, keys note.Verifiers, want int64) error {
	head, path, checkpoint, err := parts(data, 2)
	if err != nil {
		return err
	}
	if head[0] != "c2sp.org/tlog-proof@v1" {
		return errForm
	}
	index, err := number(head[1], "index ")
	if err != nil || index != want {
		return errForm
	}
	size, root, err := tree(checkpoint, keys)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(path, size, root, index, tlog.RecordHash(entries[index]))
}

func grown(data, before []byte, keys note.Verifiers) error {
	head, path, checkpoint, err := parts(data, 1)
	if err != nil {
		return err
	}
	oldSize, oldRoot, err := tree(before, keys)
	if err != nil {
		return err
	}
	if old, err := number(head[0], "old "); err != nil || old != oldSize {
		return errForm
	}
	size, root, err := tree(checkpoint, keys)
	if err != nil {
		return err
	}
	return tlog.CheckTree(path, size, root, oldSize, oldRoot)
}

// Flips one bit of each byte; nothing of that may pass, but the two bits at the
// end of a hash in base64 that Go's reader does not look at (obole's does).
func rejected(name string, data []byte, check func([]byte) error) {
	unread := 0
	for at := range data {
		changed := append([]byte(nil), data...)
		changed[at] ^= 1
		if check(changed) != nil {
			continue
		}
		if at+1 == len(data) || data[at+1] != '=' {
			fail(name, "is accepted with another byte at", at)
		}
		unread++
	}
	fmt.Println(name, len(data), "bytes changed one by one,", unread, "unread by Go")
}

func main() {
	verifier, err := note.NewVerifier(strings.TrimSpace(string(file(os.Args[1]))))
	if err != nil {
		fail(err)
	}
	keys := note.VerifierList(verifier)
	checkpoint, before := file(os.Args[2]), file(os.Args[3])
	entries := bytes.Split(bytes.TrimSuffix(file(os.Args[6]), []byte("\n")), []byte("\n"))

	size, root, err := tree(checkpoint, keys)
	if err != nil || size != int64(len(entries)) {
		fail("checkpoint", err, size, len(entries))
	}
	var hashes []tlog.Hash
	read := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range indexes {
			found = append(found, hashes[index])
		}
		return found, nil
	})
	for n, entry := range entries {
		more, err := tlog.StoredHashes(int64(n), entry, read)
		if err != nil {
			fail(err)
		}
		hashes = append(hashes, more...)
	}
	whole, err := tlog.TreeHash(size, read)
	if err != nil || whole != root {
		fail("the entries have another root", err)
	}
	fmt.Println("the root over", size, "entries is the one signed")

	inclusion, consistency := file(os.Args[4]), file(os.Args[5])
	head, _, _, err := parts(inclusion, 2)
	if err != nil {
		fail(err)
	}
	index, err := number(head[1], "index ")
	if err != nil {
		fail(err)
	}
	if err := included(inclusion, entries, keys, index); err != nil {
		fail("inclusion", err)
	}
	if err := grown(consistency, before, keys); err != nil {
		fail("consistency", err)
	}
	fmt.Println("entry", index, "is included, and the ledger only grew")

	rejected("checkpoint", checkpoint, func(data []byte) error {
		_, _, err := tree(data, keys)
		return err
	})
	rejected("inclusion", inclusion, func(data []byte) error { return included(data, entries, keys, index) })
	rejected("consistency", consistency, func(data []byte) error { return grown(data, before, keys) })
	entry := entries[index]
	rejected("entry", entry, func(data []byte) error {
		entries[index] = data
		defer func() { entries[index] = entry }()
		return included(inclusion, entries, keys, index)
	})
}
