//! What lies among the guides and cannot be read: folders that are closed, names that are no text, links that lead nowhere.
//!
//! A guide that is silently left out is missed only by the patient. What could be a guide, labels or a font is an error, anything else is
//! worth a word.

use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::foundation::resources::{Overlooked, Resources, join};

/// What the names of files end with that are read from a folder beside the guides.
const ENDINGS: [&str; 8] = [".toml", ".hyphenation.txt", ".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2"];

/// The folders beside guides, which [`overlooked_beside`] looks into.
const BESIDE: [&str; 2] = ["languages", "fonts"];

/// Complains of what cannot be read at `path`, a guide's folder or a folder of guides.
pub fn find_overlooked(resources: &dyn Resources, path: &str) -> Diagnostics {
    let folder = join("", path);
    let is_beside = |name: &str| BESIDE.contains(&name);
    let own = resources.overlooked(named(&folder)).into_iter().filter(|one| !is_hidden(one));
    let own: Vec<Overlooked> = own.filter(|one| !matches!(one, Overlooked::Link { name, .. } if is_beside(name))).collect();
    let is_link = |name: &String| own.iter().any(|one| matches!(one, Overlooked::Link { name: link, .. } if link == name));
    let inner = resources.list(named(&folder)).into_iter().filter(|name| !name.starts_with('.') && !is_beside(name));
    let mut found = Diagnostics::new();
    for name in inner.filter(|name| !is_link(name)) {
        found.append(look_at(resources, &join(&folder, &name)));
    }
    own.into_iter().for_each(|one| found.push(complaint(&folder, one)));
    found
}

/// Complains of a folder beside the guides (`languages`, `fonts`) that cannot be read, or of what in it cannot be.
pub fn overlooked_beside(resources: &dyn Resources, shelf: &str, name: &str) -> Diagnostics {
    let link = |one: &Overlooked| matches!(one, Overlooked::Link { name: link, .. } if link == name);
    let links = resources.overlooked(named(shelf)).into_iter().filter(link);
    let mut found: Diagnostics = links.map(|link| complaint(shelf, link)).collect();
    found.append(look_at(resources, &join(shelf, name)));
    found
}

fn named(folder: &str) -> &str {
    if folder.is_empty() { "." } else { folder }
}

fn look_at(resources: &dyn Resources, folder: &str) -> Diagnostics {
    let seen = resources.overlooked(named(folder)).into_iter().filter(|one| !is_hidden(one));
    seen.map(|one| complaint(folder, one)).collect()
}

/// Names that begin with a dot are those of programs.
fn is_hidden(one: &Overlooked) -> bool {
    match one {
        Overlooked::Folder(_) => false,
        Overlooked::Name { shown: name, .. } | Overlooked::Link { name, .. } => name.starts_with('.'),
    }
}

fn complaint(folder: &str, overlooked: Overlooked) -> Diagnostic {
    match overlooked {
        Overlooked::Folder(words) => {
            Diagnostic::error("unreadable-folder", None, format!("the folder `{}` cannot be looked into: {words}", named(folder)))
                .hint("a guide in it would be left out: allow yourself to read it, or move it elsewhere")
        }
        Overlooked::Name { shown, is_folder } => {
            let message = format!("the name `{}` is no text: some of its bytes belong to no character", join(folder, &shown));
            let complaint = if is_folder || has_ending(&shown) {
                Diagnostic::error("unreadable-name", None, message)
            } else {
                Diagnostic::warning("unreadable-name", None, message)
            };
            complaint.hint("give it another name, without the odd characters")
        }
        Overlooked::Link { name, words } => {
            let message = format!("the link `{}` {words}", join(folder, &name));
            let complaint = if !name.contains('.') || has_ending(&name) {
                Diagnostic::error("broken-link", None, message)
            } else {
                Diagnostic::warning("broken-link", None, message)
            };
            complaint.hint("put the file itself there, or delete the link")
        }
    }
}

fn has_ending(name: &str) -> bool {
    let name = name.to_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}
