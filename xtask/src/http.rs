//! A static file server for one folder, for this machine only.

use std::fs;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::{Context, Result};

/// A request's head is longer than this in no browser.
const HEAD_LIMIT: u64 = 64 * 1024;

/// What is served, and how.
pub struct Site {
    pub folder: PathBuf,
    /// Where the folder begins in the address: `/`, or `/some/path/`.
    pub base: String,
    /// The content security policy, sent with every file: workers take theirs from the header.
    pub policy: String,
}

/// Both loopback addresses where the system has both, since `localhost` may mean either.
pub struct Listeners(Vec<TcpListener>);

impl Listeners {
    /// Takes `port`, or the next free one when `search` allows it; 0 lets the system choose.
    pub fn bind(port: u16, search: bool) -> Result<Self> {
        let last = if search {
            port.saturating_add(20)
        } else {
            port
        };
        let mut ports = port..=last;
        loop {
            let port = ports.next().unwrap_or(last);
            match Self::bind_both(port) {
                Err(error) if error.kind() == ErrorKind::AddrInUse && port < last => {}
                result => return result.with_context(|| format!("cannot listen on port {port}")),
            }
        }
    }

    fn bind_both(port: u16) -> io::Result<Self> {
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = first.local_addr()?.port();
        match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
            Ok(second) => Ok(Self(vec![first, second])),
            Err(error) if error.kind() == ErrorKind::AddrInUse => Err(error),
            // A system without IPv6.
            Err(_) => Ok(Self(vec![first])),
        }
    }

    /// Where `base` is to be seen.
    pub fn address(&self, base: &str) -> Result<String> {
        let port = self.0[0].local_addr()?.port();
        Ok(format!("http://localhost:{port}{base}"))
    }

    /// Answers from threads of its own, until the process ends.
    pub fn serve(self, site: Site) -> Vec<JoinHandle<()>> {
        let site = Arc::new(site);
        let serve_one = |listener: TcpListener| {
            let site = Arc::clone(&site);
            thread::spawn(move || {
                for stream in listener.incoming().flatten() {
                    let site = Arc::clone(&site);
                    // A browser that goes away in the middle is no concern of ours.
                    thread::spawn(move || answer(stream, &site).ok());
                }
            })
        };
        self.0.into_iter().map(serve_one).collect()
    }
}

fn answer(mut stream: TcpStream, site: &Site) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?.take(HEAD_LIMIT));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    // The rest of the head is read, or closing would reset the connection.
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    if method != "GET" && method != "HEAD" {
        let head = head("405 Method Not Allowed", "text/plain", "", 0);
        return Ok(stream.write_all(head.as_bytes())?);
    }
    let file = locate(target, &site.base).map(|path| site.folder.join(path));
    let found = file.and_then(|path| Some((media_type(&path), fs::read(&path).ok()?)));
    let (head, body) = match found {
        Some((media_type, body)) => {
            let policy = format!("Content-Security-Policy: {}\r\n", site.policy);
            (head("200 OK", media_type, &policy, body.len()), body)
        }
        None => {
            let body = b"not found\n".to_vec();
            (head("404 Not Found", "text/plain", "", body.len()), body)
        }
    };
    stream.write_all(head.as_bytes())?;
    if method == "GET" {
        stream.write_all(&body)?;
    }
    Ok(())
}

fn head(status: &str, media_type: &str, headers: &str, length: usize) -> String {
    // Never kept: what was built a minute ago may be built anew.
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n{headers}\
         Connection: close\r\n\r\n"
    )
}

/// The file that an address means, relative to the folder; `None` outside of it.
fn locate(target: &str, base: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let inside = decode(path.strip_prefix(base)?)?;
    let mut file = PathBuf::from(&inside);
    if inside.is_empty() || inside.ends_with('/') {
        file.push("index.html");
    }
    let stays_inside = file
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    stays_inside.then_some(file)
}

/// `%20` and its like as the bytes that they stand for.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte == b'%' {
            let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &rest[2..];
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_files_below_the_folder_only() {
        let file = |path: &str| Some(PathBuf::from(path));
        assert_eq!(locate("/", "/"), file("index.html"));
        assert_eq!(locate("/?seed=2", "/"), file("index.html"));
        assert_eq!(locate("/a/b.js", "/"), file("a/b.js"));
        assert_eq!(locate("/sub/path/a.js", "/sub/path/"), file("a.js"));
        assert_eq!(locate("/a%20b.js", "/"), file("a b.js"));
        assert_eq!(locate("/a.js", "/sub/path/"), None);
        assert_eq!(locate("/../secret", "/"), None);
        assert_eq!(locate("/%2e%2e/secret", "/"), None);
        assert_eq!(locate("//etc/passwd", "/"), None);
        assert_eq!(locate("/bad%zz", "/"), None);
    }

    #[test]
    fn a_file_comes_with_its_type_and_the_policy() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("secateur-http-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("a.wasm"), b"\0asm")?;
        let listeners = Listeners::bind(0, false)?;
        let address = listeners.0[0].local_addr()?;
        let site = Site {
            folder: folder.clone(),
            base: "/x/".to_owned(),
            policy: "default-src 'none'".to_owned(),
        };
        listeners.serve(site);
        let ask = |line: &str| -> Result<String> {
            let mut stream = TcpStream::connect(address)?;
            write!(stream, "{line} HTTP/1.1\r\nHost: here\r\n\r\n")?;
            let mut text = String::new();
            stream.read_to_string(&mut text)?;
            Ok(text)
        };
        let found = ask("GET /x/a.wasm")?;
        assert!(found.starts_with("HTTP/1.1 200 OK\r\n"), "{found}");
        assert!(
            found.contains("Content-Type: application/wasm\r\n"),
            "{found}"
        );
        assert!(
            found.contains("Content-Security-Policy: default-src 'none'\r\n"),
            "{found}"
        );
        assert!(found.ends_with("\r\n\r\n\0asm"), "{found}");
        assert!(ask("GET /a.wasm")?.starts_with("HTTP/1.1 404"));
        assert!(ask("POST /x/a.wasm")?.starts_with("HTTP/1.1 405"));
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
