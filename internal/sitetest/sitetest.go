// Package sitetest reads a txtar archive as a website and serves it on loopback.
//
// A file is one URL: its name is the path with query, as the request line has it, and may be followed by a status, and for a
// redirect by its target, or by a content type: "-- /old 301 /new --", "-- /gone 410 --", "-- /feed 200 application/xml --".
// A name without a leading slash gets one; "/" is the home page. What is not in the archive answers 404. Without a content type
// the extension decides; a path without one is an HTML page.
//
// Archives are UTF-8. A page that is to be served in another encoding says so at the end of its content type:
// "-- /zhishi/ 200 text/html;encode=gbk --" is sent as "text/html", without a charset, and its body as GBK. Names are those of
// the WHATWG Encoding Standard; characters that the encoding lacks become numeric references.
//
// Every 200 has an ETag that is made from the body, and If-None-Match with it is answered 304. "http://SITE/" in a body stands
// for the address the site is served at, for robots.txt, sitemaps and canonical links, which must be absolute.
package sitetest
