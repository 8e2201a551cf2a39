package main

import (
	"bytes"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

// foreign says what a file is that is neither a table nor lines of JSON, by how it begins; nil where that does not tell. People take
// the wrong file, and systems export web pages under the name of a workbook.
func foreign(head []byte) error {
	text := bytes.ToLower(bytes.TrimLeft(head, "\xEF\xBB\xBF \t\r\n"))
	for _, b := range beginnings {
		if bytes.HasPrefix(head, []byte(b.with)) || bytes.HasPrefix(text, []byte(b.with)) {
			return newFault(b.code)
		}
	}
	return nil
}

var beginnings = []struct {
	with string
	code catalogue.Code
}{
	{"\xD0\xCF\x11\xE0", "cmd.spreadsheet"},
	{"<!doctype html", "cmd.web-page"},
	{"<html", "cmd.web-page"},
	{"<head", "cmd.web-page"},
	{"<meta", "cmd.web-page"},
	{"<style", "cmd.web-page"},
	{"<table", "cmd.web-page"},
	{"<?xml", "cmd.xml-table"},
	{"<workbook", "cmd.xml-table"},
	{"%PDF-", "cmd.no-table"},
	{"\x89PNG", "cmd.no-table"},
	{"\xFF\xD8\xFF", "cmd.no-table"},
	{"GIF8", "cmd.no-table"},
	{"{\\rtf", "cmd.no-table"},
	{"Rar!", "cmd.archive"},
	{"7z\xBC\xAF", "cmd.archive"},
	{"PK\x05\x06", "cmd.archive"},
}
