package store

import (
	"fmt"
	"os"
	"testing"

	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
)

// pageOf is the facts of a company page of about 20 kB of HTML: 61 links, most of them the same on every page, and a
// text of its own.
func pageOf(i int) *page.Page {
	p := &page.Page{URL: address(i), Status: 200, ContentType: "text/html", Charset: "utf-8", Language: "en", Script: "Latn", Indexable: true,
		Title: page.Line{Text: fmt.Sprintf("Deck oven %d for craft bakeries | Crumb", i), Width: 40}}
	for n := range 50 {
		p.Links = append(p.Links, page.Link{URL: fmt.Sprintf("%scategory/%d", home, n), Text: fmt.Sprintf("Category %d of our ovens", n), Internal: true, Region: page.Nav, Kind: "http"})
	}
	for n := range 11 {
		p.Links = append(p.Links, page.Link{URL: address((i*11 + n*n*97) % 20_000), Text: fmt.Sprintf("Oven %d", (i*11+n*n*97)%20_000), Internal: true, Region: page.Main, Kind: "http"})
		p.Images = append(p.Images, page.Image{URL: fmt.Sprintf("%simg/%d-%d.webp", home, i, n), Alt: "The oven at work", HasAlt: true, Width: 640, Height: 480, Region: page.Main})
		p.Headings = append(p.Headings, page.Heading{Level: 2, Text: fmt.Sprintf("What chamber %d holds", n), Region: page.Main, Selector: fmt.Sprintf("main > h2:nth-of-type(%d)", n+1)})
		p.Text.Blocks = append(p.Text.Blocks, page.Block{Hash: uint64(i*31+n) * 0x9e3779b97f4a7c15, Words: 30 + n})
		seed := uint32(i*11+n)*2654435761 + 1
		for range 30 {
			seed = seed*1664525 + 1013904223
			p.Text.Main += words[seed>>26] + " "
		}
		p.Text.Main += "\n"
	}
	return p
}

var words = func() (w [64]string) {
	for i := range w {
		w[i] = fmt.Sprintf("%c%s%c", 'a'+i%26, []string{"ove", "akerie", "oug", "team", "hambe", "ight", "rus"}[i%7], 'a'+i/3)
	}
	return w
}()

func BenchmarkPack(b *testing.B) {
	s := openSite(b, b.TempDir())
	var records [][]byte
	for i := range 50 {
		records = append(records, page.Encode(nil, pageOf(i)))
		s.Pack(records[i])
	}
	size, n := 0, 0
	for b.Loop() {
		size += len(s.Pack(records[n%50]))
		n++
	}
	b.ReportMetric(float64(size)/float64(n), "bytes/page")
}

func BenchmarkUnpack(b *testing.B) {
	s := openSite(b, b.TempDir())
	var packed [][]byte
	for i := range 50 {
		packed = append(packed, s.Pack(page.Encode(nil, pageOf(i))))
	}
	var buf []byte
	n := 0
	for b.Loop() {
		buf, _ = s.packer.unpack(buf[:0], packed[n%50])
		n++
	}
}

// BenchmarkCommit measures batches of 100 pages, each with ten targets found and a judgement of 300 bytes, whose facts are
// packed already: what the one goroutine that writes can do.
func BenchmarkCommit(b *testing.B) {
	s := openSite(b, b.TempDir())
	begin(b, s, false)
	findings := page.Encode(nil, &page.Page{URL: home, Text: page.Text{Main: pageOf(3).Text.Main[:250]}})
	n := 0
	for b.Loop() {
		b.StopTimer()
		var done []page.Visit
		var queue []page.Target
		for range 100 {
			v := audited(s, n)
			v.Facts, v.Findings = s.Pack(page.Encode(nil, pageOf(n))), findings
			v.Target.Key = keyOf(v.Target.URL)
			done = append(done, v)
			if n%10 == 0 {
				for k := range 10 {
					t := target(n*10 + k)
					t.Key = keyOf(t.URL)
					queue = append(queue, t)
				}
			}
			n++
		}
		b.StartTimer()
		must(b, s.Commit(done, queue, nil))
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(n), "µs/page")
	b.StopTimer()
	must(b, s.Close())
	if info, err := os.Stat(s.Path()); err == nil {
		b.ReportMetric(float64(info.Size())/float64(n), "file-bytes/page")
	}
}

// BenchmarkPass measures one pass over 20,000 stored pages, and one over their records.
func BenchmarkPass(b *testing.B) {
	const pages = 20_000
	s := openSite(b, b.TempDir())
	run := begin(b, s, false)
	for from := 0; from < pages; from += 100 {
		var done []page.Visit
		for i := from; i < from+100; i++ {
			v := audited(s, i)
			v.Facts = s.Pack(page.Encode(nil, pageOf(i)))
			done = append(done, v)
		}
		must(b, s.Commit(done, nil, nil))
	}
	b.Run("pages", func(b *testing.B) {
		for b.Loop() {
			must(b, s.EachPage(func(*page.Visit, []byte, []byte) error { return nil }))
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*pages), "µs/page")
	})
	b.Run("decoded", func(b *testing.B) {
		for b.Loop() {
			must(b, s.EachPage(func(_ *page.Visit, facts, _ []byte) error { _, err := page.Decode(facts); return err }))
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*pages), "µs/page")
	})
	record := page.Encode(nil, &page.Page{URL: home, Title: page.Line{Text: "Deck oven"}, Text: page.Text{Main: pageOf(3).Text.Main[:400]}})
	for i := range uint32(pages) {
		must(b, s.PutRecord(i, record))
	}
	b.Run("records", func(b *testing.B) {
		for b.Loop() {
			must(b, s.EachRecord(run, func(uint32, []byte) error { return nil }))
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*pages), "µs/page")
	})
	b.Run("open", func(b *testing.B) {
		must(b, s.FinishRun(report.RunSummary{State: report.Complete}))
		must(b, s.Close())
		for b.Loop() {
			s, err := Open(pathDir(s), home, Options{})
			must(b, err)
			must(b, s.Close())
		}
	})
}

func pathDir(s *Site) string { return s.Path()[:len(s.Path())-len("/crumb.example.db")] }
