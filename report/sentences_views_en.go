package report

// viewsEN are the texts of the views: how the site sells, beyond single faults.
var viewsEN = map[string]string{
	"paths":         "How far it is to the next step",
	"paths.intro":   "Of the {n} page that a visitor may land on, {here} offers something to do on the page itself, {one} one click away; from {lost} no way leads there.|Of the {n} pages that a visitor may land on, {here} offer something to do on the page itself, {one} one click away; from {lost} no way leads there.",
	"paths.type":    "Page type",
	"paths.pages":   "Pages",
	"paths.share":   "Clicks to a phone, form, chat, booking or cart",
	"paths.choices": "Links to choose among",
	"clicks.here":   "{k} on the page",
	"clicks.one":    "{k} one click",
	"clicks.two":    "{k} two clicks",
	"clicks.more":   "{k} three or more",
	"clicks.never":  "{k} never",
	"paths.ways":    "What a visitor can do on this site:",
	"paths.way":     "on {n} page, reached from {reach}, {clicks} clicks on average|on {n} pages, reached from {reach}, {clicks} clicks on average",
	"paths.dead":    "{n} page without any way to an action|{n} pages without any way to an action",
	"paths.far":     "The longest way|The {n} longest ways",
	"paths.clicks":  "{n} click among {choices} links to: {way}|{n} clicks among {choices} links to: {way}",

	"way.phone":   "Phone number to tap",
	"way.mail":    "Mail address to tap",
	"way.form":    "Enquiry form",
	"way.chat":    "Chat or messenger",
	"way.booking": "Booking",
	"way.cart":    "Cart or order",
	"way.sign-up": "Trial or registration",
}
