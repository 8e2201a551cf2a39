package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

// result is what a contender took, in each round.
type result struct {
	contender
	cpu, wall []time.Duration
	memory    int64 // peak, in bytes
}

type results struct {
	form    string
	records int
	list    []*result
}

// measure lets all contenders run in turn, round after round, so that what else the machine does hits all alike.
func measure(d *data, o options) (*results, error) {
	all := &results{form: d.form, records: d.records}
	for _, c := range contenders {
		if o.wants(c.name, c.format) && c.isFor(d) {
			all.list = append(all.list, &result{contender: c})
		}
	}
	for range o.rounds {
		for _, r := range all.list {
			if err := r.measure(d); err != nil {
				return nil, fmt.Errorf("%v: %w", r.contender, err)
			}
		}
	}
	for _, r := range all.list {
		if err := r.weigh(d, o); err != nil {
			return nil, err
		}
	}
	return all, all.addOthers(d, o)
}

func (r *result) measure(d *data) error {
	began, before := time.Now(), processorTime()
	err := r.once(d, io.Discard)
	r.cpu = append(r.cpu, processorTime()-before)
	r.wall = append(r.wall, time.Since(began))
	return err
}

// processorTime is what this process and its children have used.
func processorTime() time.Duration {
	total := time.Duration(0)
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var usage syscall.Rusage
		_ = syscall.Getrusage(who, &usage)
		total += time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	}
	return total
}

// weigh runs the contender in a process of its own, which tells its peak memory.
func (r *result) weigh(d *data, o options) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, "-run", r.String(), "-rounds", "1", "-forms", d.form, "-data", d.folder, "-records", fmt.Sprint(o.records))
	cmd.Stderr = os.Stderr
	said, err := cmd.Output()
	if err != nil {
		return err
	}
	_, err = fmt.Sscanf(string(said), "peak %d kB", &r.memory)
	r.memory *= 1024
	return err
}

// tell prints the most memory that this process has had, and the best round. What the kernel says of a child begins with what its
// parent had, so a process asks for itself.
func (r *result) tell() error {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return err
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	var peak int64
	if _, err := fmt.Sscanf(after, "%d", &peak); err != nil {
		return err
	}
	fmt.Printf("peak %d kB, %v of processor time\n", peak, slices.Min(r.cpu))
	return nil
}

// of finds a contender's result.
func (all *results) of(name, format string, cores int) *result {
	for _, r := range all.list {
		if r.name == name && r.format == format && r.cores == cores {
			return r
		}
	}
	return nil
}

// print prints the best round of each; ratios are of processor time on one core, of the clock on two.
func (all *results) print(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "form\tformat\tcontender\tcores\trecords/s\t× floor\t× parse\t× yardstick\tsurveyc is ×\t× one core\tpeak MiB\t\n")
	for _, r := range all.list {
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%.0f\t%s\t%s\t%s\t%s\t%s\t%s\t\n", all.form, r.format, r.name, r.cores, float64(all.records)/r.time().Seconds(),
			all.ratio(r, "floor"), all.ratio(r, "parse"), all.ratio(r, "yardstick"), all.behind(r), all.speedup(r), r.peak())
	}
	return w.Flush()
}

// time is the best round: other work on the machine only adds to it.
func (r *result) time() time.Duration {
	if r.cores == 1 {
		return slices.Min(r.cpu)
	}
	return slices.Min(r.wall)
}

func (all *results) ratio(r *result, to string) string {
	other := all.of(to, r.format, 1)
	if other == nil || r.cores > 1 {
		return ""
	}
	return fmt.Sprintf("%.2f", float64(other.time())/float64(r.time()))
}

func (all *results) speedup(r *result) string {
	one := all.of(r.name, r.format, 1)
	if r.cores == 1 || one == nil {
		return ""
	}
	return fmt.Sprintf("%.2f", float64(slices.Min(one.wall))/float64(slices.Min(r.wall)))
}

// behind is how many times faster surveyc is than another tool, or than itself record by record.
func (all *results) behind(r *result) string {
	us := all.of("surveyc", r.format, 1)
	if us == nil || r.wall != nil && r.name != "records" {
		return ""
	}
	return fmt.Sprintf("%.1f", float64(r.time())/float64(us.time()))
}

func (r *result) peak() string {
	if r.memory == 0 {
		return ""
	}
	return fmt.Sprintf("%.1f", float64(r.memory)/(1<<20))
}
