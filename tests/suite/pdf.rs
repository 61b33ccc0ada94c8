//! Produced files, read back.

mod sample;
mod setter;

use handout::output::pdf::{Body, Options, assemble, write};

use sample::{ARABIC, HEBREW, SWEDISH, Script};
use setter::Faces;

/// Where samples are left for judges from outside.
fn leave(name: &str, bytes: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
    std::fs::create_dir_all(&folder).unwrap();
    #[expect(clippy::disallowed_methods, reason = "a sample for people and judges, outside any product")]
    std::fs::write(folder.join(name), bytes).unwrap();
}

#[test]
fn samples_are_written_and_the_same_twice() {
    let faces = Faces::load();
    for script in [SWEDISH, ARABIC, HEBREW] {
        check_sample(&faces, &script);
    }
}

fn check_sample(faces: &Faces, script: &Script) {
    let pages = sample::guide(faces, script);
    let bytes = write(&pages, Options::default()).unwrap();
    leave(&format!("{}.pdf", script.language), &bytes);
    leave(&format!("{}.txt", script.language), sample::words(&pages).as_bytes());
    assert_eq!(bytes, write(&sample::guide(faces, script), Options::default()).unwrap());
    let body = Body::compose(&pages, Options::default()).unwrap();
    println!("{:?} {}", body.sizes(), assemble(&body).len());
}
