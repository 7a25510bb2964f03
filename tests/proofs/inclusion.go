// inclusion KEY FOLDER: every N.tlog-proof of a gift's dossier, held against
// N.entry beside it with Go's own code for transparency logs.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Println("FAIL", err)
		os.Exit(1)
	}
	return value
}

func main() {
	key := must(os.ReadFile(os.Args[1]))
	keys := note.VerifierList(must(note.NewVerifier(strings.TrimSpace(string(key)))))
	files := must(filepath.Glob(filepath.Join(os.Args[2], "*.tlog-proof")))
	for _, file := range files {
		head, checkpoint, _ := bytes.Cut(must(os.ReadFile(file)), []byte("\n\n"))
		signed := must(note.Open(checkpoint, keys))
		var size, index int64
		var name, root string
		must(fmt.Sscanf(signed.Text, "%s\n%d\n%s\n", &name, &size, &root))
		lines := strings.Split(string(head), "\n")
		must(fmt.Sscanf(lines[0]+" "+lines[1], "c2sp.org/tlog-proof@v1 index %d", &index))
		var path []tlog.Hash
		for _, line := range lines[2:] {
			path = append(path, must(tlog.ParseHash(line)))
		}
		entry := must(os.ReadFile(strings.TrimSuffix(file, ".tlog-proof") + ".entry"))
		leaf := tlog.RecordHash(bytes.TrimSuffix(entry, []byte("\n")))
		must(0, tlog.CheckRecord(path, size, must(tlog.ParseHash(root)), index, leaf))
		if want := fmt.Sprintf("%d.tlog-proof", index); filepath.Base(file) != want {
			must(0, fmt.Errorf("%s proves entry %d", file, index))
		}
	}
	if len(files) == 0 {
		must(0, fmt.Errorf("no proof in %s", os.Args[2]))
	}
	fmt.Println(len(files), "entries are in the ledger")
}
