#!/usr/bin/env python3
"""The patient's sheet and the review table as a browser shows them: on a phone, at the
widths of A4 and Letter, and on paper. No text is cut or runs over another, and every text
stands out from what is behind it at least 4.5 to 1. Skipped where there is no Chromium."""

import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["AFTERCARE_SOURCE"])
PROGRAM = pathlib.Path(os.environ["AFTERCARE_BUILD"]) / "aftercare"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser",
                                                "google-chrome"))), None)

PHONE, A4, LETTER = 390, 794, 816  # CSS pixels

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--hide-scrollbars"]

# Shows a page in a frame of a given width, and writes down what is wrong with it.
HARNESS = """<!doctype html><meta charset="utf-8"><body style="margin:0">
<iframe style="border:0;width:WIDTHpx;height:20000px"></iframe><pre id="found"></pre>
<script>
const frame = document.querySelector("iframe");
const found = [];
const say = (what, node) => found.push(what + ": " + node.textContent.trim().slice(0, 60));
const luminance = colour => {
  const parts = colour.match(/[0-9.]+/g).slice(0, 3).map(part => {
    const c = part / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
};
const behind = (view, element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = view.getComputedStyle(at).backgroundColor;
    if (!/, 0\\)$/.test(colour)) return colour;
  }
  return "rgb(255, 255, 255)";
};
const look = () => {
  const page = frame.contentDocument, view = frame.contentWindow;
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  let texts = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent.trim()) continue;
    const element = node.parentElement, style = view.getComputedStyle(element);
    const range = page.createRange();
    range.selectNodeContents(node);
    texts += 1;
    for (const box of range.getClientRects()) {
      if (box.left < -0.5 || box.right > WIDTH + 0.5) say("cut at the side", node);
    }
    for (let at = element; at !== page.body; at = at.parentElement) {
      const clips = view.getComputedStyle(at).overflow !== "visible";
      if (clips && at.scrollHeight > at.clientHeight + 1) say("cut below", node);
    }
    const ink = element.tagName === "text" ? style.fill : style.color;
    const [light, dark] = [luminance(ink), luminance(behind(view, element))]
      .sort((a, b) => b - a);
    if ((light + 0.05) / (dark + 0.05) < 4.5) say("too faint", node);
    if (parseFloat(style.fontSize) < 11) say("too small", node);
  }
  for (const axis of page.querySelectorAll("svg.axis")) {
    const boxes = [...axis.querySelectorAll("text")].map(text => text.getBoundingClientRect());
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
      if (a.right > b.left && b.right > a.left && a.bottom > b.top + 2 && b.bottom > a.top + 2)
        found.push("labels run over each other");
    }));
  }
  if (page.scripts.length) found.push("there is a script");
  if (view.performance.getEntriesByType("resource").length) found.push("something is fetched");
  if (texts < 20) found.push("only " + texts + " texts");
  if (!page.documentElement.lang) found.push("no language");
  document.getElementById("found").textContent = JSON.stringify({found, texts});
};
frame.onload = look;
frame.srcdoc = PAGE;
</script>"""


def aftercare(*arguments, given=""):
    done = subprocess.run([PROGRAM, *arguments], input=given.encode(), capture_output=True,
                          timeout=120, check=True)
    return done.stdout.decode()


def chromium(folder, *arguments):
    profile = pathlib.Path(folder) / "profile"
    return subprocess.run([CHROMIUM, *FLAGS, f"--user-data-dir={profile}", *arguments],
                          capture_output=True, timeout=120, check=True).stdout.decode()


def sheet(locale):
    session = json.loads((SOURCE / "examples/clinic/session.json").read_text(encoding="utf-8"))
    session["contact"]["locale"] = locale
    return aftercare("plan", "--format", "html", "-", given=json.dumps(session))


