package page

import "encoding/json"

// Version is the version of the facts. It changes whenever a field is added or an extractor
// decides differently, so that stored facts of an older version are fetched and parsed again.
const Version = 3

// A Page is everything the rules may know about one response: the facts. It is built by Parse in one
// parse and one walk, holds no reference to the body or the tree, and is never changed afterwards,
// so it may be read from any number of goroutines.
//
// The JSON form is the published contract of `assay page` (schema/page.schema.json); the same names
// are the fields that rule expressions read (page.title.width).
type Page struct {
	URL         string `json:"url"`          // normal form, see Normalize
	Status      int    `json:"status"`       // HTTP status; 200 for a local file unless told otherwise
	ContentType string `json:"content_type"` // media type without parameters, lower case
	Charset     string `json:"charset"`      // WHATWG name in lower case of the encoding that was used to read the bytes

	Language       string      `json:"language"`        // of the text, BCP 47 primary subtag (zh, en, de); "" when there is too little text
	Script         string      `json:"script"`          // ISO 15924: Latn, Hans, Hant, Jpan, Kore, Cyrl …; "" when unknown
	Type           Type        `json:"type"`            // what the page is for
	TypeConfidence float64     `json:"type_confidence"` // 0 … 1
	TypeReasons    []string    `json:"type_reasons,omitempty"`
	BusinessModel  Model       `json:"business_model"` // what this page alone suggests; an audit decides over the site
	ModelScores    ModelScores `json:"model_scores"`
	Indexable      bool        `json:"indexable"`   // 200, HTML, not noindex, canonical absent or itself
	ScriptOnly     bool        `json:"script_only"` // the document is a shell whose content arrives by script: text rules are unknown

	Title       Line        `json:"title"`       // first title of the document tree (not of SVG)
	Description Line        `json:"description"` // first meta description
	Canonical   string      `json:"canonical"`   // absolute; the one search engines would use (head before Link header); "" when none
	Robots      Robots      `json:"robots"`
	Hreflang    []Alternate `json:"hreflang"`
	Headings    []Heading   `json:"headings"`
	OpenGraph   Properties  `json:"open_graph"` // og:*, without the prefix
	Twitter     Properties  `json:"twitter"`    // twitter:*, without the prefix
	Metas       Properties  `json:"metas"`      // other named metas, name in lower case: viewport, generator, keywords …
	Structured  []Entity    `json:"structured_data"`
	Head        Head        `json:"head"`
	Document    Document    `json:"document"`
	Fetch       Fetch       `json:"fetch"`

	Links     []Link     `json:"links"`
	Images    []Image    `json:"images"`
	Resources []Resource `json:"resources"` // scripts, style sheets, iframes, icons, preloads
	CTAs      []CTA      `json:"ctas"`
	Forms     []Form     `json:"forms"`
	Contacts  Contacts   `json:"contacts"`
	Offer     Offer      `json:"offer"`
	Signals   Signals    `json:"signals"`
	Dates     []Date     `json:"dates"`
	Claims    []Claim    `json:"claims"`
	Vendors   []Vendor   `json:"vendors"`           // chat, analytics, consent, platform, booking, form services seen in mark-up
	Secrets   []Secret   `json:"secrets,omitempty"` // keys of the owner's accounts that stand in inline scripts, at most 5
	Text      Text       `json:"text"`
	Markup    Markup     `json:"markup"` // faults of the mark-up itself, and its measures

	Own    Own  `json:"own,omitempty"`     // facts of the user's own extractors; rules read them as own.NAME
	OwnCut bool `json:"own_cut,omitempty"` // a limit was reached while they were looked for: some may be missing or cut

	Asserted []Assertion `json:"assertions"` // what the page says of the company that needs proof or must agree everywhere, at most 16
}

// A Line is one line of text with the width a reader sees. In JSON it is the text alone.
type Line struct {
	Text  string `json:"text"`
	Width int    `json:"width"` // East Asian wide and fullwidth characters count 2, others 1, combining marks 0
}

