package report

// foreignEN are the texts of the section on content that the owner did not write.
var foreignEN = map[string]string{
	"foreign":           "Foreign content: what to do now",
	"foreign.intro":     "{n} page carries content that you did not write (confirmed: {confirmed}, different templates: {templates}). Everything else in this report can wait until it is gone.|{n} pages carry content that you did not write (confirmed: {confirmed}, different templates: {templates}). Everything else in this report can wait until it is gone.",
	"foreign.maybe":     "{n} page shows signs of content that you did not write. Look at it before anything else; if it is yours, nothing here concerns you.|{n} pages show signs of content that you did not write. Look at them before anything else; if they are yours, nothing here concerns you.",
	"foreign.page":      "Page",
	"foreign.seen":      "What stands there",
	"foreign.where":     "Where to look",
	"foreign.since":     "First seen",
	"foreign.run":       "audit {run}",
	"foreign.fresh":     "audit {run}; the one before found the page clean",
	"foreign.confirmed": "confirmed, {p}%",
	"foreign.suspected": "suspected, {p}%",
	"foreign.steps":     "What to do, in this order",
	"foreign.hidden":    "A server that checks the address of search engines can hide this from everybody else. Look at your pages with the URL inspection of Google Search Console and of Baidu as well.",

	"place.server":   "in conditions on browser or referrer: .htaccess, server configuration, first lines of the templates, CDN rules",
	"place.script":   "in scripts of the page head and in files of the theme that have changed lately",
	"place.files":    "in new folders on the server, and in the program that writes them",
	"place.pages":    "in the pages themselves: generated files, wildcard DNS, a proxy that mirrors others, the database",
	"place.template": "in footer and header of the template, and in plug-ins that write there",
	"place.head":     "in the title: template of the head, SEO plug-in, site options in the database",

	"respond.1": "Isolate: take the pages off the net or close the site for visitors, and keep a copy of files, database and logs.",
	"respond.2": "Restore: put back a copy from before the break-in, or remove the foreign code and compare with the original of the system.",
	"respond.3": "Patch: update system, plug-ins and theme, remove what nobody uses, close the gap that the logs show.",
	"respond.4": "Rotate: change all passwords and keys (administration, database, FTP, host, mail), and delete accounts that nobody knows.",
	"respond.5": "Remove: answer foreign addresses with 410, take them out of the sitemap, and ask for their removal in Google Search Console and Baidu.",
	"respond.6": "Recrawl: ask for a new crawl there, run this audit again with the check for cloaking, and once more two weeks later.",
}
