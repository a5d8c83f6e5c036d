// SPDX-License-Identifier: Apache-2.0

package unpack

import (
	"regexp"
	"strings"

	"ordergate/gateway/decode"
)

// logo is the size in bytes below which a picture is taken for a logo: a scan of an
// order is larger.
const logo = 48 << 10

// Furniture tells what comes along with orders and is none: logos, signatures,
// visiting cards, terms. It gives the reason, "" for what may be an order.
func Furniture(p *decode.Part, name string) string {
	lower := strings.ToLower(name)
	ext := ""
	if at := strings.LastIndexByte(lower, '.'); at >= 0 {
		ext = lower[at+1:]
	}
	folder := strings.ToLower(p.FileName)
	switch {
	case p.Size == 0:
		return "it is empty"
	case strings.HasPrefix(folder, "__macosx/"), strings.Contains(folder, "/__macosx/"), lower == ".ds_store", lower == "thumbs.db", lower == "desktop.ini", strings.HasPrefix(lower, "._"):
		return "file attributes of an operating system"
	}
	switch p.ContentType {
	case "text/calendar":
		return "an appointment"
	case "text/vcard", "text/x-vcard", "text/directory":
		return "a visiting card"
	case "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-keys", "application/pkix-cert":
		return "a signature or certificate"
	case "message/delivery-status", "message/disposition-notification", "message/feedback-report", "text/rfc822-headers":
		return "report of a mail server"
	case "application/applefile":
		return "file attributes of a Macintosh"
	}
	switch ext {
	case "ics", "ical", "vcs":
		return "an appointment"
	case "vcf":
		return "a visiting card"
	case "p7s", "p7c", "asc", "sig", "pgp", "cer", "crt", "pem":
		return "a signature or certificate"
	}
	if picture(p.ContentType, ext) && (p.Inline || p.Size >= 0 && p.Size < logo) {
		return "a picture: a logo, or part of a signature"
	}
	if terms(lower, ext) {
		return "terms and conditions, by its name"
	}
	return ""
}

func picture(contentType, ext string) bool {
	switch ext {
	case "png", "gif", "jpg", "jpeg", "jpe", "bmp", "svg", "webp", "ico", "emz", "wmz", "wmf", "emf":
		return true
	case "tif", "tiff": // faxes
		return false
	case "", "bin", "dat":
		return strings.HasPrefix(contentType, "image/") && contentType != "image/tiff"
	}
	return false
}

var (
	termsName = regexp.MustCompile(`(?i)(^|[^a-z])(agb|aeb|ekb|gtc|gtcs|gpc|cgv|cga|cgc|tnc|t&cs?|tos|nda|avg|dsgvo|gdpr|impressum)([^a-z]|$)|` +
		`terms|conditions|general[ _-]*purchas|gesch(ä|ae)ftsbeding|einkaufsbeding|lieferbeding|verkaufsbeding|nutzungsbeding|datenschutz|widerruf|privacy|disclaimer|` +
		`code[ _-]*of[ _-]*conduct|verhaltenskodex|condizioni|condiciones|condi[cç][oõ]es|voorwaarden|villkor|betingelser|ehdot|warunki|podm(í|i)nky|mentions[ _-]*l(é|e)gales`)
	orderName = regexp.MustCompile(`(?i)(^|[^a-z])(po|p\.o|order|orders|purchase[ _-]*order|bestellung(en)?|auftrag|commande|pedido|ordine|bestelling|beställning|zam[oó]wienie|objednávka|orden|encomenda)([^a-z]|$)`)
)

// terms tells a document by its name, unless that speaks of an order too.
func terms(name, ext string) bool {
	switch ext {
	case "pdf", "doc", "docx", "rtf", "odt", "txt", "htm", "html":
		return termsName.MatchString(name) && !orderName.MatchString(name)
	}
	return false
}