// MarshalJSON writes the text alone: the width is for rules.
func (l Line) MarshalJSON() ([]byte, error) { return json.Marshal(l.Text) }

// Properties is a small ordered map; names are lower case and appear once (the first wins).
type Properties []Property

// A Property is one name with its value.
type Property struct{ Name, Value string }

// Get returns the value of name, or "".
func (ps Properties) Get(name string) string {
	for _, p := range ps {
		if p.Name == name {
			return p.Value
		}
	}
	return ""
}

// Has reports whether name is present, even with an empty value.
func (ps Properties) Has(name string) bool {
	for _, p := range ps {
		if p.Name == name {
			return true
		}
	}
	return false
}

// MarshalJSON writes an object, names in document order.
func (ps Properties) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, p := range ps {
		if i > 0 {
			b = append(b, ',')
		}
		k, err := json.Marshal(p.Name)
		if err != nil {
			return nil, err
		}
		v, err := json.Marshal(p.Value)
		if err != nil {
			return nil, err
		}
		b = append(append(append(b, k...), ':'), v...)
	}
	return append(b, '}'), nil
}

// Robots is the sum of the meta robots elements and X-Robots-Tag headers that concern general search engines.
// Directives scoped to one crawler stand in Scoped and do not change the flags.
type Robots struct {
	Noindex          bool     `json:"noindex"`
	Nofollow         bool     `json:"nofollow"`
	Noarchive        bool     `json:"noarchive"`
	Nosnippet        bool     `json:"nosnippet"`
	Noimageindex     bool     `json:"noimageindex"`
	UnavailableAfter string   `json:"unavailable_after"` // as written; "" when none
	Unavailable      bool     `json:"unavailable"`       // that date has passed: counts as noindex
	Meta             []string `json:"meta"`              // directives of meta elements, lower case, in order
	Header           []string `json:"header"`            // directives of X-Robots-Tag
	Scoped           []string `json:"scoped"`            // "googlebot: noindex"
	InBody           bool     `json:"in_body"`           // a robots meta stood outside the head
}

// An Alternate is one hreflang annotation.
type Alternate struct {
	Lang   string `json:"lang"`   // as written, lower case
	URL    string `json:"url"`    // absolute
	Raw    string `json:"raw"`    // as written
	Source string `json:"source"` // head, body, header
}

// A Heading is an h1 … h6 of the document tree.
type Heading struct {
	Level    int    `json:"level"`
	Text     string `json:"text"`
	Region   Region `json:"region"`
	FromAlt  bool   `json:"from_alt,omitempty"` // all its text comes from an image's alt
	Selector string `json:"selector"`
}

// An Entity is one structured data item, JSON-LD (each node of @graph is one), microdata or RDFa.
type Entity struct {
	Type       string     `json:"type"`                 // without the schema.org prefix; "" when missing
	Format     string     `json:"format"`               // json-ld, microdata, rdfa
	Properties Properties `json:"properties,omitempty"` // flattened scalars: offers.price, address.streetAddress; its own id is @id
	Error      string     `json:"error,omitempty"`      // why a block could not be read
	Quote      string     `json:"quote,omitempty"`      // where it failed
	Line       int        `json:"line,omitempty"`       // where it failed: line of the block, from 1
	Context    string     `json:"context,omitempty"`    // "" for schema.org; none when nothing says whose words they are; else the other vocabulary
	Items      Properties `json:"items,omitempty"`      // scalars of lists of several entries: offers[1].price; first 12 entries, values cut at 80 bytes
	Unseen     []string   `json:"unseen,omitempty"`     // properties (price, rating, telephone …) whose value the visitor does not see on the page
}

