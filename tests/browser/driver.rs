//! A real browser, driven over WebDriver: chromedriver is started once, each page has a session of its own.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use tokio::runtime::{Builder, Runtime};

/// How long something may take that happens by itself; nothing here tests how fast it is.
const PATIENCE: Duration = Duration::from_secs(20);

/// The programs that are needed, if both are there.
pub struct Programs {
    browser: PathBuf,
    driver: PathBuf,
}

impl Programs {
    /// Looks for them: FACTMARK_BROWSER and FACTMARK_CHROMEDRIVER name them, else they are in PATH.
    ///
    /// # Errors
    /// What is not there.
    pub fn find() -> Result<Self, String> {
        let browser = program("FACTMARK_BROWSER", &["chromium", "chromium-browser", "google-chrome"])?;
        Ok(Self { browser, driver: program("FACTMARK_CHROMEDRIVER", &["chromedriver"])? })
    }
}

fn program(variable: &str, names: &[&str]) -> Result<PathBuf, String> {
    if let Some(path) = env::var_os(variable) {
        return Ok(path.into());
    }
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    let found = folders.iter().flat_map(|f| names.iter().map(move |n| f.join(n))).find(|p| p.is_file());
    found.ok_or_else(|| format!("no {} in PATH, and {variable} is not set", names[0]))
}

