#!/usr/bin/env python3
"""How fast the review page is: a draft of 2,000 spans and ten sources, in a headless Chromium.

    cargo build --release && tests/bench/page.py [--factmark target/release/factmark] [--times 5]

Prints when the page was first painted and when it was whole (milliseconds after it was asked for, the least, the median
and the most of several loads), the frames a second while draft and source scroll, and what keys and filters cost.
Python 3.9 or later; chromium and chromedriver in PATH, or FACTMARK_BROWSER and FACTMARK_CHROMEDRIVER.
"""

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

SCROLL = """
const [selector, step, done] = arguments;
const box = document.querySelector(selector), times = [], begun = performance.now();
const frame = (now) => {
  times.push(now);
  if (box.scrollTop + box.clientHeight >= box.scrollHeight) box.scrollTop = 0;
  box.scrollTop += step;
  if (now - begun < 3000) return requestAnimationFrame(frame);
  const gaps = times.slice(1).map((t, k) => t - times[k]).sort((a, b) => a - b);
  done({ frames: gaps.length / ((times.at(-1) - times[0]) / 1000), longest: gaps.at(-1) });
};
requestAnimationFrame(frame);
"""

# what an act costs until the page is laid out again
ACT = """
const act = { key: (k) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: k, bubbles: true })),
  find: (text) => { const f = document.getElementById("find"); f.value = text; f.dispatchEvent(new Event("input", { bubbles: true })); },
  sheet: () => dispatchEvent(new Event("beforeprint")) }[arguments[0]];
document.getElementById("name").value = "A. Kaya";
const begun = performance.now();
act(arguments[1]);
document.body.getBoundingClientRect();
return performance.now() - begun;
"""


class Browser:
    """A browser over WebDriver: JSON over HTTP."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.base = f"http://127.0.0.1:{free.getsockname()[1]}"
        driver = os.environ.get("FACTMARK_CHROMEDRIVER", "chromedriver")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.driver = subprocess.Popen([driver, f"--port={self.base.rsplit(':', 1)[1]}"], **quiet)
        self.session = ""
        options = {"args": ["--headless=new", "--no-sandbox", "--window-size=1440,900"]}
        browser = os.environ.get("FACTMARK_BROWSER") or shutil.which("chromium")
        if browser:
            options["binary"] = browser
        wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options, "unhandledPromptBehavior": "accept"}}}
        for _ in range(100):
            try:
                self.session = "/session/" + self.post("/session", wanted)["sessionId"]
                return
            except urllib.error.URLError:
                time.sleep(0.1)
        raise SystemExit("chromedriver does not answer")

    def post(self, path, body):
        data = json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"})
        return json.load(urllib.request.urlopen(request))["value"]

    def go(self, url):
        self.post(self.session + "/url", {"url": url})

    def run(self, script, *args, kind="sync"):
        return self.post(f"{self.session}/execute/{kind}", {"script": script, "args": list(args)})

    def close(self):
        urllib.request.urlopen(urllib.request.Request(self.base + self.session, method="DELETE"))
        self.driver.terminate()
        self.driver.wait()


def write(folder):
    """500 paragraphs of four spans each or more, and what ten sources say of them."""
    draft, sources = [], [[] for _ in range(10)]
    for k in range(500):
        bridges, mills = k % 90 + 10, k % 90 + 11
        draft.append(f"Place{k} has {bridges} bridges. Place{k} has {mills} mills. "
                     f"The mayor of Place{k} bought a boat. Why not in Place{k}?\n")
        sources[k % 10].append(f"Place{k} has {bridges} bridges. Place{k} has {bridges} mills.")
    (folder / "draft.md").write_text("\n".join(draft))
    for number, lines in enumerate(sources):
        (folder / f"s{number}.txt").write_text("\n".join(lines) + "\n")


def review(factmark, folder):
    names = [word for number in range(10) for word in ("-s", f"s{number}.txt")]
    command = [factmark, "review", "draft.md", *names, "--html", "page.html", "--fail-on", "never", "-q"]
    begun = time.monotonic()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    print(f"factmark review    {time.monotonic() - begun:.1f} s, page {(folder / 'page.html').stat().st_size / 1e6:.1f} MB")


def spread(name, values):
    print(f"{name:18} {min(values):.0f} / {statistics.median(values):.0f} / {max(values):.0f} ms")


def opening(browser, url, times):
    painted, whole = [], []
    for _ in range(times):
        browser.go(url)
        first, last = browser.run(
            "return [performance.getEntriesByName('first-contentful-paint')[0].startTime,"
            " performance.getEntriesByType('navigation')[0].loadEventEnd]")
        painted.append(first)
        whole.append(last)
    spread("first paint", painted)
    spread("whole", whole)


def acting(browser):
    for what, argument in [("key", "j"), ("key", "q"), ("key", "1"), ("key", "1"), ("find", "boat"), ("find", ""), ("sheet", "")]:
        spread(f"{what} {argument}", [browser.run(ACT, what, argument) for _ in range(1 if what == "sheet" else 5)])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--factmark", default="target/release/factmark")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--page", help="a page that is there already")
    given = parser.parse_args()
    factmark = str(Path(given.factmark).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.page:
            shutil.copy(given.page, folder / "page.html")
        else:
            write(folder)
            review(factmark, folder)
        browser = Browser()
        try:
            opening(browser, f"file://{folder}/page.html", given.times)
            print("spans             ", browser.run("return document.querySelectorAll('#text mark[data-tag]').length"))
            while browser.run("return document.querySelector('.text p:not(.laid)') !== null"):
                time.sleep(0.05)
            print("all laid out after ", round(browser.run("return performance.now()")), "ms")
            for box in ["#text", "#panel0"]:
                rate = browser.run(SCROLL, box, 60, kind="async")
                print(f"scrolling {box:8} {rate['frames']:.0f} frames/s, longest {rate['longest']:.0f} ms")
            acting(browser)
        finally:
            browser.close()


if __name__ == "__main__":
    main()
