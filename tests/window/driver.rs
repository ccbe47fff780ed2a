//! The window as a test holds it: one WebDriver session, spoken in plain HTTP.

use crate::machine::Machine;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// How long one answer may take; the first start of a web view is slow on a busy machine.
const PATIENCE: Duration = Duration::from_secs(90);

/// Calls a command as the window's own code does, and says what came back.
const CALL: &str = "\
    const [command, given, done] = arguments;
    window.__TAURI_INTERNALS__.invoke(command, given).then(
        (answer) => done({ answer }),
        (refusal) => done({ refusal }),
    );";

/// Waits until a button with these words can be pressed, and presses it.
const PRESS: &str = "\
    const [words, done] = arguments;
    const until = Date.now() + 30000;
    const timer = setInterval(() => {
        const named = (button) => button.innerText.includes(words) && !button.disabled;
        const button = [...document.querySelectorAll('button')].find(named);
        if (!button && Date.now() < until) return;
        clearInterval(timer);
        button?.click();
        done(button !== undefined);
    }, 50);";

/// Waits until words stand on the page; answers whether they do.
const SHOWS: &str = "\
    const [words, done] = arguments;
    const until = Date.now() + 30000;
    const timer = setInterval(() => {
        const shown = document.body.innerText.includes(words);
        if (!shown && Date.now() < until) return;
        clearInterval(timer);
        done(shown);
    }, 50);";

/// Types words into the search field.
const SEARCH: &str = "\
    const [words, done] = arguments;
    const field = document.querySelector('input[type=search]');
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    done(true);";

/// The program's window.
pub struct Window {
    session: String,
    machine: Machine,
}

impl Window {
    /// Starts the program on a machine of its own, on a day; nothing where it cannot be driven.
    pub fn open(today: &str) -> Option<Window> {
        let machine = Machine::start()?;
        let store = machine.home().join("kho").join("dữ liệu.tct06");
        let options = json!({
            "binary": env!("CARGO_BIN_EXE_to-cong-tac-06"),
            "args": ["--today", today, "--store", store],
        });
        let wanted = json!({ "webkitgtk:browserOptions": options });
        let body = json!({ "capabilities": { "alwaysMatch": wanted } });
        let opened = ask(machine.port, "/session", &body);
        let session = opened["sessionId"].as_str().expect("a session").to_owned();
        Some(Window { session, machine })
    }

    /// What a command answers.
    pub fn call(&self, command: &str, given: &Value) -> Value {
        let said = self.invoke(command, given);
        assert!(said.get("refusal").is_none(), "{command}: {said}");
        said["answer"].clone()
    }

    /// Why a command is refused.
    pub fn refused(&self, command: &str, given: &Value) -> Value {
        let said = self.invoke(command, given);
        assert!(said.get("answer").is_none(), "{command}: {said}");
        said["refusal"].clone()
    }

    /// Presses the button with these words.
    pub fn press(&self, words: &str) {
        assert_eq!(self.run(PRESS, &json!([words])), true, "no button: {words}");
    }

    /// Waits until the page shows these words.
    pub fn shows(&self, words: &str) {
        assert_eq!(self.run(SHOWS, &json!([words])), true, "not shown: {words}");
    }

    /// Types words into the search field.
    pub fn search(&self, words: &str) {
        self.run(SEARCH, &json!([words]));
    }

    fn invoke(&self, command: &str, given: &Value) -> Value {
        self.run(CALL, &json!([command, given]))
    }

    fn run(&self, script: &str, arguments: &Value) -> Value {
        let body = json!({ "script": script, "args": arguments });
        let path = format!("/session/{}/execute/async", self.session);
        ask(self.machine.port, &path, &body)
    }
}

/// One request to the driver, and the value it answers with.
fn ask(port: u16, path: &str, body: &Value) -> Value {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the driver");
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    let body = body.to_string();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
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
