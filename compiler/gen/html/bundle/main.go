// Command bundle makes form.js, translated.js, signature.js and engine.js of the TypeScript in ../form, and takes the blanks out of the style sheets. `go generate` runs
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

// bundles are the files made, in the folder of package html.
var bundles = []struct{ file, entry, global string }{
	{"form.js", "page.ts", ""},
	{"signature.js", "signature.ts", ""},
	{"translated.js", "translated.ts", ""},
	{"engine.js", "engine.ts", "surveyEngine"},
}

// tools is where npm puts the libraries that tools/package.json names, as seen from form.
const tools = "../../../../tools/node_modules"

// styles are the style sheets, which are made smaller: page.css becomes page.min.css.
var styles = []string{"page", "language"}

func main() {
	for _, b := range bundles {
		write(b.file)(bundle("form", b.entry, b.global))
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

// bundle is the script that runs entry, a file of dir, minified, for browsers since ES2017. What
// entry exports is bound to the global, if one is named.
func bundle(dir, entry, global string) ([]byte, error) {
	root, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("bundle: %w", err)
	}
	result := api.Build(api.BuildOptions{
		AbsWorkingDir:     root,
		NodePaths:         []string{filepath.Join(root, tools)},
		EntryPoints:       []string{entry},
		Bundle:            true,
		Format:            api.FormatIIFE,
		GlobalName:        global,
		Target:            api.ES2017,
		Charset:           api.CharsetUTF8,
		MinifyWhitespace:  true,
		MinifySyntax:      true,
		MinifyIdentifiers: true,
		MangleProps:       "^_[a-z]", // what is private in signature_pad; what records call so stands in quotes
		Loader:            map[string]api.Loader{".js": api.LoaderTS},
		TsconfigRaw:       `{"compilerOptions": {"useDefineForClassFields": false}}`, // fields without a value take no room
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("bundle: %s (npm ci --prefix tools gets what package.json names)", result.Errors[0].Text)
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
