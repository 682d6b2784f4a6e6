package report

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

func TestCSV(t *testing.T) {
	d := &Document{
		Own: []OwnCount{{Name: "colours", Type: page.OwnList}, {Name: "parts", Type: page.OwnCount}, {Name: "price", Type: page.OwnMoney}, {Name: "text", Type: page.OwnText}, {Name: "until", Type: page.OwnDate}},
		Pages: func(yield func(*Page, error) bool) {
			_ = yield(&Page{URL: "https://crumb.example/", Status: 200, Type: page.Home, Title: `Ovens, "big" and small`, Language: "en", Indexable: true, Words: 120, Score: 81.25, Points: 0.5,
				Findings: []Finding{{Rule: "seo/a", Severity: analyzer.Error}, {Rule: "seo/b", Severity: analyzer.Notice}},
				Own: page.Own{{Name: "colours", Type: page.OwnList, List: []string{"black", "white"}}, {Name: "parts", Type: page.OwnCount}, {Name: "price", Type: page.OwnMoney, Number: 2400.5, Currency: "EUR", Text: "€ 2,400.50"},
					{Name: "text", Type: page.OwnText, Text: "=HYPERLINK(\"http://x\")"}, {Name: "until", Type: page.OwnDate, Day: "2026-05-31"}}}, nil) &&
				yield(&Page{URL: "https://crumb.example/面包", Title: " \t+1\u202e", Own: page.Own{{Name: "parts", Type: page.OwnCount, Number: 3}}}, nil)
		},
	}
	var b bytes.Buffer
	if err := WriteCSV(&b, d); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFF" + strings.ReplaceAll(`url,status,type,language,depth,indexable,title,words,inlinks,score,points,errors,warnings,notices,rules,own.colours,own.parts,own.price,own.price.currency,own.text,own.until
https://crumb.example/,200,home,en,0,true,"Ovens, ""big"" and small",120,0,81.2,0.500,1,0,1,seo/a seo/b,black | white,0,2400.5,EUR,"'=HYPERLINK(""http://x"")",2026-05-31
https://crumb.example/面包,0,,,0,false,'  +1 ,0,0,0.0,0.000,0,0,0,,,3,,,,
`, "\n", "\r\n")
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestCSVCells(t *testing.T) {
	for _, s := range []string{"=1+1", "+1", "-1", "@x", "|x", "%x", "\t=1", " =1", "\r\n=1", "＝1", "\x00=1", "\u00a0=1"} {
		if got := cell(s); !strings.HasPrefix(got, "'") {
			t.Errorf("%q becomes the cell %q", s, got)
		}
	}
	for _, s := range []string{"1-2", "a=b", "价格", ""} {
		if got := cell(s); got != s {
			t.Errorf("%q becomes %q", s, got)
		}
	}
}

func TestCSVEndsWithTheStream(t *testing.T) {
	lost := errors.New("store lost")
	var b bytes.Buffer
	err := WriteCSV(&b, &Document{Pages: func(yield func(*Page, error) bool) {
		_ = yield(&Page{URL: "https://crumb.example/"}, nil) && yield(nil, lost)
	}})
	if !errors.Is(err, lost) {
		t.Errorf("got %v", err)
	}
}

func FuzzCSVCell(f *testing.F) {
	f.Add("=1")
	f.Add("a\nb,\"c")
	f.Fuzz(func(t *testing.T, s string) {
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.Write([]string{cell(s), "end"}); err != nil {
			t.Fatal(err)
		}
		w.Flush()
		got, err := csv.NewReader(&b).Read()
		if err != nil || len(got) != 2 || got[0] != cell(s) {
			t.Errorf("%q is read back as %q, %v", s, got, err)
		}
	})
}
