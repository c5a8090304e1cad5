package browser

import (
	"context"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"meent.nl/meent/test/whole"
)

// flags make a browser that talks to nobody but the page, and looks the same anywhere.
var flags = []chromedp.ExecAllocatorOption{
	chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.Headless, chromedp.DisableGPU, chromedp.NoSandbox,
	chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
	chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
	chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("hide-scrollbars", true),
	chromedp.Flag("force-color-profile", "srgb"), chromedp.Flag("font-render-hinting", "none"),
	chromedp.Flag("lang", "nl"), chromedp.Flag("accept-lang", "nl-NL,nl"),
}

// chromium is the browser of this test process.
var chromium struct {
	once    sync.Once
	ctx     context.Context
	closing []func()
	err     error
}

// browser starts the browser once; it skips the test when there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		whole.Absent(t, "MEENT_TEST_BROWSER", "Chromium is not on this machine (apt-get install chromium)")
	}
	chromium.once.Do(func() {
		dir, err := os.MkdirTemp("", "meent-chromium-")
		if err != nil {
			chromium.err = err
			return
		}
		options := append([]chromedp.ExecAllocatorOption{chromedp.ExecPath(program), chromedp.UserDataDir(dir)}, flags...)
		allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, leave := chromedp.NewContext(allocated)
		chromium.ctx = ctx
		chromium.closing = []func(){leave, stop, func() { _ = os.RemoveAll(dir) }} // a folder of temporary files
		chromium.err = chromedp.Do(ctx)
	})
	if chromium.err != nil {
		t.Fatalf("start %s: %v", program, chromium.err)
	}
	return chromium.ctx
}

func closeBrowser() {
	for _, end := range chromium.closing {
		end()
	}
}
