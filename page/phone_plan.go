package page

import (
	"strings"

	"github.com/nyaruka/phonenumbers"
	"golang.org/x/net/html/atom"
)

// A plan is which numbering plan took a number.
type numberPlan uint8

const (
	planNone numberPlan = iota // no country's
	planCode                   // written with its country code
	planChina
	planNorthAmerica
	planTrunk // written with the trunk zero of its country
	planOpen  // a country without trunk prefix
)

// languageRegions is the countries in which a language's numbers are likely, best first.
var languageRegions = map[string]string{"zh": "CN TW HK", "de": "DE AT CH", "fr": "FR BE CH", "es": "ES MX CO AR CL", "en": "US GB AU IN", "it": "IT", "pt": "PT BR",
	"nl": "NL BE", "pl": "PL", "ru": "RU", "ja": "JP", "ko": "KR", "sv": "SE", "da": "DK", "no": "NO", "nb": "NO", "fi": "FI", "cs": "CZ", "tr": "TR", "hu": "HU",
	"ro": "RO", "el": "GR", "uk": "UA", "vi": "VN", "th": "TH", "id": "ID", "he": "IL", "ar": "AE SA EG"}

// domainRegions is the top level domains whose country is not their upper case form.
var domainRegions = map[string]string{"uk": "GB", "eu": "", "io": "", "co": "", "ai": "", "me": "", "tv": "", "cc": "", "ly": "", "ws": "", "to": "", "fm": "", "im": "", "is": "IS"}

// regions is the countries whose numbering plans are tried: what the domain, the lang attribute and the language of
// the text suggest, at most five.
func (b *business) regions() []string {
	list := make([]string, 0, 6)
	add := func(r string) {
		if r == "" || len(list) == 5 {
			return
		}
		for _, l := range list {
			if l == r {
				return
			}
		}
		list = append(list, r)
	}
	host, _ := hostPath(b.src.URL)
	if k := strings.LastIndexByte(host, '.'); k > 0 && len(host)-k == 3 {
		tld := host[k+1:]
		if r, ok := domainRegions[tld]; ok {
			add(r)
		} else if phonenumbers.GetSupportedRegions()[strings.ToUpper(tld)] {
			add(strings.ToUpper(tld))
		}
	}
	lang := ""
	if h := b.tagged(atom.Html); len(h) > 0 {
		lang = attr(b.elements[h[0]].node, "lang")
	}
	if hanShare(b.body) {
		add("CN")
		lang = "zh"
	}
	primary, rest, _ := strings.Cut(strings.ReplaceAll(lang, "_", "-"), "-")
	if r := strings.ToUpper(rest); len(r) == 2 && phonenumbers.GetSupportedRegions()[r] && r != "US" { // en-US is what templates say
		add(r)
	}
	if b.page.Language != "" {
		for r := range strings.FieldsSeq(languageRegions[b.page.Language]) {
			add(r)
		}
	}
	for r := range strings.FieldsSeq(languageRegions[strings.ToLower(primary)]) {
		add(r)
	}
	add("US")
	return list
}

// hanShare reports whether the text is Chinese enough: at least one Han character in eight of the first 4,000 bytes.
func hanShare(s string) bool {
	s = s[:min(len(s), 4000)]
	han := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xE4 && s[i] <= 0xE9 {
			han++
			i += 2
		}
	}
	return han >= 20 && han*24 > len(s)
}

// maxAsked is how many numbers of one page the plans are asked about: more is a directory, or an attempt to keep us busy.
const maxAsked = 600

