package structureddata

import (
	"strings"
	"time"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/internal/schemaorg"
	"github.com/siteassay/assay/page"
)

// wrongValue finds values that machines cannot read: dates that are not ISO 8601, prices with a currency sign, currencies that are not
// ISO 4217, relative addresses, members that an enumeration has not. A property that also takes text may say anything.
func wrongValue(c *analyzer.Context) analyzer.Result {
	var names, want []string
	var evidence []analyzer.Evidence
	count := 0
	for i := range c.Page.Structured {
		e := &c.Page.Structured[i]
		if e.Error != "" || e.Context != "" && e.Context != "none" || e.Type == "" {
			continue
		}
		for pass, list := range [...]page.Properties{e.Properties, e.Items} {
			for k := range list {
				name, value := list[k].Name, list[k].Value
				kind := wrongKind(e, name, value)
				if kind == "" || pass == 1 && e.Properties.Get(bare(name)) == value {
					continue
				}
				if count++; len(evidence) < analyzer.MaxEvidence {
					names, want = append(names, name+": "+value), append(want, kindsZh[kind])
					evidence = append(evidence, analyzer.Evidence{Quote: name + ": " + value + " (" + kind + ")"})
				}
			}
		}
	}
	if count == 0 {
		return analyzer.Result{}
	}
	var got []string
	for k := range names {
		got = append(got, evidence[k].Quote)
		want[k] = names[k] + "（" + want[k] + "）"
	}
	r := analyzer.Found(analyzer.V("got", got, "zh", want), evidence...)
	r.Count = count
	return r
}

// kindsZh are the names of the kinds of values in Chinese.
var kindsZh = map[string]string{
	"a date as 2026-03-05": "日期应写成 2026-03-05", "a plain number": "应为纯数字", "a currency code as EUR": "货币应写成 CNY 这样的代码",
	"a full address": "应为完整网址", "a duration as PT30M": "时长应写成 PT30M", "a word of schema.org": "应为 schema.org 规定的取值",
	"an e-mail address": "应为邮箱地址", "a telephone number": "应为电话号码",
}

// bare is the name of an entry of a list without its number.
func bare(name string) string {
	before, rest, ok := strings.Cut(name, "[")
	if !ok {
		return name
	}
	_, after, _ := strings.Cut(rest, "]")
	return before + after
}

// wrongKind is what the value of a property should have been, "" when it is right or nobody can tell.
func wrongKind(e *page.Entity, name, value string) string {
	last := name[strings.LastIndexByte(name, '.')+1:]
	last, _, _ = strings.Cut(last, "[")
	if value == "" || strings.HasPrefix(last, "@") || len(value) > 300 {
		return ""
	}
	switch last {
	case "ratingValue": // Google takes 60% and 6 / 10
		return unless(plainNumber(strings.NewReplacer(" ", "", "%", "", "/", "").Replace(value)), "a plain number")
	case "price", "lowPrice", "highPrice", "reviewCount", "ratingCount":
		return unless(plainNumber(value), "a plain number")
	case "priceCurrency", "currency":
		return unless(currencyCode(value), "a currency code as EUR")
	case "email":
		return unless(strings.Contains(value, "@") || strings.Contains(value, "[at]"), "an e-mail address")
	case "telephone", "faxNumber":
		return unless(digits(value) >= 3, "a telephone number")
	case "sameAs":
		return unless(e.Format != "json-ld" || !relative(value), "a full address")
	case "url", "image", "logo", "contentUrl", "embedUrl", "thumbnailUrl", "item":
		return unless(!unreachable(value), "a full address")
	}
	p := schemaorg.LookupProperty(last)
	if p == nil || p.Takes("Text") {
		return ""
	}
	switch {
	case only(p, "Date", "DateTime", "Time"):
		return unless(isoDate(value) || p.Takes("Time") && isoTime(value), "a date as 2026-03-05")
	case p.Takes("Duration") && !p.Takes("QuantitativeValue"):
		return unless(value[0] == 'P' || strings.HasPrefix(value, "-P"), "a duration as PT30M")
	}
	if members, all := p.Members(); all {
		return unless(member(members, value), "a word of schema.org")
	}
	return ""
}

func unless(right bool, kind string) string {
	if right {
		return ""
	}
	return kind
}

// only reports whether the property takes these kinds and no other.
func only(p *schemaorg.Property, kinds ...string) bool {
	for _, r := range p.Ranges {
		if !contains(kinds, r) {
			return false
		}
	}
	return len(p.Ranges) > 0
}

// plainNumber reports whether a value is digits with at most one point; 4,5 and 1,299.00 are read as other numbers or not at all.
func plainNumber(s string) bool {
	points, digits := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '.':
			points++
		case c == '-' && i == 0:
		default:
			return false
		}
	}
	return digits > 0 && points <= 1
}

func digits(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// relative reports whether a value that should be an address is a path, or an address without its scheme.
func relative(s string) bool {
	if strings.HasPrefix(s, "//") || strings.Contains(s, "://") || strings.ContainsAny(s, " :") || s[0] == '#' {
		return false
	}
	return s[0] == '/' || strings.HasPrefix(s, "./") || strings.HasPrefix(s, "../") || unreachable(s)
}

// unreachable reports whether an address cannot lead where it is meant to: without its scheme, www.crumb.example is a file of this
// site; localhost and disk are those of the developer. A path is fine, readers complete it with the address of the page.
func unreachable(s string) bool {
	return strings.HasPrefix(s, "www.") && !strings.Contains(s, " ") || strings.HasPrefix(s, "file:") || strings.HasPrefix(s, "http://localhost")
}

// isoDate reports whether a value is a date of ISO 8601: a year, a month or a day, alone or with a time.
func isoDate(s string) bool {
	s = strings.TrimSpace(s)
	day, clock, timed := strings.Cut(strings.Replace(s, " ", "T", 1), "T")
	for _, layout := range [...]string{time.DateOnly, "2006-01", "2006", "20060102", "--01-02"} {
		if _, err := time.Parse(layout, day); err == nil {
			return !timed || isoTime(clock)
		}
	}
	return false
}

// isoTime reports whether a value begins as a time of day.
func isoTime(s string) bool {
	if len(s) >= 5 && s[2] == ':' {
		return digits(s[:2]) == 2 && digits(s[3:5]) == 2
	}
	return len(s) >= 4 && digits(s[:4]) == 4
}

// member reports whether a value names one of the members, by word or address. Case is forgiven: search engines do.
func member(members []string, value string) bool {
	if strings.Contains(value, "purl.org") || strings.Contains(value, "://") && !strings.Contains(value, "schema.org") {
		return true // the older words of GoodRelations, or another vocabulary
	}
	name := value[strings.LastIndexByte(value, '/')+1:]
	name = strings.TrimPrefix(name, "schema:")
	for _, m := range members {
		if strings.EqualFold(m, name) {
			return true
		}
	}
	return false
}
