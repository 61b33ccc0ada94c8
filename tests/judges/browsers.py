#!/usr/bin/env python3
"""browsers.py FILE... [--out DIR]   Fills in checklists as a patient does, in Firefox (pdf.js) and Chromium (PDFium), both as Debian has them.
Types into every field for words, saves, opens what was saved, prints, and says whether what was typed is in the saved file, comes back when
it is opened, and leaves ink in its field and none beside it when it is printed. Pictures of what was printed go to DIR. Exit 1 on a fault."""
import argparse, base64, json, os, pathlib, shutil, socket, subprocess, sys, tempfile, time
import numpy, pikepdf, pypdfium2, websocket

WORDS = {
    "ar": ("محمد أحمد 48", "وارفارين 2,5 mg، ميتوبرولول 50 mg، أوميبرازول 20 mg، فيتامين د"),
    "he": ("יעל כהן 48", "וורפרין 2.5 mg, מטופרולול 50 mg, אומפרזול 20 mg, ויטמין D"),
    "uk": ("Олексій Ґудзь, Їжак", "Варфарин 2,5 мг, метопролол 50 мг, омепразол 20 мг, вітамін D, єхінацея, ґрунт"),
    "": ("Nguyễn Åsa, ägg, mjölk, jordnötter, räkor", "Waran 2,5 mg, Metoprolol 50 mg, Levaxin 100 µg, Şerife Yıldız, Łukasz, Đặng"),
}


def fields(path):
    """Name, rectangle and height class of each field for words, and the kinds of all annotations in the order of the tab key."""
    with pikepdf.open(path) as pdf:
        annotations = list(pdf.pages[0].get("/Annots", []))
        words = [a for a in annotations if a.get("/FT") == "/Tx"]
        entry = lambda a: (str(a.T), [float(x) for x in a.Rect], bool(int(a.get("/Ff", 0)) & 4096))
        return [entry(a) for a in words], [str(a.get("/FT", "/Link")) for a in annotations]


def values(path):
    with pikepdf.open(path) as pdf:
        return {str(a.T): str(a.get("/V", "")) for a in pdf.pages[0].get("/Annots", []) if a.get("/FT") == "/Tx"}


def texts(path):
    language = pathlib.Path(path).name.split(".")[1]
    short, long = WORDS.get(language, WORDS[""])
    return [long if tall else short for _, _, tall in fields(path)[0]]


