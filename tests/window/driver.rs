//! The window as a test holds it: one WebDriver session, spoken in plain HTTP.

use crate::machine::{Look, Machine};
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long one answer may take; the first start of a web view is slow on a busy machine.
const PATIENCE: Duration = Duration::from_secs(90);

/// A busy web view may lose a click; so many times it is tried.
const PRESSES: usize = 3;

/// What tests do inside the page.
const PAGE: &str = include_str!("page.js");

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_to-cong-tac-06");

/// Finds what keeps people with a screen reader, a keyboard or weak eyes from using a page.
const AXE: &str = "../ui/node_modules/axe-core/axe.min.js";

/// The program's window.
pub struct Window {
    session: String,
    machine: Machine,
}

/// What has the keyboard's attention.
#[derive(Debug)]
pub struct Focus {
    /// Its words, label or placeholder.
    pub name: String,
    /// The element and the part of it that the keys work on, for a finding.
    how: String,
}

impl Window {
    /// Starts the program on a machine of its own without data, on a day; nothing where it cannot
    /// be driven.
    pub fn open(today: &str) -> Option<Window> {
        Window::open_on(today, Look::Light, |_| ())
    }

    /// The same in a look of the machine's user, with data prepared where the program looks.
    pub fn open_on(today: &str, look: Look, prepare: impl FnOnce(&Path)) -> Option<Window> {
        let machine = Machine::start(look)?;
        prepare(&machine.store());
        Some(Window::start(machine, today))
    }

    /// Starts the program on a machine.
    pub fn start(machine: Machine, today: &str) -> Window {
        let options = json!({
            "binary": PROGRAM,
            "args": ["--today", today, "--store", machine.store()],
        });
        let wanted = json!({ "webkitgtk:browserOptions": options });
        let body = json!({ "capabilities": { "alwaysMatch": wanted } });
        let opened = ask(machine.port, "/session", Some(&body));
        let session = opened["sessionId"].as_str().expect("a session").to_owned();
        let window = Window { session, machine };
        let patience = json!({ "script": PATIENCE.as_millis() });
        window.ask("timeouts", Some(&patience));
        window
    }

    /// Shows the page anew, as after a start.
    pub fn reload(&self) {
        self.ask("refresh", Some(&json!({})));
    }

    /// The machine it runs on.
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// What a command answers.
    pub fn call(&self, command: &str, given: &Value) -> Value {
        let said = self.run("invoke", &json!([command, given]));
        assert!(said.get("refusal").is_none(), "{command}: {said}");
        said["answer"].clone()
    }

    /// Why a command is refused.
    pub fn refused(&self, command: &str, given: &Value) -> Value {
        let said = self.run("invoke", &json!([command, given]));
        assert!(said.get("answer").is_none(), "{command}: {said}");
        said["refusal"].clone()
    }

    /// Asserts that a command is at work and waits for a person.
    pub fn waits(&self, command: &str, given: &Value) {
        let said = self.run("invokeBriefly", &json!([command, given]));
        assert_eq!(said["open"], true, "{command}: {said}");
    }

    /// Presses with the mouse what has these words; waits until it can be pressed.
    pub fn press(&self, words: &str) {
        self.press_in("body", words);
    }

    /// The same, inside what a selector names.
    pub fn press_in(&self, within: &str, words: &str) {
        for _ in 0..PRESSES {
            let spot = self.spot(words, within);
            self.point(&spot, &["pointerDown", "pointerUp"]);
            if self.run("pressed", &json!([])) == true {
                return;
            }
        }
        panic!("no click reached the page: {words}\n{}", self.text());
    }

    /// Waits until what has these words can be pressed: nothing is at work any more.
    pub fn offers(&self, words: &str) {
        self.spot(words, "body");
    }

    /// Moves the mouse where nothing answers to it.
    pub fn put_mouse_away(&self) {
        self.point(&json!({ "x": 2, "y": 2 }), &[]);
    }

    /// Waits until the page shows these words.
    pub fn shows(&self, words: &str) {
        self.shows_in("body", words);
    }

    /// Waits until something that a selector names shows these words.
    pub fn shows_in(&self, within: &str, words: &str) {
        let instead = self.run("shows", &json!([words, true, within]));
        assert!(
            instead.is_null(),
            "not shown in {within}: {words}\n{instead}"
        );
    }

