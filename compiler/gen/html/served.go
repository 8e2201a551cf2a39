package html

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"net/url"

	"github.com/go-json-experiment/json"

	"github.com/surveyc/surveyc/compiler/ir"
)

//go:embed sw.js
var worker []byte

// WriteWorker writes the service worker that keeps forms which are served on the device. It is the same for every survey and stands
// beside their forms as sw.js.
func WriteWorker(w io.Writer, _ *ir.Survey) error {
	if _, err := w.Write(worker); err != nil {
		return fmt.Errorf("html: %w", err)
	}
	return nil
}

// manifest is what a browser must know to install a form. Its scope is the one page, so that several surveys in a folder are an
// application each.
type manifest struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	ShortName  string `json:"short_name"`
	Lang       string `json:"lang"`
	StartURL   string `json:"start_url"`
	Scope      string `json:"scope"`
	Display    string `json:"display"`
	Background string `json:"background_color"`
	Theme      string `json:"theme_color"`
	Icons      []icon `json:"icons"`
}

type icon struct {
	Src   string `json:"src"`
	Sizes string `json:"sizes"`
	Type  string `json:"type"`
	For   string `json:"purpose"`
}

// WriteManifest writes the web application manifest of a survey's form, which stands beside it as <id>.webmanifest.
func WriteManifest(w io.Writer, s *ir.Survey) error {
	page := "./" + url.PathEscape(s.ID) + ".html"
	m := manifest{
		ID: page, Name: s.Title, ShortName: s.Title, Lang: "zh-CN", StartURL: page, Scope: page, Display: "standalone",
		Background: "#ededed", Theme: "#07784a", Icons: []icon{iconOf(192), iconOf(512)},
	}
	encoded, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("html: %w", err)
	}
	if _, err := w.Write(append(encoded, '\n')); err != nil {
		return fmt.Errorf("html: %w", err)
	}
	return nil
}

// iconOf is the icon in a size: a sheet with a tick. It leaves room for a device that cuts it round.
func iconOf(size int) icon {
	var b bytes.Buffer
	if err := png.Encode(&b, drawn(size)); err != nil {
		panic(fmt.Sprintf("html: %v", err)) // a buffer takes every picture
	}
	return icon{"data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes()), fmt.Sprintf("%dx%[1]d", size), "image/png", "any maskable"}
}

var brand = color.RGBA{0x07, 0x78, 0x4a, 0xff}

func drawn(size int) image.Image {
	picture := image.NewPaletted(image.Rect(0, 0, size, size), color.Palette{brand, color.White})
	for y := range size {
		for x := range size {
			if isWhite(float64(x)/float64(size), float64(y)/float64(size)) {
				picture.SetColorIndex(x, y, 1)
			}
		}
	}
	return picture
}

// isWhite tells whether a point of the icon, 1 wide and high, is of the sheet and not of the tick on it.
func isWhite(x, y float64) bool {
	sheet := x > 0.28 && x < 0.72 && y > 0.22 && y < 0.78
	down, up := near(x, y, 0.37, 0.51, 0.46, 0.60), near(x, y, 0.46, 0.60, 0.64, 0.38)
	return sheet && !down && !up
}

// near tells whether a point is on the line between two others, which is 0.06 thick.
func near(x, y, x1, y1, x2, y2 float64) bool {
	dx, dy := x2-x1, y2-y1
	at := max(0, min(1, ((x-x1)*dx+(y-y1)*dy)/(dx*dx+dy*dy)))
	px, py := x-x1-at*dx, y-y1-at*dy
	return px*px+py*py < 0.03*0.03
}
