//! Addresses that a guide may lead to.

use super::plain::invisible_sign;
use crate::foundation::diagnostic::{Diagnostic, Origin};

/// The complaint that an address is not one of the kinds that may be printed and followed.
pub(in crate::guide::source) fn unsafe_link(url: &str, schemes: &[&str], at: Origin) -> Option<Diagnostic> {
    if let Some(complaint) = invisible_sign(url, at) {
        return Some(complaint);
    }
    let lower = url.to_ascii_lowercase();
    let scheme = schemes.iter().find(|scheme| lower.starts_with(**scheme));
    let clean = !url.chars().any(|sign| sign.is_whitespace() || sign.is_control());
    if let Some(scheme) = scheme.filter(|scheme| clean && url.len() > scheme.len()) {
        return misfit(url, scheme, &lower, at);
    }
    let complaint = Diagnostic::error("unsafe-link", at, format!("`{url}` is no address that a guide may lead to"));
    Some(if !lower.contains(':') && lower.contains('.') && !lower.contains('@') && clean {
        complaint.hint(format!("write the whole address: https://{url}"))
    } else if lower.contains('@') && !lower.contains(':') && clean {
        complaint.hint(format!("write mailto:{url}"))
    } else {
        complaint.hint(format!("an address starts with {}", schemes.join(", ")))
    })
}

/// The complaint that what stands behind a scheme is not what belongs there (RFC 3966 for telephones, RFC 3986 section 3.2 for sites).
fn misfit(url: &str, scheme: &str, lower: &str, at: Origin) -> Option<Diagnostic> {
    let rest = lower.get(scheme.len()..).unwrap_or("");
    let unsafe_link = |message: String| Diagnostic::error("unsafe-link", at, message);
    match scheme {
        "tel:" => {
            let number = rest.split(';').next().unwrap_or("");
            let dials = |sign: char| sign.is_ascii_digit() || matches!(sign, '+' | '-' | '.' | '(' | ')' | '*' | '#' | '/');
            let good = number.chars().filter(char::is_ascii_digit).count() >= 2 && number.replace("%20", "").chars().all(dials);
            (!good).then(|| {
                unsafe_link(format!("`{url}` holds no number that a telephone can dial"))
                    .hint("write tel: and the digits, for example tel:+4681234567")
            })
        }
        "mailto:" => {
            let address = rest.split('?').next().unwrap_or("");
            let good = address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
            (!good).then(|| {
                unsafe_link(format!("`{url}` holds no e-mail address")).hint("write for example mailto:reception@clinic.example")
            })
        }
        _ => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or("");
            if host.contains('@') {
                let complaint =
                    unsafe_link(format!("`{url}` has a name or a password before its host, and everybody would read it"));
                return Some(complaint.hint("write the address without what stands before the sign @"));
            }
            let good = host.contains('.') && host.starts_with(char::is_alphanumeric);
            (!good).then(|| {
                unsafe_link(format!("`{url}` names no site"))
                    .hint(format!("write the whole address, for example {scheme}www.clinic.example"))
            })
        }
    }
}
