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

// regions2 are the officially assigned two-letter codes of ISO 3166-1, as the country table of the standard lists them.
const regions2 = "ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd " +
	"cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq " +
	"gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly " +
	"ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt " +
	"pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um " +
	"us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw "

// ValidHreflang reports whether code is one that search engines understand in hreflang: x-default, or a registered
// two-letter language (three letters are let pass), perhaps with a script of four letters, perhaps with a region, which is an
// assigned code of ISO 3166-1 or three digits of UN M.49. "en-gb" and "zh-hant-tw" are, "en-uk", "cn" and "zh_cn" are not.
func ValidHreflang(code string) bool {
	code = strings.ToLower(code)
	if code == "x-default" {
		return true
	}
	if len(code) > 15 || !ValidLanguageTag(code) {
		return false
	}
	parts := strings.Split(code, "-")[1:]
	if len(parts) > 0 && len(parts[0]) == 4 && alphabetic(parts[0]) {
		parts = parts[1:]
	}
	switch {
	case len(parts) == 0:
		return true
	case len(parts) > 1:
		return false
	case len(parts[0]) == 2:
		return strings.Contains(regions2, parts[0]+" ")
	}
	return len(parts[0]) == 3 && numeric(parts[0])
}