// Head counts what should be there once, and where it stood.
type Head struct {
	Titles           int      `json:"titles"`
	TitleInBody      bool     `json:"title_in_body"`
	Descriptions     int      `json:"descriptions"`
	Canonicals       []string `json:"canonicals"`      // of link elements in the head, absolute, distinct, in order
	CanonicalRaw     string   `json:"canonical_raw"`   // first, as written
	CanonicalLinks   int      `json:"canonical_links"` // link elements with rel=canonical in the head
	CanonicalExtra   []string `json:"canonical_extra"` // attributes of the first that search engines do not allow on it: hreflang, lang, media, type
	CanonicalsInBody []string `json:"canonicals_in_body"`
	CanonicalHeader  string   `json:"canonical_header"` // of the Link header
	CharsetDeclared  bool     `json:"charset_declared"` // by BOM, Content-Type or a meta in the first 1,024 bytes
	CharsetHeader    string   `json:"charset_header"`   // label as sent
	CharsetMeta      string   `json:"charset_meta"`     // label as written
	CharsetConflict  bool     `json:"charset_conflict"` // header and meta name different encodings
	Icons            int      `json:"icons"`
	Base             string   `json:"base"`            // href of the first base element, absolute
	Refresh          string   `json:"refresh"`         // target of a meta refresh, absolute; "" when none
	ScriptRedirect   string   `json:"script_redirect"` // where an inline script sends every visitor at once, absolute; "" when nowhere
	Next             string   `json:"next"`
	Prev             string   `json:"prev"`
	AMP              string   `json:"amp"`
	Feeds            []string `json:"feeds"`
}

// Document is the form of the document itself.
type Document struct {
	Lang         string   `json:"lang"` // of the html element, as written
	LangValid    bool     `json:"lang_valid"`
	Doctype      bool     `json:"doctype"`  // an HTML5 doctype
	Viewport     string   `json:"viewport"` // content of meta viewport; "" when none
	Bytes        int      `json:"bytes"`    // of the body after content decoding
	Elements     int      `json:"elements"`
	Depth        int      `json:"depth"`
	Parser       string   `json:"parser"`          // tree, or tokenizer when html.Parse refused the document
	Truncated    bool     `json:"truncated"`       // the body was cut at a limit of ours
	Skeleton     uint64   `json:"skeleton,string"` // hash of the set of tag and class paths: pages of one template share it
	Shape        uint64   `json:"shape,string"`    // simhash of the same paths: pages of one template differ in few of its bits
	Fonts        int      `json:"fonts"`           // distinct inline font families
	Colors       int      `json:"colors"`          // distinct inline colours
	Retired      []string `json:"retired"`         // retired elements used: font, center, marquee …
	Frames       bool     `json:"frames"`          // frameset
	Comments     int      `json:"comments"`        // not used for text; only counted
	DuplicateIDs []string `json:"duplicate_ids"`
	TitledLinks  int      `json:"titled_links"`  // links with a title attribute that is not empty
	ScriptLinks  []string `json:"script_links"`  // links that only a script takes somewhere, as text and code, the first five
	ScriptLinked int      `json:"script_linked"` // how many there are
	Fragments    []string `json:"-"`             // ids and anchor names, for links to fragments of this page
	FontsHidden  int      `json:"fonts_hidden"`  // @font-face rules of inline styles that hide text until the font has come
}

// Fetch is what the transport saw. Times are not deterministic: rules may compare them to coarse limits only.
type Fetch struct {
	WireBytes   int        `json:"wire_bytes"`
	Encoding    string     `json:"encoding"` // content coding: gzip, br, zstd, deflate or ""
	Proto       string     `json:"proto"`    // HTTP/1.1, HTTP/2.0
	FirstByteMS int        `json:"first_byte_ms"`
	TotalMS     int        `json:"total_ms"`
	TLSVersion  string     `json:"tls_version"`
	CertExpires string     `json:"cert_expires"` // RFC 3339
	Headers     Properties `json:"headers"`      // the response headers that rules read, lower case, values cut at 1,024 bytes, policies at 4,096

	HeaderCount       int    `json:"header_count"`                  // response headers as sent, repeated ones each
	HeaderLongest     int    `json:"header_longest"`                // bytes of the longest, name and value
	HeaderLongestName string `json:"header_longest_name,omitempty"` // lower case
}