    /// Waits until the page no longer shows these words.
    pub fn hides(&self, words: &str) {
        let instead = self.run("shows", &json!([words, false, "body"]));
        assert!(instead.is_null(), "still shown: {words}\n{instead}");
    }

    /// All that the page says, on one line.
    pub fn text(&self) -> String {
        self.texts("body").concat()
    }

    /// The texts of all elements that a selector names.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        said(&self.run("texts", &json!([selector])))
    }

    /// How many of the elements that a selector names are wholly seen.
    pub fn whole(&self, selector: &str) -> u64 {
        self.settle();
        self.run("whole", &json!([selector])).as_u64().unwrap_or(0)
    }

    /// How many assignments the bar below counts.
    pub fn assignments(&self) -> usize {
        self.settle();
        let bar = self.texts("footer").concat();
        let words: Vec<&str> = bar.split_whitespace().collect();
        let counted = words
            .windows(3)
            .find(|words| words[1..] == ["lượt", "giao"]);
        let counted = counted.and_then(|words| words[0].replace('.', "").parse().ok());
        counted.unwrap_or_else(|| panic!("no assignments are counted: {bar}"))
    }

    /// Types into the field of this name in place of what stands there; a list chooses.
    pub fn fill(&self, name: &str, text: &str) {
        let filled = self.run("fill", &json!([name, text]));
        assert_eq!(filled, true, "no field: {name}\n{}", self.text());
    }

    /// Presses keys together on the keyboard: "Ctrl+K", "Enter", "Shift+Tab".
    pub fn keys(&self, chord: &str) {
        let keys: Vec<char> = chord.split('+').map(key).collect();
        let down = keys.iter().map(|key| stroke("keyDown", *key));
        let up = keys.iter().rev().map(|key| stroke("keyUp", *key));
        self.perform(&down.chain(up).collect::<Vec<_>>());
    }

    /// Writes text on the keyboard.
    pub fn write(&self, text: &str) {
        let strokes = text
            .chars()
            .flat_map(|letter| ["keyDown", "keyUp"].map(|kind| stroke(kind, letter)));
        self.perform(&strokes.collect::<Vec<_>>());
    }

    /// What has the keyboard's attention.
    pub fn focus(&self) -> Focus {
        let focused = self.run("focused", &json!([]));
        Focus {
            name: focused["name"].as_str().unwrap_or_default().to_owned(),
            how: focused["how"].as_str().unwrap_or_default().to_owned(),
        }
    }

    /// Goes on with the Tab key until something of this name has the focus, and is seen to have
    /// it.
    pub fn tab_to(&self, name: &str) {
        let mut passed = Vec::new();
        while passed.len() < 80 {
            let focus = self.focus();
            if focus.name.starts_with(name) {
                let seen = self.run("focusIsSeen", &json!([])) == true;
                assert!(
                    seen,
                    "the focus is not seen on {name}: {}",
                    self.focus().how
                );
                return;
            }
            passed.push(focus.name);
            self.keys("Tab");
        }
        panic!("not reached: {name}; passed {passed:?}");
    }

    /// Drops files onto the window.
    pub fn drop(&self, files: &[PathBuf]) {
        let heard = self.run("drop", &json!([files]));
        assert!(heard.as_u64() > Some(0), "the window listens to no drops");
    }

    /// Answers the system's next dialog for opening or saving: paths, a path, or null for "cancel".
    pub fn answer_dialog(&self, answer: &Value) {
        self.run("answerDialog", &json!([answer]));
    }

    /// What the answered dialogs were asked.
    pub fn asked_dialogs(&self) -> Value {
        self.run("askedDialogs", &json!([]))
    }

    /// Makes the inside of the window this large.
    pub fn resize(&self, size: (u32, u32)) {
        let wanted = json!({ "x": 0, "y": 0, "width": size.0, "height": size.1 });
        self.ask("window/rect", Some(&wanted));
        assert_eq!(self.size(), size, "the window keeps its size");
    }

    /// How large the inside of the window is.
    pub fn size(&self) -> (u32, u32) {
        let settled = self.settle();
        let side = |name: &str| settled[name].as_u64().and_then(|side| side.try_into().ok());
        (side("width").unwrap_or(0), side("height").unwrap_or(0))
    }

    /// Whether the page is told to be dark.
    pub fn is_dark(&self) -> bool {
        self.settle()["dark"] == true
    }

    /// A picture of the inside of the window, once it stands still: PNG.
    pub fn picture(&self) -> Vec<u8> {
        self.settle();
        let picture = self.ask("screenshot", None);
        from_base64(picture.as_str().expect("a picture"))
    }

    /// What does not fit the window.
    pub fn unfit(&self) -> Vec<String> {
        said(&self.run("unfit", &json!([])))
    }

    /// Serious and critical findings of axe-core on what is shown now.
    pub fn findings(&self) -> Vec<String> {
        let known = json!({ "script": "return window.axe !== undefined;", "args": [] });
        if self.ask("execute/sync", Some(&known)) != true {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(AXE);
            let axe = fs::read_to_string(path).expect("axe-core: run npm ci in ui/");
            let body = json!({ "script": axe, "args": [] });
            self.ask("execute/sync", Some(&body));
        }
        self.settle();
        said(&self.run("findings", &json!([])))
    }

    fn settle(&self) -> Value {
        self.run("settle", &json!([]))
    }

    fn perform(&self, strokes: &[Value]) {
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.ask("actions", Some(&json!({ "actions": [keyboard] })));
    }

    fn spot(&self, words: &str, within: &str) -> Value {
        let spot = self.run("spot", &json!([words, within]));
        assert!(spot.is_object(), "no button: {words}\n{}", self.text());
        spot
    }

    /// Moves the mouse to a spot of the page and uses its first button there.
    fn point(&self, spot: &Value, then: &[&str]) {
        let whole = |side: &str| spot[side].as_f64().map(f64::round);
        let mut actions = vec![json!({
            "type": "pointerMove", "x": whole("x"), "y": whole("y"),
            "duration": 0, "origin": "viewport",
        })];
        actions.extend(then.iter().map(|kind| json!({ "type": kind, "button": 0 })));
        let mouse = json!({
            "type": "pointer", "id": "mouse", "actions": actions,
            "parameters": { "pointerType": "mouse" },
        });
        self.ask("actions", Some(&json!({ "actions": [mouse] })));
    }

    /// Runs a function of the page's script to its end.
    fn run(&self, function: &str, arguments: &Value) -> Value {
        let script = format!(
            "{PAGE}\nconst given = [...arguments], done = given.pop();\n\
             {function}(...given).then(done, (error) => done({{ failed: String(error) }}));"
        );
        let body = json!({ "script": script, "args": arguments });
        let said = self.ask("execute/async", Some(&body));
        assert!(said.get("failed").is_none(), "{function}: {said}");
        said
    }

    fn ask(&self, path: &str, body: Option<&Value>) -> Value {
        let path = format!("/session/{}/{path}", self.session);
        ask(self.machine.port, &path, body)
    }
}

