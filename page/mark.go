package page

// A mark is the set of concepts that the class names and the id of an element name. Themes of all countries write
// them in English or pinyin; they are only ever one sign among others.
type mark uint64

const (
	markTestimonial mark = 1 << iota
	markFeature
	markClient
	markFAQ
	markPrice
	markTeam
	markAward
	markCase
	markProcess
	markBreadcrumb
	markByline
	markModal
	markOpen
	markConsent
	markComment
	markNewsletter
	markCart
	markGallery
	markNews
	markProduct
	markLogo
	markRating
	markPagination
	markSearch
	markStock
	markHero
	markTitle
	markIcon
	markDate
	markMenu
	markAuthor
	markPopup
)

// names maps one token of a class or id to its concepts.
var nameMarks = func() map[string]mark {
	m := map[string]mark{}
	for mk, list := range map[mark][]string{
		markTestimonial: {
			"testimonial", "testimonials", "testimonies", "testimony", "review", "reviews", "kundenstimme",
			"kundenstimmen", "kundenmeinungen", "bewertungen", "temoignage", "temoignages", "opiniones",
			"testimonios", "testimonio", "pingjia", "koubei", "jianzheng", "tweet", "tweets",
		},
		markFeature: {
			"feature", "features", "featured", "benefit", "benefits", "advantage", "advantages", "usp", "usps",
			"why", "whyus", "youshi", "tese", "vorteile", "vorteil", "avantage", "avantages", "ventajas",
			"highlights", "perks", "reasons", "atouts",
		},
		markClient: {
			"client", "clients", "customer", "customers", "partner", "partners", "brands", "logos", "sponsors",
			"kunden", "kehu", "hezuo", "huoban", "trusted",
		},
		markFAQ: {"faq", "faqs", "accordion", "questions", "wenti", "wenda"},
		markPrice: {
			"price", "prices", "pricing", "plan", "plans", "tarif", "tarifs", "preis", "preise", "jiage",
			"cost", "amount", "money",
		},
		markTeam: {"team", "staff", "tuandui", "member", "members", "equipe", "equipo"},
		markAward: {
			"award", "awards", "certificate", "certificates", "certification", "certifications", "cert",
			"accreditation", "accreditations", "badge", "badges", "rongyu", "zizhi", "zhengshu", "honor",
			"honors", "honour", "seal",
		},
		markCase:       {"case", "cases", "portfolio", "anli", "referenzen", "realisations", "projects", "works"},
		markProcess:    {"process", "steps", "step", "workflow", "liucheng", "timeline"},
		markBreadcrumb: {"breadcrumb", "breadcrumbs", "crumb", "crumbs", "bread", "weizhi", "mianbaoxie", "breadnav"},
		markByline:     {"byline", "meta", "postmeta", "entrymeta", "pubinfo", "articleinfo", "source", "laiyuan"},
		markAuthor:     {"author", "authors", "zuozhe", "writer"},
		markModal: {
			"modal", "popup", "overlay", "lightbox", "dialog", "tanchuang", "interstitial", "popover",
			"fancybox", "mask",
		},
		markOpen:       {"show", "open", "opened", "active", "visible"},
		markConsent:    {"cookie", "cookies", "consent", "gdpr", "cmp", "cookiebar", "cookiebanner", "cookieconsent", "borlabs", "age", "onetrust"},
		markComment:    {"comment", "comments", "respond", "pinglun", "disqus"},
		markNewsletter: {"newsletter", "subscribe", "mailchimp", "signup"},
		markCart:       {"cart", "basket", "minicart", "gouwuche", "warenkorb", "panier", "carrito", "addtocart"},
		markGallery:    {"gallery", "carousel", "slider", "slide", "swiper", "banner", "slick", "lightgallery"},
		markNews:       {"news", "blog", "posts", "post", "articles", "xinwen", "zixun", "newslist", "teaser", "related"},
		markProduct:    {"product", "products", "goods", "woocommerce", "chanpin", "cpzx", "sku", "shop", "pro", "prolist"},
		markLogo:       {"logo", "logos", "brand", "sitelogo", "sitetitle", "sitename"},
		markRating:     {"rating", "ratings", "stars", "star"},
		markPagination: {"pagination", "pager", "paging", "fenye", "pagenav", "pagelist", "pagebar"},
		markSearch:     {"search", "suche", "sousuo", "searchform"},
		markStock:      {"soldout", "outofstock"},
		markHero:       {"hero", "banner", "jumbotron", "masthead", "slogan", "tagline", "headline", "intro", "lead", "teaser"},
		markTitle:      {"title", "heading", "headline", "tit", "biaoti", "slogan", "titre", "titulo", "ueberschrift"},
		markIcon: {
			"icon", "icons", "fa", "bi", "fas", "far", "fab", "glyphicon", "iconfont", "material", "dashicons",
			"ico",
		},
		markDate:  {"date", "time", "pubdate", "published", "riqi", "shijian", "datum", "fecha"},
		markMenu:  {"menu", "nav", "navbar", "dropdown", "submenu", "sidebar", "tabs", "footer", "topbar"},
		markPopup: {"popup", "interstitial", "tanchuang", "exit"},
	} {
		for _, name := range list {
			m[name] |= mk
		}
	}
	return m
}()

// nameStarts has a bit for each length that the names with a first letter have: most words of class names fail here.
var nameStarts = func() (starts ['z' + 1]uint32) {
	for name := range nameMarks {
		starts[name[0]] |= 1 << len(name)
	}
	return starts
}()

// maxClassBytes is the part of an attribute that is read, in bytes.
const maxClassBytes = 400

// marksOf reads the names in an attribute: they are parted by white space, hyphens, underscores, digits and by a capital after a small
// letter.
func marksOf(value string) mark {
	var mk mark
	var buf [20]byte
	n := 0
	value = value[:min(len(value), maxClassBytes)]
	for i := 0; i <= len(value); i++ {
		var c byte
		if i < len(value) {
			c = value[i]
		}
		capital := c >= 'A' && c <= 'Z'
		if capital {
			c += 'a' - 'A'
		}
		letter := c >= 'a' && c <= 'z'
		if n > 0 && (!letter || capital && value[i-1] >= 'a') {
			if n > 1 && n < len(buf) && nameStarts[buf[0]]&(1<<n) != 0 {
				mk |= nameMarks[string(buf[:n])]
			}
			n = 0
		}
		if letter {
			if n < len(buf) {
				buf[n] = c
			}
			n = min(n+1, len(buf))
		}
	}
	return mk
}

// marked reports whether element i or one of its nearest ancestors, below the body, carries mk.
func (o *outline) marked(i int32, mk mark, up int) bool {
	for ; i >= 0 && up > 0; i, up = o.elements[i].parent, up-1 {
		if o.reading.marks[i]&mk != 0 {
			return true
		}
	}
	return false
}
