//! Holds the rules between the rooms: who may import whom, in the core and in the page.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::Visit;

/// Each room of the core and the rooms it may use. Leaves are open to all.
const ROOMS: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("rng", &[]),
    ("mask", &[]),
    ("value", &[]),
    ("told", &[]),
    ("kernels", &[]),
    ("graph", &["kernels"]),
    ("data", &["graph", "kernels"]),
    ("nn", &["kernels", "graph"]),
    ("train", &["nn", "data", "graph", "kernels"]),
    ("prune", &["train", "nn", "graph", "data", "kernels"]),
    (
        "analysis",
        &["prune", "train", "nn", "graph", "data", "kernels"],
    ),
    ("experiment", &["train", "prune", "analysis"]),
    (
        "engine",
        &[
            "kernels",
            "graph",
            "data",
            "nn",
            "train",
            "prune",
            "analysis",
            "experiment",
        ],
    ),
    (
        "export",
        &["engine", "prune", "train", "nn", "data", "graph", "kernels"],
    ),
    ("wasm", &["engine", "data", "export"]),
];
const LEAVES: [&str; 5] = ["error", "rng", "mask", "value", "told"];

/// Crates that only `src/wasm/` may name.
const BROWSER: [&str; 3] = ["wasm_bindgen", "js_sys", "web_sys"];

/// Names that would let a clock or unseeded randomness into the core.
const IMPURE: [&str; 6] = [
    "SystemTime",
    "Instant",
    "SmallRng",
    "StdRng",
    "ThreadRng",
    "HashMap",
];

/// Methods whose bits depend on the machine, the library or the sign of zero.
const INEXACT_METHODS: [&str; 9] = [
    "dot", "powi", "powf", "exp", "ln", "tanh", "mul_add", "exp_m1", "sum_axis",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return found;
    };
    for entry in entries {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if endings
            .iter()
            .any(|ending| path.to_string_lossy().ends_with(ending))
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The room a source file belongs to: its folder or file name below `src`.
fn room(path: &Path) -> String {
    let below = path.strip_prefix(root().join("src")).expect("below src");
    let first = below.iter().next().expect("has a name").to_string_lossy();
    first.trim_end_matches(".rs").to_string()
}

/// What a file names: the first segments after `crate`, the first segments of other paths, all
/// identifiers in paths, and all methods called. Test modules are left out.
#[derive(Default)]
struct Names {
    rooms: BTreeSet<String>,
    crates: BTreeSet<String>,
    idents: BTreeSet<String>,
    methods: BTreeSet<String>,
}

impl Names {
    fn path(&mut self, segments: &[String]) {
        match segments {
            [head, second, ..] if head == "crate" => {
                self.rooms.insert(second.clone());
            }
            [head, ..] => {
                self.crates.insert(head.clone());
            }
            [] => {}
        }
        self.idents.extend(segments.iter().cloned());
    }

    fn tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |ident: &syn::Ident| {
            let mut path = before.to_vec();
            path.push(ident.to_string());
            path
        };
        match tree {
            syn::UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => self.path(&with(&name.ident)),
            syn::UseTree::Rename(rename) => self.path(&with(&rename.ident)),
            syn::UseTree::Glob(_) => self.path(before),
            syn::UseTree::Group(group) => {
                for item in &group.items {
                    self.tree(before, item);
                }
            }
        }
    }
}

fn is_test(attrs: &[syn::Attribute]) -> bool {
    attrs.iter().any(|attr| {
        attr.path().is_ident("cfg")
            && attr
                .parse_args::<syn::Ident>()
                .is_ok_and(|ident| ident == "test")
    })
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            syn::visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        self.path(&segments);
        syn::visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.methods.insert(call.method.to_string());
        syn::visit::visit_expr_method_call(self, call);
    }
}

fn core_files() -> Vec<(PathBuf, String, Names)> {
    files(&root().join("src"), &[".rs"])
        .into_iter()
        .filter(|path| !path.ends_with("lib.rs") && !path.ends_with("engine/types.rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("readable");
            let syntax = syn::parse_file(&text).expect("parses");
            let mut names = Names::default();
            names.visit_file(&syntax);
            let room = room(&path);
            (path, room, names)
        })
        .collect()
}