/// A port that nothing listens at.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Waits until something listens at a port.
pub fn listens(port: u16) {
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(begun.elapsed() < PATIENCE, "nothing listens at {port}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// A running chromedriver; it ends with this.
pub struct Driver {
    child: Child,
    port: u16,
    browser: PathBuf,
}

impl Driver {
    pub fn start(programs: Programs) -> Self {
        let port = free_port();
        let mut command = Command::new(programs.driver);
        command.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().expect("chromedriver starts");
        listens(port);
        Self { child, port, browser: programs.browser }
    }

    /// A browser window of this size that saves files into a folder.
    pub fn open(&self, width: u32, height: u32, downloads: &Path) -> Page {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        // what a container has not: room in /dev/shm, and users that a sandbox needs
        let args =
            ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"].map(str::to_owned);
        let args: Vec<String> = args.into_iter().chain([format!("--window-size={width},{height}")]).collect();
        let wanted = json!({
            "goog:chromeOptions": {
                "binary": self.browser,
                "args": args,
                "prefs": { "download.default_directory": downloads, "download.prompt_for_download": false },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            // the warning on leaving with unsaved decisions is looked at where it is the subject
            "unhandledPromptBehavior": "accept",
        });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(wanted.as_object().unwrap().clone());
        let client = runtime.block_on(builder.connect(&format!("http://127.0.0.1:{}", self.port))).expect("a session");
        let page = Page { runtime, client };
        page.size(width, height, false);
        page
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// A window; it closes with this.
pub struct Page {
    runtime: Runtime,
    client: Client,
}

impl Page {
    pub fn go(&self, url: &str) {
        self.runtime.block_on(self.client.goto(url)).unwrap();
    }

    pub fn reload(&self) {
        self.runtime.block_on(self.client.refresh()).unwrap();
    }

    /// Presses keys, one after the other, wherever the focus is.
    pub fn keys(&self, keys: &str) {
        let press = keys.chars().fold(KeyActions::new("keys".to_owned()), |all, value| {
            all.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.runtime.block_on(self.client.perform_actions(press)).unwrap();
    }

    pub fn click(&self, css: &str) {
        self.runtime.block_on(async { self.client.find(Locator::Css(css)).await?.click().await }).expect(css);
    }

    /// Writes into a field.
    pub fn write(&self, css: &str, text: &str) {
        self.runtime.block_on(async { self.client.find(Locator::Css(css)).await?.send_keys(text).await }).expect(css);
    }

    /// Writes into a field, and leaves it.
    pub fn fill(&self, css: &str, text: &str) {
        self.write(css, text);
        self.js("document.activeElement.blur()");
    }

    pub fn choose(&self, css: &str, value: &str) {
        let chosen = async { self.client.find(Locator::Css(css)).await?.select_by_value(value).await };
        self.runtime.block_on(chosen).expect(css);
        self.js("document.activeElement.blur()");
    }

    /// The text of an element, as it is shown.
    pub fn text(&self, css: &str) -> String {
        self.runtime.block_on(async { self.client.find(Locator::Css(css)).await?.text().await }).expect(css)
    }

    /// What a script returns.
    pub fn js(&self, script: &str) -> Value {
        self.runtime.block_on(self.client.execute(script, Vec::new())).expect(script)
    }

    /// What a script hands to `done`.
    pub fn js_async(&self, script: &str) -> Value {
        let script = format!("const done = arguments[arguments.length - 1];\n{script}");
        self.runtime.block_on(self.client.execute_async(&script, Vec::new())).expect("the script ends")
    }

    /// Whether an expression is true.
    pub fn is(&self, expression: &str) -> bool {
        self.js(&format!("return Boolean({expression})")) == json!(true)
    }

    /// How many elements there are.
    pub fn count(&self, css: &str) -> u64 {
        self.js(&format!("return document.querySelectorAll({css:?}).length")).as_u64().unwrap()
    }

    /// Waits until an expression is true.
    pub fn until(&self, expression: &str) {
        let begun = Instant::now();
        while !self.is(expression) {
            let told = || self.js("return document.body.innerText");
            assert!(begun.elapsed() < PATIENCE, "never: {expression}\n{}", told());
            thread::sleep(Duration::from_millis(30));
        }
    }

    /// Another window of the same browser, which is then the one that is driven.
    pub fn another_window(&self) -> fantoccini::wd::WindowHandle {
        let before = self.runtime.block_on(self.client.window()).unwrap();
        let new = self.runtime.block_on(self.client.new_window(false)).unwrap();
        self.window(new.handle);
        before
    }

    pub fn window(&self, handle: fantoccini::wd::WindowHandle) {
        self.runtime.block_on(self.client.switch_to_window(handle)).unwrap();
    }

    /// A window of another size than the browser would allow.
    pub fn size(&self, width: u32, height: u32, mobile: bool) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics);
    }

    pub fn dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.cdp("Emulation.setEmulatedMedia", media);
    }

    /// The page as a printer gets it.
    pub fn pdf(&self) -> Vec<u8> {
        self.runtime.block_on(self.client.print(Default::default())).unwrap()
    }

    /// A picture of the page in target/screenshots.
    pub fn picture(&self, name: &str) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.png")), self.runtime.block_on(self.client.screenshot()).unwrap())
            .unwrap();
    }

    /// A command of the browser's own protocol.
    pub fn cdp(&self, command: &'static str, params: Value) -> Value {
        let body = json!({ "cmd": command, "params": params });
        self.runtime.block_on(self.client.issue_cmd(Own { path: "goog/cdp/execute", body })).expect(command)
    }

    /// What the browser has logged since it was last asked: "browser" for faults of the page, "performance" for its traffic.
    pub fn log(&self, kind: &str) -> Vec<Value> {
        let body = json!({ "type": kind });
        let log = self.runtime.block_on(self.client.issue_cmd(Own { path: "se/log", body })).expect(kind);
        log.as_array().unwrap().clone()
    }

    /// The addresses that were asked for since this was last called.
    pub fn requests(&self) -> Vec<String> {
        let sent = |entry: Value| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let message = &message["message"];
            (message["method"] == "Network.requestWillBeSent")
                .then(|| message["params"]["request"]["url"].as_str().map(str::to_owned))?
        };
        self.log("performance").into_iter().filter_map(sent).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.runtime.block_on(self.client.clone().close()).ok();
    }
}

/// A command of chromedriver that is not in the standard.
#[derive(Debug)]
struct Own {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
