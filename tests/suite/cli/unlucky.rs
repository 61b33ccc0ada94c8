//! Runs that are killed, ended, crowded or starved, and places that are odd: words, nothing by halves, nothing left behind.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::{Desk, assert_says};

const FILES: [&str; 4] = ["visit.en.checklist.pdf", "visit.en.pdf", "visit.sv.checklist.pdf", "visit.sv.pdf"];

/// Every file of a folder, and what is in it.
fn contents(desk: &Desk, folder: &str) -> BTreeMap<String, Vec<u8>> {
    desk.names(folder).into_iter().map(|name| (name.clone(), desk.read(&format!("{folder}/{name}")))).collect()
}

fn start(desk: &Desk, line: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_handout"))
        .args(line.split_whitespace())
        .current_dir(desk.folder.path())
        .env("SOURCE_DATE_EPOCH", "1780272000")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What a shell says and ends with; `handout` stands for the program.
fn shell(desk: &Desk, line: &str) -> String {
    let output = Command::new("sh")
        .args(["-c", &line.replace("handout", env!("CARGO_BIN_EXE_handout"))])
        .current_dir(desk.folder.path())
        .env("SOURCE_DATE_EPOCH", "1780272000")
        .output()
        .unwrap();
    let words = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    format!("{words}status {:?}", output.status.code())
}

/// Two states of the guide's two languages, built: the titles differ, and so do all four files.
fn two_states(desk: &Desk) -> [BTreeMap<String, Vec<u8>>; 2] {
    assert_eq!(desk.status("build visit --out old"), 0);
    for (language, title) in [("en", "Before the visit"), ("sv", "Före besöket")] {
        desk.replace(&format!("visit/{language}.toml"), title, &format!("{title} 2"));
        let path = desk.path(&format!("visit/{language}.toml"));
        fs::write(&path, fs::read_to_string(&path).unwrap().replace(title, &format!("{title} 2"))).unwrap();
    }
    assert_eq!(desk.status("build visit --out new"), 0);
    let states = ["old", "new"].map(|folder| contents(desk, folder));
    assert!(FILES.iter().all(|name| states[0][*name] != states[1][*name]), "all files differ");
    states
}

/// Fails unless each language's files are of one state, and nothing else is there.
fn assert_whole(there: &BTreeMap<String, Vec<u8>>, states: &[BTreeMap<String, Vec<u8>>; 2], when: &str) {
    assert_eq!(there.keys().collect::<Vec<_>>(), FILES, "{when}");
    for pair in FILES.chunks(2) {
        let is_of = |state: &BTreeMap<String, Vec<u8>>| pair.iter().all(|name| there[*name] == state[*name]);
        assert!(states.iter().any(is_of), "{pair:?} are of two states {when}");
    }
}

fn lay_out(desk: &Desk, files: &BTreeMap<String, Vec<u8>>) {
    let _ = fs::remove_dir_all(desk.path("out"));
    fs::create_dir(desk.path("out")).unwrap();
    files.iter().for_each(|(name, bytes)| fs::write(desk.path("out").join(name), bytes).unwrap());
}

/// Ends a build with a signal after so many milliseconds, and says whether it died of it.
fn ended(desk: &Desk, signal: &str, after: u64) -> bool {
    let mut build = start(desk, "build visit");
    std::thread::sleep(Duration::from_millis(after));
    let _ = Command::new("kill").args([signal, &build.id().to_string()]).status();
    build.wait().unwrap().signal().is_some()
}

#[test]
fn a_killed_run_leaves_whole_sets_and_the_next_one_cleans_up() {
    let desk = Desk::with_guide();
    let states = two_states(&desk);
    let mut died = 0;
    for after in (0..24).map(|step| 20 + step * 4) {
        lay_out(&desk, &states[0]);
        died += u32::from(ended(&desk, "-KILL", after));
        // The next run writes another language's files only, and still brings the folder in order.
        assert_eq!(desk.status("build visit --language en"), 0);
        assert_whole(&contents(&desk, "out"), &states, &format!("killed after {after} ms"));
    }
    assert!(died > 0, "no run was hit");
}

#[test]
fn a_run_that_is_told_to_end_leaves_nothing() {
    let desk = Desk::with_guide();
    let states = two_states(&desk);
    let mut died = 0;
    for (step, signal) in ["-INT", "-TERM", "-HUP"].into_iter().cycle().take(24).enumerate() {
        lay_out(&desk, &states[0]);
        died += u32::from(ended(&desk, signal, 20 + step as u64 * 4));
        assert_whole(&contents(&desk, "out"), &states, &format!("ended by {signal}"));
    }
    assert!(died > 0, "no run was hit");
    fs::remove_dir_all(desk.path("out")).unwrap();
    if ended(&desk, "-TERM", 30) {
        let left = desk.names("out");
        assert!(left.len().is_multiple_of(2) && !left.iter().any(|name| name.starts_with('.')), "{left:?}");
    }
}

#[test]
fn a_note_of_a_killed_run_is_followed() {
    let desk = Desk::with_guide();
    let states = two_states(&desk);
    lay_out(&desk, &states[0]);
    fs::create_dir(desk.path("out/.handout")).unwrap();
    // As a run leaves it that was killed between two renames: the guide is new, the checklist still to be renamed.
    fs::write(desk.path("out/visit.sv.pdf"), &states[1]["visit.sv.pdf"]).unwrap();
    fs::write(desk.path("out/.handout/new-0-1"), &states[1]["visit.sv.checklist.pdf"]).unwrap();
    fs::write(desk.path("out/.handout/new-7-0"), "half a fi").unwrap();
    let note = "[\"visit.sv.pdf\",\"new-0-0\",\"old-0-0\"]\n[\"visit.sv.checklist.pdf\",\"new-0-1\",null]\n";
    fs::write(desk.path("out/.handout/under-way"), note).unwrap();
    assert_eq!(desk.status("build visit --language en"), 0);
    assert_eq!(contents(&desk, "out"), states[1]);
}

#[test]
fn two_runs_take_turns() {
    let desk = Desk::with_guide();
    let states = two_states(&desk);
    lay_out(&desk, &states[0]);
    // Somebody who holds the lock for a moment.
    fs::create_dir(desk.path("out/.handout")).unwrap();
    let lock = fs::File::create(desk.path("out/.handout/lock")).unwrap();
    lock.lock().unwrap();
    let words = std::thread::scope(|scope| {
        let build = scope.spawn(|| desk.says("build visit"));
        std::thread::sleep(Duration::from_millis(600));
        assert_eq!(desk.read("out/visit.sv.pdf"), states[0]["visit.sv.pdf"], "nothing is written before its turn");
        lock.unlock().unwrap();
        build.join().unwrap()
    });
    assert_says(&words, &["handout: another handout is writing into `out`: waiting", "out/visit.sv.pdf", "status 0"]);
    assert_eq!(contents(&desk, "out"), states[1]);
    // Many at once: each does its work, and nobody trips over another.
    for _ in 0..4 {
        lay_out(&desk, &states[0]);
        let mut runs: Vec<Child> = (0..4).map(|_| start(&desk, "build visit")).collect();
        assert!(runs.iter_mut().all(|run| run.wait().unwrap().success()));
        assert_eq!(contents(&desk, "out"), states[1]);
    }
}

/// Puts something odd in a file's place.
type Making<'a> = &'a dyn Fn(&Desk);

#[test]
fn what_is_no_file_is_not_opened() {
    let desk = Desk::with_guide();
    let make: [(&str, Making); 4] = [
        ("a pipe, a socket or a device", &|desk| {
            assert!(Command::new("mkfifo").arg(desk.path("out/visit.sv.pdf")).status().unwrap().success());
            assert!(fs::metadata(desk.path("out/visit.sv.pdf")).unwrap().file_type().is_fifo());
        }),
        ("there is a link of that name", &|desk| symlink("/dev/zero", desk.path("out/visit.sv.pdf")).unwrap()),
        ("there is a link of that name", &|desk| symlink("nowhere", desk.path("out/visit.sv.pdf")).unwrap()),
        ("a pipe, a socket or a device", &|desk| {
            std::os::unix::net::UnixListener::bind(desk.path("out/visit.sv.pdf")).unwrap();
        }),
    ];
    for (words, make) in make {
        let _ = fs::remove_dir_all(desk.path("out"));
        fs::create_dir(desk.path("out")).unwrap();
        make(&desk);
        let said = desk.says("build visit --language sv");
        assert_says(&said, &["error: cannot write `out/visit.sv.pdf`: ", words, "not written", "status 2"]);
        assert_eq!(desk.names("out"), ["visit.sv.pdf"]);
    }
    // A giant is replaced unread.
    fs::remove_file(desk.path("out/visit.sv.pdf")).unwrap();
    fs::File::create(desk.path("out/visit.sv.pdf")).unwrap().set_len(3 << 30).unwrap();
    assert_eq!(desk.status("build visit --language sv"), 0);
    assert!(fs::metadata(desk.path("out/visit.sv.pdf")).unwrap().len() < 1 << 20);
}

#[test]
fn a_file_that_is_replaced_keeps_its_mode() {
    let desk = Desk::with_guide();
    let states = two_states(&desk);
    let mode = |name: &str| fs::metadata(desk.path("out").join(name)).unwrap().mode() & 0o777;
    let set = |name: &str, mode| fs::set_permissions(desk.path("out").join(name), fs::Permissions::from_mode(mode)).unwrap();
    lay_out(&desk, &states[0]);
    set("visit.sv.pdf", 0o600);
    set("visit.en.pdf", 0o664);
    fs::hard_link(desk.path("out/visit.en.pdf"), desk.path("second name")).unwrap();
    assert_eq!(desk.status("build visit"), 0);
    assert_eq!(contents(&desk, "out"), states[1]);
    assert_eq!((mode("visit.sv.pdf"), mode("visit.en.pdf")), (0o600, 0o664));
    assert_eq!(desk.read("second name"), states[0]["visit.en.pdf"], "a file under another name is another file");
    lay_out(&desk, &states[0]);
    set("visit.sv.checklist.pdf", 0o444);
    let words = desk.says("build visit");
    assert_says(&words, &["cannot write `out/visit.sv.checklist.pdf`: the file that is there is read-only", "status 2"]);
    assert_whole(&contents(&desk, "out"), &states, "with a read-only file");
    assert_eq!(desk.read("out/visit.sv.pdf"), states[0]["visit.sv.pdf"]);
}

#[test]
fn limits_of_the_system_are_told_in_words() {
    let desk = Desk::with_guide();
    let words = shell(&desk, "ulimit -f 16; exec handout build visit --language sv");
    assert_says(&words, &["cannot write `out/visit.sv.pdf`: it is larger than a file may be here", "Some(2)"]);
    assert!(!desk.path("out").exists(), "not even a folder");
    assert_says(
        &shell(&desk, "ulimit -f 1; exec handout snapshot visit > text"),
        &["cannot write to standard output", "Some(2)"],
    );
    assert_says(&shell(&desk, "handout --help > /dev/full"), &["cannot write to standard output: the disk is full", "Some(2)"]);
    assert_says(&shell(&desk, "handout snapshot visit | head -1"), &["document visit.en", "Some(0)"]);
    assert_says(&shell(&desk, "exec handout build visit >&- 2>&-"), &["status Some(0)"]);
    assert_says(&shell(&desk, "mkdir gone; cd gone; rmdir ../gone; exec handout new y"), &["there is no such place", "Some(2)"]);
}

#[test]
fn what_cannot_be_read_among_the_guides_is_said() {
    let desk = Desk::with_guide();
    fs::create_dir(desk.path("guides")).unwrap();
    fs::rename(desk.path("visit"), desk.path("guides/visit")).unwrap();
    let odd = |name: &[u8]| desk.path("guides").join(std::ffi::OsStr::from_bytes(name));
    fs::create_dir(odd(b"odd\xff")).unwrap();
    fs::write(odd(b"sv\xff.toml"), "").unwrap();
    fs::write(odd(b"notes\xff.txt"), "").unwrap();
    symlink("nowhere", odd(b"leaflet")).unwrap();
    symlink("ring", odd(b"ring")).unwrap();
    symlink("nowhere", odd(b"fonts")).unwrap();
    symlink("nowhere", odd(b"picture.png")).unwrap();
    symlink("nowhere", odd(b".#sv.toml")).unwrap();
    insta::assert_snapshot!(desk.says("check guides --format short"), @r#"
    --- out
    warning[unreadable-name]: the name `guides/notes\xff.txt` is no text: some of its bytes belong to no character
    error[unreadable-name]: the name `guides/odd\xff` is no text: some of its bytes belong to no character
    error[unreadable-name]: the name `guides/sv\xff.toml` is no text: some of its bytes belong to no character
    error[broken-link]: the link `guides/leaflet` leads to nothing
    warning[broken-link]: the link `guides/picture.png` leads to nothing
    error[broken-link]: the link `guides/ring` cannot be followed: too many levels of symbolic links
    error[broken-link]: the link `guides/fonts` leads to nothing
    status 1
    "#);
    let odd_argument = Command::new(env!("CARGO_BIN_EXE_handout")).arg("check").arg(odd(b"odd\xff")).output().unwrap();
    assert_eq!(odd_argument.status.code(), Some(2));
    assert!(String::from_utf8(odd_argument.stderr).unwrap().contains("invalid UTF-8"));
}

#[test]
fn nothing_is_read_from_outside_the_folder_of_the_clinic() {
    let desk = Desk::with_guide();
    fs::write(desk.path("secret.toml"), "root:x:0:0 = secret words\n").unwrap();
    fs::create_dir(desk.path("elsewhere")).unwrap();
    fs::write(desk.path("elsewhere/pl.toml"), "secret words").unwrap();
    for name in ["sv.toml", "guide.toml", "clinic.toml"] {
        let path = desk.path("visit").join(name);
        fs::rename(&path, desk.path("kept")).unwrap();
        symlink("../secret.toml", &path).unwrap();
        let words = desk.says("check visit");
        assert_says(&words, &["error[path-outside]", &format!("{name}` leads out of the folder `visit`"), "status 1"]);
        assert!(!words.contains("secret words") && !words.contains("root"), "{words}");
        fs::remove_file(&path).unwrap();
        fs::rename(desk.path("kept"), &path).unwrap();
    }
    for folder in ["languages", "fonts"] {
        symlink("../elsewhere", desk.path("visit").join(folder)).unwrap();
        let words = desk.says("check visit");
        assert_says(&words, &["error[path-outside]", &format!("`visit/{folder}` leads out of the folder `visit`"), "status 1"]);
        fs::remove_file(desk.path("visit").join(folder)).unwrap();
        fs::create_dir(desk.path("visit").join(folder)).unwrap();
    }
    for name in ["languages/pl.toml", "languages/sv.hyphenation.txt", "fonts/letters.ttf"] {
        if name.ends_with(".txt") {
            fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/languages/sv.toml"), desk.path("visit/languages/sv.toml"))
                .unwrap();
        }
        symlink("../../elsewhere/pl.toml", desk.path("visit").join(name)).unwrap();
        let words = desk.says("check visit");
        assert_says(&words, &["error[", &format!("`visit/{name}`"), "leads out of the folder `visit`", "status 1"]);
        assert!(!words.contains("secret words"), "{words}");
        fs::remove_file(desk.path("visit").join(name)).unwrap();
    }
    assert_says(&desk.says("check visit"), &["no complaints", "status 0"]);
}

#[test]
fn a_broken_font_is_named() {
    let font = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/noto-sans-hebrew/NotoSansHebrew_400Regular.ttf")).unwrap();
    let desk = Desk::with_guide();
    fs::create_dir(desk.path("fonts")).unwrap();
    // A fixed row of numbers (Knuth's MMIX), so that the same places are broken on every run.
    let mut state = 7_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for turn in 0..60 {
        let mut broken = font.clone();
        match turn % 3 {
            0 => broken.truncate(next(font.len() - 4)),
            1 => (0..20).for_each(|_| broken[next(400)] = next(256) as u8),
            _ => (0..200).for_each(|_| broken[next(font.len())] = next(256) as u8),
        }
        let whole = broken.len() == font.len();
        fs::write(desk.path("fonts/broken.ttf"), broken).unwrap();
        let words = desk.says("check visit --language sv");
        let is_named =
            words.contains("error[unreadable-font]: the font `fonts/broken.ttf` cannot be used") && words.ends_with("status 1");
        assert!(is_named || whole && words.ends_with("status 0"), "turn {turn}: {words}");
    }
}