// Region is the part of the page in which something stands.
type Region string

// The regions. Nearest landmark ancestor wins; class and id tokens decide where a page has no landmarks.
const (
	Nav    Region = "nav"
	Header Region = "header"
	Main   Region = "main"
	Aside  Region = "aside"
	Footer Region = "footer"
)

// A Link is an a or area element with an href.
type Link struct {
	URL      string   `json:"url"`           // normal form; for tel:, mailto:, javascript: as written, white space trimmed; "" when it cannot be parsed
	Raw      string   `json:"raw,omitempty"` // href as written, only where URL is "" or differs in more than resolution
	Text     string   `json:"text"`          // accessible name: text, aria-label, labelledby, image alt, title
	FromAlt  bool     `json:"from_alt,omitempty"`
	Rel      []string `json:"rel"`      // lower case tokens
	Internal bool     `json:"internal"` // same site: same host, or same host but for www
	Region   Region   `json:"region"`
	Fragment string   `json:"fragment,omitempty"`
	Target   string   `json:"target,omitempty"`
	Kind     string   `json:"kind"`             // http, tel, mailto, sms, script, fragment, empty, malformed, other
	Image    bool     `json:"image,omitempty"`  // holds a picture; only told where Text is empty
	Hidden   bool     `json:"hidden,omitempty"` // hidden from sight or from screen readers; only told where Text is empty
	Selector string   `json:"selector,omitempty"`
}

// An Image is an img (or input type=image) element.
type Image struct {
	URL       string `json:"url"`
	Alt       string `json:"alt"`
	HasAlt    bool   `json:"has_alt"`
	Width     int    `json:"width"` // attribute or inline style in pixels; 0 when absent
	Height    int    `json:"height"`
	Region    Region `json:"region"`
	Linked    bool   `json:"linked"`     // inside an a[href]
	LinkNamed bool   `json:"link_named"` // that link has a name besides this image, or is hidden and needs none
	Hidden    bool   `json:"hidden"`     // aria-hidden, role=presentation, 1x1 pixel
	Lazy      bool   `json:"lazy"`
	Srcset    bool   `json:"srcset"`
	Selector  string `json:"selector,omitempty"`
	Named     bool   `json:"named,omitempty"`  // aria-label, aria-labelledby or title names it, whatever alt says
	Button    bool   `json:"button,omitempty"` // input type=image
}

// A Resource is a sub-resource the document asks for.
type Resource struct {
	Kind      string `json:"kind"` // script, style, iframe, icon, manifest, preload, media, object
	URL       string `json:"url"`  // "" for an inline one
	Internal  bool   `json:"internal"`
	Blocking  bool   `json:"blocking"` // script in head without async or defer, style sheet without media that excludes screen
	Bytes     int    `json:"bytes"`    // of an inline one
	Title     string `json:"title,omitempty"`
	Hidden    bool   `json:"hidden,omitempty"` // an iframe that nobody meets: hidden, presentational, or of a pixel at most
	Integrity bool   `json:"integrity,omitempty"`

	SchemeLess bool `json:"scheme_less,omitempty"` // its address begins with two slashes
}

// A CTA is a link or button that asks for a step. Only those with Strength >= 3 are calls to action by domain.md 2.0.
type CTA struct {
	Text      string  `json:"text"`
	Target    string  `json:"target"` // URL, tel:, mailto: …, "submit" or "button"
	Goal      Goal    `json:"goal"`
	Strength  int     `json:"strength"` // points of domain.md section 2.0
	Weak      bool    `json:"weak"`     // its label is weak (learn more, 了解详情)
	Region    Region  `json:"region"`
	Position  float64 `json:"position"`             // share of the visible text before it, 0 … 1
	Last      float64 `json:"last,omitempty"`       // position of the last call with the same text and target; 0 when there is but one
	Sticky    bool    `json:"sticky"`               // class or style keeps it on screen
	Hero      bool    `json:"hero"`                 // stands in the hero
	Again     string  `json:"again,omitempty"`      // where the content has the same call once more, when Region is not main: hero, below
	Dead      string  `json:"dead,omitempty"`       // why the target cannot work: empty, hash, script, phone, scheme, missing-anchor
	Scripted  bool    `json:"scripted,omitempty"`   // has onclick, data-* or role=button: a script may give it a target
	ImageOnly bool    `json:"image_only,omitempty"` // no accessible name
	Signature string  `json:"signature,omitempty"`  // tag and class tokens, of the one in the content if there is one: buttons of equal prominence share it
	Selector  string  `json:"selector"`
}