#[test]
fn rooms_of_the_core_use_only_the_rooms_they_may() {
    let rooms: BTreeSet<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
    let mut broken = Vec::new();
    for (path, own, names) in core_files() {
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == own) else {
            broken.push(format!("{}: the room {own} has no rule", path.display()));
            continue;
        };
        for used in names
            .rooms
            .iter()
            .filter(|used| rooms.contains(used.as_str()))
        {
            let may =
                *used == own || LEAVES.contains(&used.as_str()) || allowed.contains(&used.as_str());
            if !may {
                broken.push(format!("{}: {own} uses {used}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn only_wasm_names_the_browser() {
    for (path, own, names) in core_files() {
        let named: Vec<_> = BROWSER
            .iter()
            .filter(|name| names.crates.contains(**name))
            .collect();
        assert!(
            own == "wasm" || named.is_empty(),
            "{}: names {named:?}",
            path.display()
        );
    }
}

#[test]
fn the_core_has_no_clock_no_foreign_randomness_and_no_inexact_arithmetic() {
    for (path, own, names) in core_files() {
        for name in IMPURE {
            assert!(!names.idents.contains(name), "{}: {name}", path.display());
        }
        assert!(
            own == "rng" || !names.crates.contains("rand"),
            "{}: draws past the named streams",
            path.display()
        );
        for method in INEXACT_METHODS {
            assert!(
                !names.methods.contains(method),
                "{}: .{method}()",
                path.display()
            );
        }
    }
}

/// The only files of the page that may import a wasm package, and which.
const BINDINGS: [(&str, &str); 2] = [
    ("engine/packages.ts", "pkg/"),
    ("engine/files.worker.ts", "pkg/whole"),
];

/// Folders of `www/src` and the folders they may import from.
const PAGE: &[(&str, &[&str])] = &[
    ("engine", &["engine"]),
    ("state", &["state", "engine", "i18n"]),
    ("views", &["views", "controls", "state", "draw", "i18n"]),
    ("controls", &["controls", "i18n"]),
    ("draw", &["draw"]),
    ("i18n", &["i18n"]),
];

fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for marker in ["from '", "from \"", "import '", "import(\"", "import('"] {
        for (at, _) in text.match_indices(marker) {
            let rest = &text[at + marker.len()..];
            if let Some(end) = rest.find(['\'', '"']) {
                found.push(rest[..end].to_string());
            }
        }
    }
    found
}

fn resolve(from: &Path, import: &str) -> PathBuf {
    let mut path = from.parent().expect("has a folder").to_path_buf();
    for part in Path::new(import) {
        match part.to_str().expect("UTF-8") {
            "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path
}

#[test]
fn folders_of_the_page_import_only_what_they_may() {
    let base = root().join("www/src");
    let mut broken = Vec::new();
    let sources = files(&base, &[".ts", ".svelte"]);
    assert!(sources.len() > 20, "the page is there");
    for path in sources
        .iter()
        .filter(|path| !path.to_string_lossy().ends_with(".test.ts"))
    {
        let below = path.strip_prefix(&base).expect("below src");
        let folder = below.iter().next().expect("named").to_string_lossy();
        let text = fs::read_to_string(path).expect("readable");
        for import in imports(&text)
            .iter()
            .filter(|import| import.starts_with('.'))
        {
            let target = resolve(path, import);
            let Ok(target) = target.strip_prefix(&base) else {
                let knows = (BINDINGS.iter())
                    .any(|(file, package)| path.ends_with(file) && import.contains(package));
                if import.contains("pkg/") && !knows {
                    broken.push(format!("{}: imports the wasm package", below.display()));
                }
                continue;
            };
            let to = target.iter().next().map(|s| s.to_string_lossy());
            let Some((_, allowed)) = PAGE.iter().find(|(name, _)| *name == folder) else {
                continue; // main.ts wires everything
            };
            let is_type_only = target.ends_with("engine/types")
                && text.contains("import type")
                && folder != "draw";
            if !to.as_deref().is_some_and(|to| allowed.contains(&to)) && !is_type_only {
                broken.push(format!("{}: imports {import}", below.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn draw_keeps_no_state() {
    for path in files(&root().join("www/src/draw"), &[".ts"]) {
        let text = fs::read_to_string(&path).expect("readable");
        for line in text.lines() {
            assert!(
                !line.starts_with("let ") && !line.starts_with("export let "),
                "{}: {line}",
                path.display()
            );
        }
    }
}