// number is the E.164 form of digits in the first plan that takes them; the digits and planNone when none does.
func (b *business) number(plus bool, digits string, labelled bool) (string, numberPlan) {
	if b.asked++; b.asked > maxAsked {
		return digits, planNone
	}
	if !plus && strings.HasPrefix(digits, "00") && len(digits) > 9 {
		plus, digits = true, digits[2:]
	}
	if plus {
		if strings.HasPrefix(digits, "86") {
			if n, ok := chinese(digits[2:]); ok {
				return n, planChina
			}
		}
		if e164 := dialled.number("+"+digits, ""); e164 != "" {
			return e164, planCode
		}
		return digits, planNone
	}
	for _, r := range b.region {
		if r == "CN" {
			if n, ok := chinese(digits); ok {
				return n, planChina
			}
			continue
		}
		trunk := digits[0] == '0'
		if !trunk && needsTrunk[r] && !(labelled && r == b.region[0]) {
			continue
		}
		e164 := dialled.number(digits, r)
		if e164 == "" {
			continue
		}
		switch {
		case r == "US" || r == "CA":
			return e164, planNorthAmerica
		case trunk:
			return e164, planTrunk
		}
		return e164, planOpen
	}
	return digits, planNone
}

// needsTrunk is the countries whose numbers are written with a leading zero at home.
var needsTrunk = map[string]bool{"DE": true, "AT": true, "CH": true, "FR": true, "GB": true, "BE": true, "NL": true, "AU": true, "NZ": true, "SE": true, "FI": true,
	"IE": true, "JP": true, "KR": true, "TW": true, "IN": true, "ZA": true, "IL": true, "TR": true, "UA": true, "RO": true, "TH": true, "VN": true, "ID": true, "MY": true,
	"IT": true, "BG": true, "RS": true, "HR": true, "SI": true, "SK": true, "PH": true, "PK": true, "EG": true}

// chinese is the E.164 form of a number of mainland China as written at home: mobile, landline with area code,
// 400 and 800 numbers, an extension left out.
func chinese(d string) (string, bool) {
	if len(d) == 13 && strings.HasPrefix(d, "86") {
		d = d[2:]
	}
	switch {
	case len(d) == 11 && d[0] == '1' && d[1] >= '3':
		return "+86" + d, true
	case len(d) == 10 && (strings.HasPrefix(d, "400") || strings.HasPrefix(d, "800")):
		return "+86" + d, true
	case len(d) >= 10 && d[0] == '0':
		area := 3 // 010, 02x
		if d[1] >= '3' {
			area = 4
		} else if d[1] == '0' {
			return "", false
		}
		local := len(d) - area
		if local < 7 || local > 12 || d[area] < '2' || d[area] == '9' && d[area+1] == '5' {
			return "", false
		}
		if local > 8 {
			local = 8
		}
		return "+86" + d[1:area+local], true
	}
	return "", false
}

// plausible reports whether an unlabelled number is written the way its plan's numbers are. A labelled one may be
// written in any way.
func wellWritten(p numberPlan, plus bool, digits string, g []digitGroup, labelled bool) bool {
	size := func(k int) int { return g[k].to - g[k].from }
	n := len(g)
	switch p {
	case planCode:
		return true
	case planChina:
		if digits[0] == '0' { // area code and local number are parted, or the label says it
			if n == 1 {
				return labelled || len(digits) >= 11
			}
			first := size(0)
			return (first == 3 || first == 4 || first > 9) && (n == 2 || size(1) >= 3)
		}
		if digits[0] == '1' && n > 1 {
			return size(0) == 3 || size(0) == 2 || labelled || plus
		}
		if digits[0] == '4' || digits[0] == '8' {
			return labelled || n > 1 && size(0) >= 3
		}
		return true
	case planNorthAmerica:
		if labelled {
			return true
		}
		if n == 3 && size(0) == 3 && size(1) == 3 && size(2) == 4 {
			return true
		}
		return n == 4 && size(0) == 1 && size(1) == 3 && size(2) == 3 && size(3) == 4
	case planTrunk:
		return labelled || n > 1 && n <= 6 || len(digits) >= 10
	case planOpen:
		return labelled || n >= 3 && n <= 4 && len(digits) >= 9
	}
	// No plan took it: the label alone vouches for it.
	return labelled && len(digits) >= 7 && n <= 5 && (plus || digits[0] != '0' || len(digits) >= 9)
}