// InContent reports whether the call stands in the content, there alone or there too.
func (c *CTA) InContent() bool { return c.Region == Main || c.Again != "" }

// Goal is what a call to action leads to.
type Goal string

// The goals of domain.md 2.0.
const (
	Buy       Goal = "buy"
	Enquire   Goal = "enquire"
	Call      Goal = "call"
	Chat      Goal = "chat"
	Book      Goal = "book"
	Trial     Goal = "trial"
	Register  Goal = "register"
	Download  Goal = "download"
	Subscribe Goal = "subscribe"
	Navigate  Goal = "navigate"
)

// A Form is a form element, or a known vendor's embedded form.
type Form struct {
	Purpose  string  `json:"purpose"` // contact, lead, booking, order, newsletter, search, login, register, filter, comment, review, checkout, other
	Method   string  `json:"method"`  // get, post
	Action   string  `json:"action"`  // absolute
	Vendor   string  `json:"vendor,omitempty"`
	Fields   []Field `json:"fields"`
	Submit   string  `json:"submit"`         // label of the submit button
	Text     string  `json:"text,omitempty"` // visible words in and right after the form, cut at 500 runes
	Privacy  bool    `json:"privacy"`        // a privacy link or consent text stands in or right after it
	Region   Region  `json:"region"`
	Selector string  `json:"selector"`
}

// A Field is a control that a visitor fills in; hidden ones are counted with Type "hidden".
type Field struct {
	Name         string `json:"name"`
	Type         string `json:"type"`
	Label        string `json:"label"`                // accessible name
	LabelFrom    string `json:"label_from,omitempty"` // label, aria, title, placeholder, none
	Placeholder  string `json:"placeholder,omitempty"`
	Required     bool   `json:"required"`
	Autocomplete string `json:"autocomplete,omitempty"`
	Inputmode    string `json:"inputmode,omitempty"`
	Checked      bool   `json:"checked,omitempty"`
}

// Contacts is every way to reach the company that the page offers.
type Contacts struct {
	Phones    []Phone     `json:"phones"`
	Emails    []string    `json:"emails"`
	Masked    []string    `json:"masked_emails,omitempty"` // written so that nobody can click or copy them
	Addresses []string    `json:"addresses"`
	Chat      []string    `json:"chat"` // vendors and hosts
	Messaging []Messaging `json:"messaging"`
	Social    []Social    `json:"social"`
	Hours     string      `json:"hours"`
	ICP       string      `json:"icp"`
	ICPLinked bool        `json:"icp_linked,omitempty"`
	PSB       string      `json:"psb,omitempty"`     // 公安网备
	Licence   string      `json:"licence,omitempty"` // 统一社会信用代码 and the like
	Names     []string    `json:"names,omitempty"`   // legal company names printed on the page
}

// A Phone is a number a visitor can dial.
type Phone struct {
	Number    string `json:"number"` // E.164 when the region is known, else the digits
	Text      string `json:"text"`   // as printed, or as in the tel: link
	Clickable bool   `json:"clickable"`
	Fax       bool   `json:"fax,omitempty"`
	Region    Region `json:"region,omitempty"`
}

// Messaging is an account of a messenger: wechat, qq, whatsapp, line, telegram, messenger, viber, skype, kakaotalk, zalo.
type Messaging struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// Social is a profile link.
type Social struct {
	Platform string `json:"platform"`
	URL      string `json:"url"`
}