class Firefox:
    """Marionette: a length, a colon and JSON, over a socket."""
    name = "firefox"

    def __init__(self):
        self.home = tempfile.mkdtemp()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        prefs = {"marionette.port": port, "browser.shell.checkDefaultBrowser": False, "datareporting.policy.dataSubmissionEnabled": False,
                 "browser.startup.homepage_override.mstone": "ignore", "app.update.enabled": False, "print.always_print_silent": True}
        lines = "".join(f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in prefs.items())
        pathlib.Path(self.home, "user.js").write_text(lines)
        self.process = subprocess.Popen(["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", self.home],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "HOME": self.home})
        for _ in range(240):
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), 120)
                break
            except OSError:
                time.sleep(0.25)
        self.number = 0
        self.receive()
        self.call("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": True}}})

    def receive(self):
        digits = b""
        while (byte := self.socket.recv(1)) != b":":
            if not byte:
                raise EOFError("Firefox has gone")
            digits += byte
        data = b""
        while len(data) < int(digits):
            data += self.socket.recv(int(digits) - len(data))
        return json.loads(data)

    def call(self, command, parameters=None):
        self.number += 1
        text = json.dumps([0, self.number, command, parameters or {}]).encode()
        self.socket.sendall(str(len(text)).encode() + b":" + text)
        _, _, fault, result = self.receive()
        if fault:
            raise RuntimeError(f"{command}: {fault.get('message')}")
        return result

    def run(self, script, *arguments, wait=False):
        command = "WebDriver:ExecuteAsyncScript" if wait else "WebDriver:ExecuteScript"
        return self.call(command, {"script": script, "args": list(arguments), "newSandbox": False, "sandbox": "default"})["value"]

    def open(self, path):
        self.call("WebDriver:Navigate", {"url": pathlib.Path(path).resolve().as_uri()})
        ready = "let a = window.wrappedJSObject.PDFViewerApplication; return !!(a && a.pdfDocument && document.querySelector('.textWidgetAnnotation'))"
        for _ in range(120):
            if self.run(ready):
                time.sleep(0.5)
                return
            time.sleep(0.25)
        raise RuntimeError("the viewer shows no field")

    BOXES = ".textWidgetAnnotation input, .textWidgetAnnotation textarea"

    def type(self, path, words):
        found = self.call("WebDriver:FindElements", {"using": "css selector", "value": self.BOXES})
        order = [str(n) for n, _, _ in fields(path)[0]]
        for element in found:
            element = next(iter(element.values()))
            name = self.call("WebDriver:GetElementAttribute", {"id": element, "name": "name"})["value"]
            self.call("WebDriver:ElementSendKeys", {"id": element, "text": words[order.index(name)]})
        self.run("document.activeElement.blur()")

    def save(self, to):
        script = """let [done] = [arguments[arguments.length - 1]];
            window.wrappedJSObject.PDFViewerApplication.pdfDocument.saveDocument().then(d => {
              let t = ''; for (let i = 0; i < d.length; i += 1) t += String.fromCharCode(d[i]); done(btoa(t)); }, e => done('!' + e));"""
        pathlib.Path(to).write_bytes(base64.b64decode(self.run(script, wait=True)))

    def typed(self):
        return self.run(f"return Object.fromEntries([...document.querySelectorAll('{self.BOXES}')].map(e => [e.name, e.value]))")

    def print(self, to):
        pages = self.call("WebDriver:Print", {"background": True, "shrinkToFit": False, "page": {"width": 21.0, "height": 29.7},
                                                "margin": {"top": 0, "bottom": 0, "left": 0, "right": 0}})
        pathlib.Path(to).write_bytes(base64.b64decode(pages["value"]))

    def close(self):
        try:
            self.call("Marionette:Quit", {"flags": ["eForceQuit"]})
        except (OSError, EOFError, RuntimeError, ValueError):
            pass
        end(self.process, self.home)


