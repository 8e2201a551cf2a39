// Command bundle makes form.js, engine.js, sw.js and the scripts of ../piece of the TypeScript in ../form and ../device, and takes the blanks out of the style sheets. `go generate` runs
// it in the folder above; its test proves that the committed files are fresh.
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// bundling says how a file is made: what its entry exports is bound to the global, if one is named.
type bundling struct{ file, entry, global string }

// bundles are the files made, in the folder of package html.
var bundles = []bundling{
	{file: "form.js", entry: "device/app.ts"},
	{file: "engine.js", entry: "form/engine.ts", global: "surveyEngine"},
	{file: "sw.js", entry: "device/worker.ts"},
	{file: "piece/ranking.js", entry: "form/ranking.ts"},
	{file: "piece/location.js", entry: "form/place.ts"},
	{file: "piece/photo.js", entry: "form/picture.ts"},
	{file: "piece/signature.js", entry: "form/signature.ts"},
	{file: "piece/computed.js", entry: "form/computed.ts"},
	{file: "piece/choosing.js", entry: "form/choosing.ts"},
	{file: "piece/shuffle.js", entry: "form/shuffling.ts"},
	{file: "piece/rows.js", entry: "form/group.ts"},
}

// tsconfig is what esbuild must know of form/tsconfig.json in all folders.
const tsconfig = `{"compilerOptions": {"target": "ES2020", "strict": true, "useDefineForClassFields": false, "verbatimModuleSyntax": true}}`

// styles are the style sheets, which are made smaller: page.css becomes page.min.css.
var styles = []string{
	"page", "device", "print",
	"piece/rating", "piece/ranking", "piece/matrix", "piece/none", "piece/rows", "piece/photo", "piece/signature", "piece/location", "piece/given", "piece/proposal",
}

func main() {
	for _, b := range bundles {
		write(b.file)(bundle(".", b))
	}
	for _, name := range styles {
		write(name + ".min.css")(minify(name + ".css"))
	}
}

// write is what puts a made file down, or ends the command.
func write(file string) func(content []byte, err error) {
	return func(content []byte, err error) {
		if err == nil {
			err = os.WriteFile(file, content, 0o644)
		}
		if err != nil {
			log.Fatal(err)
		}
	}
}

// bundle is the script that is made in a folder, minified, for browsers since ES2020.
func bundle(dir string, b bundling) ([]byte, error) {
	root, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("bundle: %w", err)
	}
	short, err := privates(root)
	if err != nil {
		return nil, err
	}
	result := api.Build(api.BuildOptions{
		AbsWorkingDir:     root,
		EntryPoints:       []string{b.entry},
		Bundle:            true,
		Format:            api.FormatIIFE,
		GlobalName:        b.global,
		Target:            api.ES2020,
		TsconfigRaw:       tsconfig,
		Charset:           api.CharsetUTF8,
		MinifyWhitespace:  true,
		MinifySyntax:      true,
		MinifyIdentifiers: true,
		MangleProps:       short,
		LegalComments:     api.LegalCommentsNone,
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("bundle: %s", result.Errors[0].Text)
	}
	return result.OutputFiles[0].Contents, nil
}

// minify is a style sheet without blanks and comments.
func minify(file string) ([]byte, error) {
	css, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("bundle: %w", err)
	}
	result := api.Transform(string(css), api.TransformOptions{
		Loader:           api.LoaderCSS,
		Charset:          api.CharsetUTF8,
		MinifyWhitespace: true,
		MinifySyntax:     true,
		Engines:          []api.Engine{{Name: api.EngineChrome, Version: "58"}, {Name: api.EngineSafari, Version: "11"}},
	})
	if len(result.Errors) > 0 {
		return nil, errors.New("bundle: " + result.Errors[0].Text)
	}
	return result.Code, nil
}
