"""Chromium on a display in memory, driven by the DevTools protocol through a pipe (JSON, each message ended by a zero). The viewer is a page
of Chromium's own within the page, and PDFium draws within that: it knows no elements, so boxes are found by their places and what is typed
arrives as keys. Printing goes where a person's would, through the print preview, to "Save as PDF"; only there, and only with a display, does
PDFium print a form as it would on paper."""
import base64, json, os, pathlib, select, shutil, subprocess, tempfile, time
from drivefirefox import PATIENCE, end

SIZE = (1000, 1500)
PREVIEW = {
    "version": 2, "selectedDestinationId": "Save as PDF", "isHeaderFooterEnabled": False, "isCssBackgroundEnabled": True,
    "recentDestinations": [{"id": "Save as PDF", "origin": "local", "account": "", "displayName": "Save as PDF"}],
    "mediaSize": {"name": "ISO_A4", "width_microns": 210000, "height_microns": 297000},
}
VIEWER = "document.querySelector('pdf-viewer')"
READY = f"(v => !!(v && v.currentController && v.viewport && v.loadProgress_ === 100))({VIEWER})"
PLACE = f"""(v => {{ let page = v.viewport.getPageScreenRect(0), plugin = v.shadowRoot.querySelector('#plugin').getBoundingClientRect();
    return [plugin.x + page.x, plugin.y + page.y, page.width] }})({VIEWER})"""
# What the button for saving writes; the button itself asks for a file's name in a window of the desktop.
SAVED = f"""{VIEWER}.currentController.save('EDITED').then(saved => {{
    let text = ''; for (const byte of new Uint8Array(saved.dataToSave)) text += String.fromCharCode(byte); return btoa(text) }})"""
PRINT = f"{VIEWER}.shadowRoot.querySelector('#toolbar').shadowRoot.querySelector('#print').click()"


class Chromium:
    name = "chromium"

    def __init__(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="chromium-"))
        self.printed = self.home / "printed"
        self.printed.mkdir()
        (self.home / "Default").mkdir()
        preferences = {"printing": {"print_preview_sticky_settings": {"appState": json.dumps(PREVIEW)}},
                       "savefile": {"default_directory": str(self.printed)}}
        (self.home / "Default" / "Preferences").write_text(json.dumps(preferences))
        self.screen, display = start_screen()
        command = ["chromium", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--kiosk-printing",
                   "--remote-debugging-pipe", f"--window-size={SIZE[0]},{SIZE[1]}", f"--user-data-dir={self.home}", "about:blank"]
        theirs_in, self.to = os.pipe()
        self.back, theirs_out = os.pipe()
        with open(self.home / "log", "w") as log:
            self.process = subprocess.Popen(  # the shell puts the pipe where Chromium looks for it
                ["bash", "-c", f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}', "_", *command], pass_fds=(theirs_in, theirs_out),
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
                env={**os.environ, "HOME": str(self.home), "DISPLAY": display})
        os.close(theirs_in)
        os.close(theirs_out)
        self.number, self.received, self.inner, self.target = 0, b"", [], None

    def receive(self, until):
        while b"\0" not in self.received:
            if not select.select([self.back], [], [], max(0, until - time.monotonic()))[0]:
                raise TimeoutError("Chromium does not answer")
            data = os.read(self.back, 1 << 20)
            if not data:
                raise EOFError("Chromium has gone")
            self.received += data
        message, self.received = self.received.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, parameters=None, session=None):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters or {}, **({"sessionId": session} if session else {})}
        os.write(self.to, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while True:
            answer = self.receive(until)
            if answer.get("method") == "Target.attachedToTarget" and answer["params"]["targetInfo"]["type"] == "iframe":
                self.inner.append(answer["params"]["sessionId"])
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def run(self, script, session=None):
        result = self.call("Runtime.evaluate", {"expression": script, "awaitPromise": True, "returnByValue": True}, session or self.viewer)
        if "exceptionDetails" in result:
            raise RuntimeError(json.dumps(result["exceptionDetails"])[:300])
        return result["result"].get("value")

    def open(self, checklist, path):
        previous, self.inner = self.target, []
        self.target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        if previous:
            self.call("Target.closeTarget", {"targetId": previous})
        self.page = self.call("Target.attachToTarget", {"targetId": self.target, "flatten": True})["sessionId"]
        self.call("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": True}, self.page)
        self.call("Page.navigate", {"url": path.resolve().as_uri()}, self.page)
        until = time.monotonic() + PATIENCE
        while not self.shows():
            if time.monotonic() > until:
                raise TimeoutError("the viewer does not show the file")
            time.sleep(0.2)
        time.sleep(0.5)  # PDFium draws
        left, top, width = self.run(PLACE)
        scale = width / checklist.width
        self.on_screen = lambda x, y: (left + x * scale, top + (checklist.height - y) * scale)

    def shows(self):
        self.call("Target.getTargets")  # takes in what has been attached
        for session in self.inner:
            try:
                if self.run(READY, session):
                    self.viewer = session
                    return True
            except RuntimeError:  # a frame that has gone
                pass
        return False

    def click(self, x, y):
        x, y = self.on_screen(x, y)
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            button = {} if kind == "mouseMoved" else {"button": "left", "clickCount": 1}
            self.call("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **button}, self.page)
        time.sleep(0.1)

    def fill(self, checklist):
        for _, (left, lower, right, upper) in checklist.ticked:
            self.click((left + right) / 2, (lower + upper) / 2)
        for entry in checklist.entries:
            left, lower, right, upper = entry.place
            self.click((left + right) / 2, upper - 7)
            for letter in entry.text:
                self.call("Input.dispatchKeyEvent", {"type": "char", "text": letter}, self.page)
        self.click(20, 20)  # the paper's corner: no field
        time.sleep(0.3)

    def values(self):
        return None  # PDFium does not tell; what it prints does

    def scrolled(self):
        return []  # nor this: a field shows on the screen what it prints

    def picture(self, to):
        to.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", {}, self.page)["data"]))

    def save(self, to):
        to.write_bytes(base64.b64decode(self.run(SAVED)))

    def print(self, to):
        self.run(PRINT)
        until = time.monotonic() + PATIENCE
        while not (there := [file for file in self.printed.glob("*.pdf") if file.read_bytes().rstrip().endswith(b"%%EOF")]):
            if time.monotonic() > until:
                raise TimeoutError("nothing has been printed")
            self.call("Target.getTargets")
            time.sleep(0.1)
        shutil.move(there[0], to)

    def close(self):
        end(self.process, self.home)
        self.screen.terminate()
        self.screen.wait(PATIENCE)
        os.close(self.to)
        os.close(self.back)


def start_screen():
    """A display in memory, and its name."""
    back, theirs = os.pipe()
    screen = subprocess.Popen(["Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp"],
                              pass_fds=(theirs,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(theirs)
    number = ""
    while not number.endswith("\n") and select.select([back], [], [], PATIENCE)[0] and (more := os.read(back, 16)):
        number += more.decode()
    os.close(back)
    if not number:
        screen.kill()
        screen.wait()
        raise TimeoutError("Xvfb does not start")
    return screen, f":{number.strip()}"