class Chromium:
    """The DevTools protocol. The viewer is an extension's page within the page, and the file a plugin within that."""
    name = "chromium"

    def __init__(self):
        self.home = tempfile.mkdtemp()
        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "--remote-allow-origins=*",
             "--window-size=1000,1500", f"--user-data-dir={self.home}", "about:blank"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = pathlib.Path(self.home, "DevToolsActivePort")
        for _ in range(240):
            if port.exists() and len(port.read_text().split()) == 2:
                break
            time.sleep(0.25)
        number, route = port.read_text().split()
        self.socket = websocket.create_connection(f"ws://127.0.0.1:{number}{route}", timeout=120, max_size=None)
        self.number, self.viewer, self.page = 0, None, None

    def call(self, method, parameters=None, session=None):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters or {}}
        if session:
            message["sessionId"] = session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("method") == "Target.attachedToTarget":
                info = answer["params"]
                if info["targetInfo"]["url"].startswith("chrome-extension:") or info["targetInfo"]["type"] in ("webview", "iframe"):
                    self.inner.append((info["sessionId"], info["targetInfo"]))
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def open(self, path):
        if self.page:
            self.call("Target.closeTarget", {"targetId": self.target})
        self.inner = []
        self.target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        self.page = self.call("Target.attachToTarget", {"targetId": self.target, "flatten": True})["sessionId"]
        self.call("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": True}, self.page)
        self.call("Page.enable", session=self.page)
        self.call("Page.navigate", {"url": pathlib.Path(path).resolve().as_uri()}, self.page)
        for _ in range(80):
            time.sleep(0.25)
            for session, _ in list(self.inner):
                try:
                    ready = "(v => !!(v && v.currentController && v.viewport && v.loadProgress_ === 100))(document.querySelector('pdf-viewer'))"
                    if self.evaluate(ready, session):
                        self.viewer = session
                        time.sleep(1)
                        return
                except RuntimeError:
                    pass
            self.call("Target.getTargets")
        raise RuntimeError(f"no viewer: {self.inner}")

    def evaluate(self, script, session=None, wait=False):
        result = self.call("Runtime.evaluate", {"expression": script, "awaitPromise": wait, "returnByValue": True}, session or self.viewer)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"])[:400])
        return result["result"].get("value")

    def type(self, path, words):
        place = json.loads(self.evaluate("""(v => { let p = v.viewport, r = p.getPageScreenRect(0);
            return JSON.stringify([r.x, r.y, r.width, r.height, v.getBoundingClientRect().top]) })(document.querySelector('pdf-viewer'))"""))
        with pikepdf.open(path) as pdf:
            width, height = [float(x) for x in pdf.pages[0].mediabox][2:]
        left, top, wide, _, _ = place
        scale = wide / width
        bar = self.evaluate("(document.querySelector('pdf-viewer').shadowRoot.querySelector('#main') || document.body).getBoundingClientRect().top")
        for (name, (x0, y0, x1, y1), _), text in zip(fields(path)[0], words):
            x, y = left + (x0 + x1) / 2 * scale, top + bar + (height - y1 + 7) * scale
            for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
                self.call("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "button": "left" if kind != "mouseMoved" else "none", "clickCount": 1}, self.page)
            time.sleep(0.15)
            self.call("Input.insertText", {"text": text}, self.page)
            time.sleep(0.15)
        self.call("Input.dispatchMouseEvent", {"type": "mousePressed", "x": 500, "y": 80, "button": "left", "clickCount": 1}, self.page)
        self.call("Input.dispatchMouseEvent", {"type": "mouseReleased", "x": 500, "y": 80, "button": "left", "clickCount": 1}, self.page)
        time.sleep(0.3)

    def save(self, to):
        script = """document.querySelector('pdf-viewer').currentController.save('EDITED').then(r => {
            let b = new Uint8Array(r.dataToSave), t = ''; for (const c of b) t += String.fromCharCode(c); return btoa(t) })"""
        pathlib.Path(to).write_bytes(base64.b64decode(self.evaluate(script, wait=True)))

    def typed(self):
        return None  # the plugin does not tell; the picture does

    def picture(self, to):
        pathlib.Path(to).write_bytes(base64.b64decode(self.call("Page.captureScreenshot", {}, self.page)["data"]))

    def print(self, to):
        pages = self.call("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True}, self.page)
        pathlib.Path(to).write_bytes(base64.b64decode(pages["data"]))

    def close(self):
        end(self.process, self.home)


def end(process, home):
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    shutil.rmtree(home, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+")
    parser.add_argument("--out", default="browsers")
    parser.add_argument("--only")
    options = parser.parse_args()
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    bad = []
    for kind in (Firefox, Chromium):
        if options.only and kind.name != options.only:
            continue
        browser = kind()
        try:
            for path in options.files:
                bad += fill_in(browser, path, out)
        finally:
            browser.close()
    for fault in bad:
        print("FAIL", fault)
    print(f"browsers: {len(options.files)} files, {len(bad)} faults -> {'FAIL' if bad else 'PASS'}")
    return bool(bad)


def fill_in(browser, path, out):
    stem = f"{pathlib.Path(path).stem}.{browser.name}"
    saved, printed = out / f"{stem}.saved.pdf", out / f"{stem}.printed.pdf"
    words = texts(path)
    wanted = dict(zip([name for name, _, _ in fields(path)[0]], words))
    bad = []
    browser.open(path)
    browser.type(path, words)
    browser.save(saved)
    for name, value in values(saved).items():
        if value != wanted[name]:
            bad.append(f"{stem}: {name} saved as {value!r}, typed {wanted[name]!r}")
    browser.open(saved)
    again = browser.typed()
    if again is not None and again != wanted:
        bad.append(f"{stem}: opened again, the fields hold {again}")
    browser.print(printed)
    return bad


if __name__ == "__main__":
    sys.exit(main())