/// The keys that a chord names as WebDriver writes them.
fn key(name: &str) -> char {
    match name {
        "Ctrl" => '\u{e009}',
        "Shift" => '\u{e008}',
        "Alt" => '\u{e00a}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Escape" => '\u{e00c}',
        "Space" => ' ',
        "Backspace" => '\u{e003}',
        "Delete" => '\u{e017}',
        "Home" => '\u{e011}',
        "End" => '\u{e010}',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "Left" => '\u{e012}',
        "Up" => '\u{e013}',
        "Right" => '\u{e014}',
        "Down" => '\u{e015}',
        "F6" => '\u{e036}',
        letter => letter.chars().next().expect("a key").to_ascii_lowercase(),
    }
}

fn stroke(kind: &str, key: char) -> Value {
    json!({ "type": kind, "value": key })
}

fn said(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list").iter();
    list.map(|said| said.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// One request to the driver, and the value it answers with; without a body it only asks.
fn ask(port: u16, path: &str, body: Option<&Value>) -> Value {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the driver");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    let method = if body.is_some() { "POST" } else { "GET" };
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("a request");
    stream.write_all(body.as_bytes()).expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    let (_, content) = answer.split_once("\r\n\r\n").expect("a body");
    let answer: Value = serde_json::from_str(content).expect("JSON");
    let value = answer["value"].clone();
    assert!(value.get("error").is_none(), "{path}: {value}");
    value
}

/// The bytes behind base64 text, as WebDriver sends pictures.
fn from_base64(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0u32, 0);
    for value in text.bytes().filter_map(value) {
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    bytes
}