# Two treatments, every product, two sets of red flags, and what a practitioner changed.
def fullest(locale):
    session = json.loads((SOURCE / "examples/clinic/session.json").read_text(encoding="utf-8"))
    session["contact"]["locale"] = locale
    del session["session"]["products"]
    session["session"]["treatments"] = ["microneedling", "chemical_peel_medium"]
    session["session"]["changes"] = [
        {"rule": "microneedling.no-makeup", "till": "P12D", "by": "dr-4", "because": "thin skin"},
        {"rule": "microneedling.avoid-alcohol", "till": "PT0S", "by": "dr-4"}]
    return aftercare("plan", "--format", "html", "-", given=json.dumps(session))


def table():
    return aftercare("rules", "--table", "contraindication", "--treatment", "microneedling",
                     "--format", "html")


# A page with every text as long as it gets, in a product, a step and a reason.
def long_words():
    return sheet("en").replace("Makeup", "Dimethylaminohydroxypropyltrimonium" * 4)


def look_at(page, width):
    quoted = json.dumps(page).replace("</", "<\\/")
    with tempfile.TemporaryDirectory() as folder:
        harness = pathlib.Path(folder) / "harness.html"
        harness.write_text(HARNESS.replace("WIDTH", str(width)).replace("PAGE", quoted),
                           encoding="utf-8")
        shown = chromium(folder, f"--window-size={max(width, 1000)},1000",
                         "--virtual-time-budget=10000", "--dump-dom", f"file://{harness}")
    result = re.search(r'<pre id="found">(.*?)</pre>', shown, re.DOTALL)
    return json.loads(html.unescape(result[1]))


def words(text):
    return re.findall(r"[^\W\d_]{3,}", text)


class Screens(unittest.TestCase):
    def check(self, page, width):
        seen = look_at(page, width)
        self.assertEqual(seen["found"], [])

    def test_the_sheet_is_whole_and_clear_at_every_width_in_every_language(self):
        for locale in ("en", "es"):
            page = sheet(locale)
            for width in (PHONE, A4, LETTER):
                with self.subTest(locale=locale, width=width):
                    self.check(page, width)

    def test_the_fullest_sheet_is_whole_too(self):
        for locale, changed in (("en", "this does not apply to you"),
                                ("es", "esto no vale para usted")):
            page = fullest(locale)
            self.assertIn(changed, page)
            for width in (PHONE, LETTER):
                with self.subTest(locale=locale, width=width):
                    self.check(page, width)

    def test_a_word_of_any_length_is_broken_and_not_cut(self):
        self.check(long_words(), PHONE)

    def test_the_review_table_is_whole_and_clear(self):
        self.check(table(), 1200)

    def test_what_is_wrong_would_be_found(self):
        faint = sheet("en").replace("color:#444", "color:#999")
        wide = sheet("en").replace("overflow-wrap:anywhere", "white-space:nowrap")

        self.assertIn("too faint", " ".join(look_at(faint, A4)["found"]))
        self.assertIn("cut at the side", " ".join(look_at(wide, PHONE)["found"]))


class Paper(unittest.TestCase):
    def print(self, page, size):
        page = page.replace("@page{margin", f"@page{{size:{size};margin")
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "page.html"
            paper = pathlib.Path(folder) / "page.pdf"
            file.write_text(page, encoding="utf-8")
            chromium(folder, "--no-pdf-header-footer", f"--print-to-pdf={paper}",
                     f"file://{file}")
            text = ""
            if shutil.which("pdftotext"):
                text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True,
                                      check=True).stdout.decode()
            return paper.read_bytes(), text

    def test_the_sheet_prints_on_both_sizes_of_paper(self):
        page = sheet("es")
        body = html.unescape(re.sub(r"<[^>]*>", " ", page.split("<body>")[1]))
        for size in ("A4", "letter"):
            with self.subTest(size):
                paper, text = self.print(page, size)

                pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", paper))
                self.assertTrue(1 <= pages <= 6, f"{pages} pages")
                if text:
                    lost = set(words(body)) - set(words(text))
                    # A word at a line's end may have been broken there.
                    self.assertLess(len(lost), 5, lost)


if __name__ == "__main__":
    if not CHROMIUM:
        print("there is no Chromium here")
        sys.exit(77)
    unittest.main()
