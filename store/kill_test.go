package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"

	"github.com/siteassay/assay/page"
)

// A test binary that finds a directory here commits batches to the store in it until it is killed.
const killDir = "ASSAY_STORE_KILL_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(killDir); dir != "" {
		fmt.Fprintln(os.Stderr, crawlForEver(dir))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

const killBatch = 20

// killCommit commits batch n: pages n*killBatch…, of which each names the page a batch later.
func killCommit(s *Site, n int) error {
	var done []page.Visit
	var queue []page.Target
	for i := n * killBatch; i < (n+1)*killBatch; i++ {
		done = append(done, audited(s, i))
		queue = append(queue, target(i+killBatch))
	}
	return s.Commit(done, queue, nil)
}

// crawlForEver goes on after the last whole batch and writes the number of each batch that is committed.
func crawlForEver(dir string) error {
	s, err := Open(dir, home, Options{})
	if err != nil {
		return err
	}
	s.urls.limit = 70 // so that kills also fall into the writing of the index
	if _, _, err := s.BeginRun(true, nil); err != nil {
		return err
	}
	n := 0
	if err := s.Visits(func(page.Visit) bool { n++; return true }); err != nil {
		return err
	}
	for n /= killBatch; ; n++ {
		if err := killCommit(s, n); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

func TestKill(t *testing.T) {
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 8 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), killDir+"="+dir)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		lines := bufio.NewScanner(out)
		last := -1
		for wait := random.IntN(12); lines.Scan(); wait-- {
			if _, err := fmt.Sscan(lines.Text(), &last); err != nil {
				t.Fatal(err)
			}
			if wait == 0 {
				must(t, cmd.Process.Kill())
			}
		}
		if cmd.Wait() == nil || last < 0 {
			t.Fatalf("round %d: the crawl ended by itself after batch %d", round, last)
		}
		checkKilled(t, dir, last)
	}
}

// checkKilled finds every batch up to last, perhaps one more that was on the disk before it was told, and no part of
// another.
func checkKilled(t *testing.T, dir string, last int) {
	t.Helper()
	s, err := Open(dir, home, Options{})
	must(t, err)
	defer s.Close()
	_, resumed, err := s.BeginRun(true, nil)
	if !resumed || err != nil {
		t.Fatalf("resumed %v, %v", resumed, err)
	}
	n := 0
	must(t, s.EachPage(func(v *page.Visit, facts, findings []byte) error {
		if v.Seq != uint32(n) || string(facts) != string(encoded(n, 1)) || string(findings) != fmt.Sprintf("findings of %d", n) {
			t.Fatalf("visit %d stands in the place of %d, or has other facts", v.Seq, n)
		}
		if etag, _ := s.Validators(address(n)); etag != fmt.Sprintf(`"e%d"`, n) {
			t.Fatalf("page %d has validator %s", n, etag)
		}
		n++
		return nil
	}))
	if batches := n / killBatch; n%killBatch != 0 || batches != last+1 && batches != last+2 {
		t.Fatalf("%d pages are stored, %d batches were committed", n, last+1)
	}
	i := n
	for _, u := range pending(t, s) {
		if u != address(i) {
			t.Fatalf("%s waits in the place of %s", u, address(i))
		}
		i++
	}
	if i != n+killBatch {
		t.Fatalf("%d targets wait, not %d", i-n, killBatch)
	}
}
