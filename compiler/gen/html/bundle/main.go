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

// bundling says how a file is made: what its entry exports is bound to the global, if one is named. With a library in it, it bears its notice.
type bundling struct{ file, entry, global, notice string }

// bundles are the files made, in the folder of package html.
var bundles = []bundling{
	{file: "form.js", entry: "device/app.ts"},
	{file: "engine.js", entry: "form/engine.ts", global: "surveyEngine"},
	{file: "sw.js", entry: "device/worker.ts"},
	{file: "piece/ranking.js", entry: "form/ranking.ts"},
	{file: "piece/location.js", entry: "form/place.ts"},
	{file: "piece/photo.js", entry: "form/picture.ts"},
	{file: "piece/signature.js", entry: "form/signature.ts", notice: "/*! perfect-freehand 1.2.3, (c) 2021 Stephen Ruiz Ltd, MIT License */"},
	{file: "piece/computed.js", entry: "form/computed.ts"},
	{file: "piece/choosing.js", entry: "form/choosing.ts"},
	{file: "piece/shuffle.js", entry: "form/shuffling.ts"},
	{file: "piece/rows.js", entry: "form/group.ts"},
}

// libraries is where npm puts what tools/package.json names.
const libraries = "../../../tools/node_modules"

// tsconfig is what esbuild must know of form/tsconfig.json in all folders.
const tsconfig = `{"compilerOptions": {"target": "ES2020", "strict": true, "useDefineForClassFields": false, "verbatimModuleSyntax": true}}`

// styles are the style sheets, which are made smaller: page.css becomes page.min.css.
var styles = []string{
	"page", "device", "print",
	"piece/rating", "piece/ranking", "piece/matrix", "piece/none", "piece/rows", "piece/photo", "piece/signature", "piece/location", "piece/given", "piece/proposal",
}

func main() {
	scripts, err := bundled(".")
	for _, b := range bundles {
		write(b.file)(scripts[b.file], err)
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

// bundled are the scripts that are made in a folder, by their files. A page has several: what is short in one is called the same in all.
func bundled(dir string) (map[string][]byte, error) {
	root, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("bundle: %w", err)
	}
	names, err := short(root)
	if err != nil {
		return nil, err
	}
	scripts := map[string][]byte{}
	given := map[string]any{}
	for _, b := range bundles {
		result := api.Build(options(root, b, names, given))
		if len(result.Errors) > 0 {
			return nil, fmt.Errorf("bundle: %s (npm ci --prefix tools gets what package.json names)", result.Errors[0].Text)
		}
		scripts[b.file] = result.OutputFiles[0].Contents
		given = result.MangleCache
	}
	return scripts, nil
}

// options make a script small, for browsers since ES2020. Names that match a pattern are made short, or are what they were given before.
func options(root string, b bundling, names string, given map[string]any) api.BuildOptions {
	return api.BuildOptions{
		AbsWorkingDir:     root,
		NodePaths:         []string{filepath.Join(root, libraries)},
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
		MangleProps:       names,
		MangleCache:       given,
		LegalComments:     api.LegalCommentsNone,
		Banner:            map[string]string{"js": b.notice},
	}
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
