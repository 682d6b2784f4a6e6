package report

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// pageColumns are the columns of pages.csv before those of the own facts.
var pageColumns = []string{"url", "status", "type", "language", "depth", "indexable", "title", "words", "inlinks", "score", "points",
	"errors", "warnings", "notices", "rules"}

// WriteCSV writes the audited pages as a table for spreadsheets (RFC 4180, UTF-8 with a byte order mark, which Excel needs to read
// it as such): a row a page in the order of the crawl, and a column for every own fact under own.NAME; money has a second one,
// own.NAME.currency. Numbers have a decimal point, days are YYYY-MM-DD, lists are joined with " | ", and what a page does not have
// is empty. Pages are streamed. Texts that a spreadsheet would take for a formula get an apostrophe in front; control characters
// become spaces.
func WriteCSV(w io.Writer, d *Document) error {
	b := bufio.NewWriterSize(w, 64<<10)
	b.WriteString("\uFEFF") // its error is that of Flush
	t := csv.NewWriter(b)
	t.UseCRLF = true
	header := append([]string{}, pageColumns...)
	for _, o := range d.Own {
		header = append(header, "own."+o.Name)
		if o.Type == page.OwnMoney {
			header = append(header, "own."+o.Name+".currency")
		}
	}
	err := t.Write(header)
	if d.Pages != nil && err == nil {
		for p, e := range d.Pages {
			if err = e; err != nil {
				break
			}
			if err = t.Write(row(d, p)); err != nil {
				break
			}
		}
	}
	if t.Flush(); err == nil {
		err = t.Error()
	}
	if err == nil {
		err = b.Flush()
	}
	if err != nil {
		return fmt.Errorf("write the pages as CSV: %w", err)
	}
	return nil
}

// row is one page.
func row(d *Document, p *Page) []string {
	counts := map[analyzer.Severity]int{}
	var rules []string
	for i := range p.Findings {
		counts[p.Findings[i].Severity]++
		rules = append(rules, p.Findings[i].Rule)
	}
	cells := []string{
		cell(p.URL), strconv.Itoa(p.Status), string(p.Type), cell(p.Language), strconv.Itoa(p.Depth), strconv.FormatBool(p.Indexable), cell(p.Title),
		strconv.Itoa(p.Words), strconv.Itoa(p.Inlinks), plainNumber(p.Score, 1), plainNumber(p.Points, 3),
		strconv.Itoa(counts[analyzer.Error]), strconv.Itoa(counts[analyzer.Warning]), strconv.Itoa(counts[analyzer.Notice]), strings.Join(rules, " "),
	}
	for _, o := range d.Own {
		cells = append(cells, ownCells(o.Type, p.Own.Get(o.Name))...)
	}
	return cells
}

// ownCells are the columns of one own fact; f is nil when the page does not have it.
func ownCells(t page.OwnType, f *page.OwnFact) []string {
	text := ""
	switch {
	case f == nil:
	case t == page.OwnNumber, t == page.OwnCount, t == page.OwnMoney:
		text = plainNumber(f.Number, -1)
	case t == page.OwnBool:
		text = strconv.FormatBool(f.Number != 0)
	case t == page.OwnDate:
		text = f.Day
	case t == page.OwnList:
		text = cell(strings.Join(f.List, " | "))
	default:
		text = cell(f.Text)
	}
	if t != page.OwnMoney {
		return []string{text}
	}
	if f == nil {
		return []string{"", ""}
	}
	return []string{text, f.Currency}
}

// plainNumber writes a number with a decimal point and no exponent.
func plainNumber(f float64, digits int) string { return strconv.FormatFloat(f, 'f', digits, 64) }

// cell makes a text of the site safe for a spreadsheet.
func cell(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	if t := strings.TrimLeftFunc(s, unicode.IsSpace); t != "" && strings.ContainsRune("=+-@|%＝＋－＠", []rune(t)[0]) {
		return "'" + s
	}
	return s
}
