package page

import "strings"

// languages2 are the two-letter language subtags of ISO 639-1, three bytes each.
const languages2 = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa " +
	"ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv " +
	"kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn " +
	"ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo " +
	"xh yi yo za zh zu "

// ValidLanguageTag reports whether tag is well-formed by BCP 47 (RFC 5646, section 2.1) and its two-letter language, if it
// has one, is registered: "en-GB", "zh-Hans-CN" and "x-house" are, "en_GB", "english", "cn" and "" are not.
// Regions are not looked up.
func ValidLanguageTag(tag string) bool {
	if tag == "" || len(tag) > 80 {
		return false
	}
	parts := strings.Split(strings.ToLower(tag), "-")
	for _, s := range parts {
		if len(s) < 1 || len(s) > 8 || !alphanumeric(s) {
			return false
		}
	}
	if parts[0] == "x" || parts[0] == "i" {
		return len(parts) > 1
	}
	switch len(parts[0]) {
	case 2:
		if !strings.Contains(languages2, parts[0]+" ") {
			return false
		}
	case 3:
	default: // longer ones are reserved or unregistered
		return false
	}
	return alphabetic(parts[0]) && validSubtags(parts[1:])
}

// validSubtags checks what follows the language: extlang, script, region, variants, extensions, private use.
func validSubtags(parts []string) bool {
	stage := 0 // 0 extlang, 1 script, 2 region, 3 variant
	for i := 0; i < len(parts); i++ {
		s := parts[i]
		switch {
		case len(s) == 1: // singleton: an extension or private use needs something after it
			if i+1 == len(parts) || s != "x" && len(parts[i+1]) == 1 {
				return false
			}
			if s == "x" {
				return true
			}
			stage = 4
		case stage == 4:
		case len(s) == 3 && alphabetic(s) && stage == 0:
		case len(s) == 4 && alphabetic(s) && stage < 2:
			stage = 2
		case (len(s) == 2 && alphabetic(s) || len(s) == 3 && numeric(s)) && stage < 3:
			stage = 3
		case len(s) >= 5 || len(s) == 4 && s[0] >= '0' && s[0] <= '9':
			stage = 3
		default:
			return false
		}
	}
	return true
}

func alphanumeric(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !(c >= '0' && c <= '9' || c >= 'a' && c <= 'z') {
			return false
		}
	}
	return true
}

func alphabetic(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

func numeric(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
