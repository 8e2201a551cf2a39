// Command screenshot takes the pictures of the form that the README shows: the form of jdlk as a phone of
// 390 points shows it, with answers in it. It needs Chromium and a Chinese font.
//
//	go run ./docs/screenshot
package main

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"net/url"
	"os"
	"path/filepath"

	"github.com/chromedp/chromedp"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/gen/html"
	"github.com/surveyc/surveyc/surveys"
)

// picture is a file of docs/images: the form with a record loaded, scrolled to an item.
type picture struct{ file, record, item string }

var pictures = []picture{
	{"form-route.png", `{"1a": 14562, "1b": 6106, "2": 1, "3": 1, "4": 1, "4-1": 2, "4-2": 3, "5": 1, "6": 1}`, "4"},
	{"form-finding.png", `{"4": 1, "4-1": 1, "9": 1, "10": 2, "11": 2}`, "10"},
}

func main() {
	page, err := writeForm("jdlk")
	if err != nil {
		log.Fatal(err)
	}
	defer os.Remove(page)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	for _, p := range pictures {
		if err := p.take(allocator, page); err != nil {
			log.Fatal(err)
		}
	}
}

// writeForm writes the form of a questionnaire into a temporary file.
func writeForm(id string) (name string, err error) {
	result, err := compiler.Load(surveys.Files, surveys.Path(id))
	if err != nil {
		return "", err
	}
	if result.Survey == nil {
		return "", fmt.Errorf("%s does not compile: see surveyc check", id)
	}
	var b bytes.Buffer
	if err := html.Write(&b, result.Survey); err != nil {
		return "", err
	}
	name = filepath.Join(os.TempDir(), id+"-screenshot.html")
	return name, os.WriteFile(name, b.Bytes(), 0o644)
}

func (p picture) take(allocator context.Context, page string) error {
	tab, stop := chromedp.NewContext(allocator)
	defer stop()
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(page)}
	show := fmt.Sprintf(`window.survey.load(%s); document.querySelector('[data-item="%s"]').scrollIntoView()`, p.record, p.item)
	err := chromedp.Do(tab,
		chromedp.EmulateViewport(390, 844, chromedp.EmulateScale(2), chromedp.EmulateMobile),
		chromedp.Navigate(address.String()),
		chromedp.Evaluate[chromedp.Void](show))
	if err != nil {
		return err
	}
	png, err := chromedp.Run(tab, chromedp.CaptureScreenshot())
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join("docs", "images", p.file), png, 0o644)
}