// Offer is what the page says it sells.
type Offer struct {
	Headline         string   `json:"headline"`
	ValueProposition string   `json:"value_proposition"` // the sentence that says what, for whom and why; "" when none
	Hero             string   `json:"hero"`              // text of the hero, cut at 1,000 runes
	SellingPoints    []string `json:"selling_points"`
	BenefitHeading   string   `json:"benefit_heading,omitempty"`
	Differentiators  []string `json:"differentiators,omitempty"` // phrases that set the firm apart
	Prices           []Price  `json:"prices"`
	PriceWords       []string `json:"price_words,omitempty"`  // price factors, "from", "on request"
	Numbers          []string `json:"numbers,omitempty"`      // quantified claims: number with unit, per cent, count
	Superlatives     []string `json:"superlatives,omitempty"` // lx:adlaw hits in commercial text, with context

	Answers Properties `json:"answers,omitempty"` // doubts of a buyer that the page answers, with the words: fit, security, next, cancel, time
}

// A Price is an amount with a currency.
type Price struct {
	Amount   float64 `json:"amount"`
	Currency string  `json:"currency"` // ISO 4217 when it can be told
	Text     string  `json:"text"`
}

// Signals is what the page shows of proof and service. Each true has its quote in Quotes.
type Signals struct {
	Testimonials   bool       `json:"testimonials"`
	Named          int        `json:"named_testimonials,omitempty"` // testimonials with two of name, role, photo, date, link
	Total          int        `json:"total_testimonials,omitempty"`
	ClientLogos    bool       `json:"client_logos"`
	Certifications bool       `json:"certifications"`
	Ratings        bool       `json:"ratings"`
	CaseLinks      bool       `json:"case_links"`
	Press          bool       `json:"press"`
	Guarantee      bool       `json:"guarantee"`
	Pricing        bool       `json:"pricing"`
	FAQ            bool       `json:"faq"`
	Questions      int        `json:"questions,omitempty"`
	Cart           bool       `json:"cart"`
	Process        bool       `json:"process"`
	AfterSales     bool       `json:"after_sales"`
	Promise        bool       `json:"promise"`  // a response or delivery time
	Reassure       bool       `json:"reassure"` // lx:reassure near a call to action
	Team           bool       `json:"team"`
	Founded        string     `json:"founded,omitempty"`
	Author         string     `json:"author,omitempty"`
	Publisher      string     `json:"publisher,omitempty"`
	Breadcrumb     bool       `json:"breadcrumb"`
	Newsletter     bool       `json:"newsletter"`
	Comments       bool       `json:"comments"`
	Search         bool       `json:"search"`
	Legal          []string   `json:"legal"` // kinds of legal pages linked: privacy, terms, imprint, returns, shipping, cookies
	Placeholder    []string   `json:"placeholder,omitempty"`
	NotFound       bool       `json:"not_found"` // reads like an error page
	Challenge      bool       `json:"challenge"` // reads like a bot wall
	OutOfStock     bool       `json:"out_of_stock,omitempty"`
	CopyrightYear  int        `json:"copyright_year,omitempty"`
	Overlay        string     `json:"overlay,omitempty"`     // selector of a dialog that is open in the mark-up
	Spam           []Signal   `json:"spam,omitempty"`        // families of domain.md section 4
	SpamTopics     []string   `json:"spam_topics,omitempty"` // of SpamTopics, those of which the page speaks in its own text, three words or more
	Quotes         Properties `json:"quotes,omitempty"`      // signal name → the words that show it
}

// A Signal is one measured sign of injected or mirrored content.
type Signal struct {
	Family string  `json:"family"` // T, S, B, H, C, U, D, G of domain.md 4.2
	Name   string  `json:"name"`
	Score  float64 `json:"score"`
	Quote  string  `json:"quote"`
}

