// Package sitetest reads a txtar archive as a website and serves it on loopback.
//
// A file is one URL: its name is the path with query, as the request line has it, and may be followed by a status, and for a
// redirect by its target, or by a content type: "-- /old 301 /new --", "-- /gone 410 --", "-- /feed 200 application/xml --".
// A name without a leading slash gets one; "/" is the home page. What is not in the archive answers 404.
package sitetest
