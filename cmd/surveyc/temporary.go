package main

import "os"

// temporary makes a file that is gone when the call ends.
func (a *app) temporary() (*os.File, error) {
	f, err := os.CreateTemp("", "surveyc-*")
	if err == nil {
		a.temps = append(a.temps, f)
	}
	return f, err
}

func (a *app) removeTemporary() {
	for _, f := range a.temps {
		_ = f.Close()
		_ = os.Remove(f.Name())
	}
	a.temps = nil
}
