package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler/ir"
)

// release is set when a release is built: -ldflags "-X main.release=v1.2.3".
var release string

func (a *app) version() *cobra.Command {
	cmd := &cobra.Command{
		Use:  "version",
		Args: between(0, 0),
		Run: func(*cobra.Command, []string) {
			fmt.Fprintf(a.out, "surveyc %s\n%s %s/%s\nIR %s\n", versionName(), runtime.Version(), runtime.GOOS, runtime.GOARCH, ir.Version)
		},
	}
	a.describe(cmd, "version")
	return cmd
}

func versionName() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
