"""Firefox without a display, driven by Marionette (a length, a colon and JSON over a socket): what WebDriver speaks within Firefox, so
that no other program is needed. The viewer is pdf.js; what is pressed are its own boxes and buttons."""
import base64, contextlib, json, os, pathlib, shutil, signal, socket, subprocess, tempfile, time

PATIENCE = 30  # seconds, for one answer
ENTRIES = ".textWidgetAnnotation input, .textWidgetAnnotation textarea"
BOXES = ".buttonWidgetAnnotation input[type=checkbox]"
PREFERENCES = {
    "app.update.enabled": False, "browser.shell.checkDefaultBrowser": False, "browser.startup.homepage_override.mstone": "ignore",
    "browser.download.folderList": 2, "browser.download.useDownloadDir": True, "browser.download.alwaysOpenPanel": False,
    "browser.download.always_ask_before_handling_new_types": False, "datareporting.policy.dataSubmissionEnabled": False, "dom.disable_beforeunload": True,
}
# The viewer always asks where to save; without a display nobody can answer, so the answer is the folder of the preferences.
DO_NOT_ASK = """let window_ = window, saveURL = window_.saveURL;
    window_.saveURL = (...given) => { given[5] = true; return saveURL.apply(window_, given); };"""


class Firefox:
    name = "firefox"

    def __init__(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="firefox-"))
        self.saved = self.home / "saved"
        self.saved.mkdir()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        wanted = {**PREFERENCES, "marionette.port": port, "browser.download.dir": str(self.saved)}
        text = "".join(f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in wanted.items())
        (self.home / "user.js").write_text(text)
        with open(self.home / "log", "w") as log:
            self.process = subprocess.Popen(
                ["firefox-esr", "--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", self.home],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True, env={**os.environ, "HOME": str(self.home)})
        try:
            self.begin(port)
        except BaseException:
            self.close()
            raise

    def begin(self, port):
        self.socket, self.number = None, 0
        until = time.monotonic() + 60
        while self.socket is None:
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
            except OSError:
                if time.monotonic() > until:
                    raise TimeoutError("Firefox does not start") from None
                time.sleep(0.2)
        self.receive()
        self.call("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": True}}})
        self.call("WebDriver:SetTimeouts", {"pageLoad": PATIENCE * 1000, "script": PATIENCE * 1000})
        self.call("WebDriver:SetWindowRect", {"width": 1000, "height": 1500})
        self.call("Marionette:SetContext", {"value": "chrome"})
        self.call("WebDriver:ExecuteScript", {"script": DO_NOT_ASK, "args": [], "sandbox": "system"})
        self.call("Marionette:SetContext", {"value": "content"})

    def receive(self):
        digits, data = b"", b""
        while (byte := self.socket.recv(1)) != b":":
            if not byte:
                raise EOFError("Firefox has gone")
            digits += byte
        while len(data) < int(digits):
            more = self.socket.recv(int(digits) - len(data))
            if not more:
                raise EOFError("Firefox has gone")
            data += more
        return json.loads(data)

    def call(self, command, parameters=None):
        self.number += 1
        text = json.dumps([0, self.number, command, parameters or {}]).encode()
        self.socket.sendall(str(len(text)).encode() + b":" + text)
        _, _, fault, result = self.receive()
        if fault:
            raise RuntimeError(f"{command}: {fault.get('message')}")
        return result

    def run(self, script):
        return self.call("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def found(self, selector):
        """Elements by the name of their field, in the order of the tab key."""
        elements = self.call("WebDriver:FindElements", {"using": "css selector", "value": selector})
        elements = [next(iter(element.values())) for element in elements]
        return {self.call("WebDriver:GetElementAttribute", {"id": one, "name": "name"})["value"]: one for one in elements}

    def open(self, checklist, path):
        self.call("WebDriver:Navigate", {"url": path.resolve().as_uri()})
        end = time.monotonic() + PATIENCE
        while len(self.found(ENTRIES)) < len(checklist.entries):
            if time.monotonic() > end:
                raise TimeoutError("the viewer does not show the fields")
            time.sleep(0.2)

    def fill(self, checklist):
        boxes, entries = self.found(BOXES), self.found(ENTRIES)
        for name, _ in checklist.ticked:
            self.call("WebDriver:ElementClick", {"id": boxes[name]})
        for entry in checklist.entries:
            self.call("WebDriver:ElementSendKeys", {"id": entries[entry.name], "text": entry.text})
        self.run("document.activeElement.blur()")

    def values(self):
        """What the fields on the screen hold, and whether the boxes are ticked."""
        script = """let all = s => [...document.querySelectorAll(s)];
            return Object.fromEntries(all('%s').map(e => [e.name, e.value]).concat(all('%s').map(e => [e.name, e.checked])))"""
        return self.run(script % (ENTRIES, BOXES))

    def scrolled(self):
        """The fields of several lines on the screen that do not show all that they hold. One line runs on out of sight and is moved with
        the cursor, in every form; printed it shrinks. A space at a line's end may hang out."""
        return self.run("""return [...document.querySelectorAll('.textWidgetAnnotation textarea')].filter(e =>
            e.scrollWidth > e.clientWidth + 6 || e.scrollHeight > e.clientHeight + 1).map(e => e.name)""")

    def picture(self, to):
        to.write_bytes(base64.b64decode(self.call("WebDriver:TakeScreenshot", {"full": False})["value"]))

    def save(self, to):
        button = self.call("WebDriver:FindElement", {"using": "css selector", "value": "#downloadButton"})["value"]
        self.call("WebDriver:ElementClick", {"id": next(iter(button.values()))})
        end = time.monotonic() + PATIENCE
        while True:
            there = [file for file in self.saved.iterdir() if file.read_bytes().rstrip().endswith(b"%%EOF")]
            if there and not list(self.saved.glob("*.part")):
                break
            if time.monotonic() > end:
                raise TimeoutError("nothing has been saved")
            time.sleep(0.1)
        shutil.move(there[0], to)

    def print(self, to):
        margin = {"top": 0, "bottom": 0, "left": 0, "right": 0}
        size = {"width": 21.0, "height": 29.7}
        pages = self.call("WebDriver:Print", {"background": True, "shrinkToFit": False, "page": size, "margin": margin})
        to.write_bytes(base64.b64decode(pages["value"]))

    def close(self):
        end(self.process, self.home)


def end(process, home):
    """Ends a browser with all that it started, and clears away its folder."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
    shutil.rmtree(home, ignore_errors=True)
