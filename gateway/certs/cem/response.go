// SPDX-License-Identifier: Apache-2.0

package cem

import (
	"bytes"
	"encoding/xml"
	"time"
)

// Response is an EDIINTCertificateExchangeResponse.
type Response struct {
	ID         string // requestId of the request
	Sender     string // our AS2 name
	Originated time.Time
	Answers    []Answer
}

// Answer is a TrustResponse. There are but two: products refuse other states, so a
// request that waits for a person is not answered yet.
type Answer struct {
	Accepted bool
	Reason   string // why not
	Issuer   string // as the request wrote it
	Serial   string
}

type (
	responseXML struct {
		XMLName xml.Name    `xml:"EDIINTCertificateExchangeResponse"`
		NS      string      `xml:"xmlns,attr"`
		DS      string      `xml:"xmlns:ds,attr"`
		ID      string      `xml:"requestId,attr"`
		Info    infoXML     `xml:"TradingPartnerInfo"`
		Answers []answerXML `xml:"TrustResponse"`
	}
	infoXML struct {
		Name struct {
			Qualifier string `xml:"qualifier,attr"`
			Text      string `xml:",chardata"`
		} `xml:"Name"`
		Originated string `xml:"MessageOriginated"`
	}
	answerXML struct {
		Status string `xml:"CertStatus"`
		Reason string `xml:"ReasonForRejection,omitempty"`
		Ref    struct {
			Issuer string `xml:"ds:X509IssuerName"`
			Serial string `xml:"ds:X509SerialNumber"`
		} `xml:"CertificateReference"`
	}
)

// XML is the response as it is sent, UTF-8, with CRLF at the end.
func (r Response) XML() ([]byte, error) {
	x := responseXML{NS: namespace, DS: dsig, ID: r.ID, Info: infoXML{Originated: r.Originated.UTC().Format(time.RFC3339)}}
	x.Info.Name.Qualifier, x.Info.Name.Text = "AS2", r.Sender
	for _, a := range r.Answers {
		ax := answerXML{Status: "Accepted"}
		if !a.Accepted {
			ax.Status, ax.Reason = "Rejected", a.Reason
		}
		ax.Ref.Issuer, ax.Ref.Serial = a.Issuer, a.Serial
		x.Answers = append(x.Answers, ax)
	}
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	e := xml.NewEncoder(&b)
	e.Indent("", " ")
	if err := e.Encode(x); err != nil {
		return nil, err
	}
	b.WriteString("\r\n")
	return b.Bytes(), nil
}
