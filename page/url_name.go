package page

import "strings"

// An urlName is what the path of an address says about the page behind it.
type urlName struct {
	kind  Type // "" for none
	legal int8 // 1 + index of legalKinds; 0 for none
	cart  bool
}

// urlNames are the tokens of paths that name a page: English, pinyin and its initials, German, French, Spanish.
var urlNames = func() map[string]urlName {
	names := map[string]urlName{}
	for ty, list := range map[Type]string{
		About: "about aboutus company team whoweare ourstory guanyu guanyuwomen gywm gsjj gongsijianjie qiyejianjie qyjj " +
			"jianjie ueberuns uberuns ueber unternehmen apropos quisommesnous quienessomos nosotros sobrenosotros profile " +
			"companyprofile aboutme cabinet lecabinet agence lagence entreprise societe kanzlei diekanzlei praxis betrieb derbetrieb " +
			"despacho empresa laempresa thefirm ourfirm ourpractice",
		Contact: "contact contactus contacts getintouch lianxi lianxiwomen lxwm lxfs kontakt contacto contactez nouscontacter contactanos " +
			"quote requestaquote getaquote requestquote getquote enquiry enquire inquiry anfrage devis presupuesto xunjia",
		Product: "product products items p service services solution solutions chanpin cpzx fuwu fwxm jjfa produkt produkte " +
			"leistungen leistung produit produits prestations servicios servicio producto productos goods lessons features shop " +
			"shangcheng",
		Pricing: "pricing prices plans rates price jiage zifei baojia jgb preise preis tarifs tarif precios tarifas pricelist",
		Article: "blog news article articles post posts insights xinwen xwzx zixun wenzhang aktuelles actualites noticias xwdt " +
			"gsxw hyxw hyzx magazin magazine ratgeber zhishi knowledge",
		Listing: "category categories tag tags archive archives list liebiao collections",
		Case: "case cases casestudy casestudies customers portfolio successstories anli cgal khal gcal referenzen referenz " +
			"realisations casos projekte projects",
		FAQ:     "faq faqs help support kb wenti cjwt bangzhu hilfe aide ayuda changjianwenti",
		Legal:   "legal disclaimer falv xieyi shengming",
		Landing: "lp landing promo promotion promotions campaign offer offers zt zhuanti huodong aktion",
		Cart:    "cart checkout basket order gouwuche jiesuan warenkorb kasse panier carrito shoppingcart",
	} {
		for name := range strings.FieldsSeq(list) {
			names[name] = urlName{kind: ty, cart: ty == Cart && name != "order"}
		}
	}
	for k, list := range [...]string{
		"privacy privacypolicy datenschutz datenschutzerklaerung confidentialite privacidad yinsi yszc yinsizhengce rgpd dsgvo",
		"terms tos agb nutzungsbedingungen cgv cgu conditions terminos condiciones fwxy falvshengming termsofservice termsofuse",
		"imprint impressum mentionslegales avisolegal",
		"returns refund refunds widerruf widerrufsrecht widerrufsbelehrung retours devoluciones tuihuo",
		"shipping versand versandkosten livraison envios peisong",
		"cookies cookie cookiepolicy",
		"accessibility barrierefreiheit accessibilite accesibilidad",
	} {
		for name := range strings.FieldsSeq(list) {
			names[name] = urlName{kind: Legal, legal: int8(k + 1)}
		}
	}
	return names
}()

// urlNameStarts has a bit for each length that the tokens with a first letter have: most words of paths fail here.
var urlNameStarts = func() (starts [256]uint32) {
	for name := range urlNames {
		starts[name[0]] |= 1 << len(name)
	}
	return starts
}()

// nameOf is what an address names: what the last token of its path that names anything names.
func nameOf(url string) urlName {
	var found urlName
	for token := range urlTokens(url) {
		if len(token) > 31 || urlNameStarts[token[0]]>>len(token)&1 == 0 {
			continue
		}
		if name, ok := urlNames[string(token)]; ok {
			name.cart = name.cart || found.cart
			found = name
		}
	}
	return found
}

// readURLNames names the links of the page. Other kinds than http name nothing.
func readURLNames(p *Page) []urlName {
	names := make([]urlName, len(p.Links))
	for i := range p.Links {
		if l := &p.Links[i]; l.Kind == "http" {
			names[i] = nameOf(l.URL)
		}
	}
	return names
}

// urlTokens are the words of the path of a URL in lower case, without extensions: the parts between slashes, hyphens and
// underscores, and each part between slashes as a whole without them. A token is valid until the next one.
func urlTokens(url string) func(yield func([]byte) bool) {
	return func(yield func([]byte) bool) {
		path := urlPath(url)
		var whole [80]byte
		for len(path) > 0 {
			part := path
			if i := strings.IndexByte(path, '/'); i >= 0 {
				part, path = path[:i], path[i+1:]
			} else {
				path = ""
			}
			if i := strings.IndexByte(part, '.'); i >= 0 {
				part = part[:i]
			}
			if part == "" || len(part) > len(whole) {
				continue
			}
			n, start, several := 0, 0, false
			for i := 0; i < len(part); i++ {
				c := part[i]
				if c == '-' || c == '_' {
					if n > start && !yield(whole[start:n]) {
						return
					}
					start, several = n, true
					continue
				}
				if c >= 'A' && c <= 'Z' {
					c += 'a' - 'A'
				}
				whole[n] = c
				n++
			}
			if n > start && !yield(whole[start:n]) || several && n > 0 && !yield(whole[:n]) {
				return
			}
		}
	}
}

// urlPath is the path of an absolute URL, without query and fragment.
func urlPath(url string) string {
	if i := strings.IndexByte(url, '#'); i >= 0 {
		url = url[:i]
	}
	if i := strings.IndexByte(url, '?'); i >= 0 {
		url = url[:i]
	}
	if i := strings.Index(url, "://"); i >= 0 {
		url = url[i+3:]
		j := strings.IndexByte(url, '/')
		if j < 0 {
			return "/"
		}
		url = url[j:]
	}
	return url
}