// A Date is one date of the page.
type Date struct {
	Kind   string `json:"kind"`   // published, modified, visible, expires, listed
	Value  string `json:"value"`  // YYYY-MM-DD
	Source string `json:"source"` // json-ld, meta, time, text, url
	Quote  string `json:"quote,omitempty"`
}

// A Claim is a sentence with a number or a statistic.
type Claim struct {
	Text      string `json:"text"`
	Sourced   bool   `json:"sourced"`
	Statistic bool   `json:"statistic"`
}

// An Assertion is a sentence in which the company speaks of itself: how large, old, good or certified it is, and how long
// its guarantee, delivery and answer take.
type Assertion struct {
	Kind  string  `json:"kind"`            // superlative, certificate, customers, projects, staff, places, experience, founded, delivery, reply, guarantee
	Text  string  `json:"text"`            // the sentence, cut at 160 runes
	Value float64 `json:"value,omitempty"` // people, firms, years; hours of delivery and reply, months of guarantee; 0 when no other number need equal it
	Rough bool    `json:"rough,omitempty"` // more than, about, 500+
	Proof string  `json:"proof,omitempty"` // address of a link in the same line, or "named" where it names source, issuer or number
}

// A Vendor is a product or service of others found in the mark-up.
type Vendor struct {
	Kind string `json:"kind"` // chat, analytics, tagmanager, consent, platform, form, booking, payment, marketplace, captcha, consentmode (Google's, by a call of gtag), event (a call that reports what a visitor did)
	Name string `json:"name"`
	ID   string `json:"id,omitempty"`
}

// Text is the words of the page.
type Text struct {
	Words                 int      `json:"words"`          // of Main: Han characters plus words of other scripts
	FullWords             int      `json:"full_words"`     // of the whole visible document
	Main                  string   `json:"main"`           // text without boilerplate, paragraphs parted by newlines, cut at 64 KiB
	Hash                  uint64   `json:"hash,string"`    // of Main without white space and case: exact duplicates share it
	Simhash               uint64   `json:"simhash,string"` // of Main: near duplicates differ in few bits
	Blocks                []Block  `json:"-"`              // the blocks of Main
	Sentences             int      `json:"sentences"`
	MeanSentence          float64  `json:"mean_sentence"` // units a sentence
	Ease                  float64  `json:"reading_ease"`  // Flesch or the language's own form; 0 when not measured
	Longest               string   `json:"longest_sentence,omitempty"`
	LongestParagraph      int      `json:"longest_paragraph"` // units
	LongestParagraphQuote string   `json:"longest_paragraph_quote,omitempty"`
	TitleCoverage         float64  `json:"title_coverage"` // share of the title's content units found in Main, 0 … 1; -1 when the title has fewer than 3
	TitleUnmatched        []string `json:"title_unmatched,omitempty"`
	Damage                []string `json:"damage,omitempty"` // samples of broken encoding
	DamageCount           int      `json:"damage_count,omitempty"`
	Truncated             []string `json:"truncated_fragments,omitempty"`
	Buzzwords             []string `json:"buzzwords,omitempty"`
	We                    int      `json:"we"`                      // first person pronouns of the company
	You                   int      `json:"you"`                     // second person pronouns
	FirstLevelGap         string   `json:"heading_gap,omitempty"`   // first place where the heading order jumps a level
	Passive               int      `json:"passive,omitempty"`       // of Sentences, those in the passive voice; told for English and German only
	PassiveQuote          string   `json:"passive_quote,omitempty"` // the first of them, where they are more than a fifth
	Slips                 []Slip   `json:"slips,omitempty"`         // what is wrong in every grammar of en, de, fr, es or zh; first 8
}

// A Slip is a fault of grammar or punctuation that needs no judgement.
type Slip struct {
	Kind  string `json:"kind"` // doubled (the the), article (a apple), spacing (end.The next), width (half-width signs between Chinese characters)
	Quote string `json:"quote"`
}

// A Block is one paragraph-like block of the main text.
type Block struct {
	Hash  uint64 // 64-bit simhash; of a block under 16 words 14 bits of an exact hash
	Words int
}
