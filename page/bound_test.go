package page

import (
	"fmt"
	"strings"
	"testing"
)

func TestBounded(t *testing.T) {
	var opened strings.Builder
	for i := range 300 {
		fmt.Fprintf(&opened, "<b id=b%d>", i)
	}
	again := strings.Repeat("<p>x", 2000)
	for name, test := range map[string]struct {
		body string
		tree bool
	}{
		"a page":                         {"<p>Ovens for <b>bakeries</b> and <a href=/x>more</a>", true},
		"unclosed cells":                 {"<table>" + strings.Repeat("<tr><td><b>1</b><td>2", 5000), true},
		"links without end tags":         {strings.Repeat("<p><a href=/x>x", 5000), true},
		"tags in a script":               {"<script>s='" + strings.Repeat("<b>", 3000) + "'</script>" + again, true},
		"tags in a comment":              {"<!-- " + strings.Repeat("<b>", 3000) + " -->" + again, true},
		"bold, closed":                   {strings.Repeat("<p><b>x</b>", 20000), true},
		"upper case":                     {strings.Repeat("<P><B>x</B>", 20000), true},
		"opened again":                   {"<p>" + opened.String() + "</p>" + again, false},
		"upper case, opened again":       {"<P>" + strings.ToUpper(opened.String()) + "</P>" + again, false},
		"end tags in a cell":             {"<p>" + opened.String() + "<table><tr><td>" + strings.Repeat("</b>", 300) + "</table>" + again, false},
		"end tags in a script":           {"<p>" + opened.String() + "<script>" + strings.Repeat("</b>", 300) + "</script>" + again, false},
		"end tags in a comment":          {"<p>" + opened.String() + "<!--" + strings.Repeat("</b>", 300) + "-->" + again, false},
		"end tags in an attribute":       {"<p>" + opened.String() + "<i title='" + strings.Repeat("</b>", 300) + "'></i>" + again, false},
		"in a style of a drawing":        {"<svg><style>" + opened.String() + "</style></svg>" + again, false},
		"after a comment in a script":    {"<script><!-- </script><p>" + opened.String() + "</p>" + again, false},
		"a script of unclosed tags":      {"<script>" + strings.Repeat("<a", 180_000), true},
		"a comment that ends at once":    {"<!-->" + opened.String() + "<p>-->" + again, false},
		"more formatting than is nested": {strings.Repeat(opened.String(), 10), false},
	} {
		safe, tree, _ := bounded([]byte(test.body))
		if tree != test.tree || len(safe) != len(test.body) {
			t.Errorf("%s: %d of %d bytes, tree %v, want %v", name, len(safe), len(test.body), tree, test.tree)
		}
	}
}

func TestBoundedCuts(t *testing.T) {
	for name, body := range map[string]string{
		"elements":   "<title>Ovens</title>" + strings.Repeat("<br>", maxMarks+10),
		"attributes": "<title>Ovens</title>" + strings.Repeat("<p"+strings.Repeat(" a", 1000)+">", 600),
	} {
		p := Parse(Source{URL: "https://crumb.example/", Body: []byte(body)})
		if p.Title.Text != "Ovens" || !p.Document.Truncated {
			t.Errorf("%s: title %q, truncated %v", name, p.Title.Text, p.Document.Truncated)
		}
	}
}

func TestParseManyDigits(t *testing.T) {
	p := Parse(Source{URL: "https://crumb.example/", Body: []byte("<p>Call 0511 1234567</p><p>" + strings.Repeat("1234567890-", 200_000))})
	if len(p.Contacts.Phones) != 1 {
		t.Errorf("phones %v", p.Contacts.Phones)
	}
}

func TestParseOneLongSegment(t *testing.T) {
	p := Parse(Source{URL: "https://crumb.example/", Body: []byte("<p>" + strings.Repeat("炉", 1<<20))})
	if w := p.Text.Words; w == 0 || w > maxSegment {
		t.Errorf("%d words", w)
	}
}
