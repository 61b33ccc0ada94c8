//! Sentences of every language, with what is said of their numbers where the emergency number is 112.

use crate::foundation::calendar::Date;
use crate::foundation::diagnostic::{Diagnostics, SourceFiles};
use crate::foundation::resources::MemoryResources;
use crate::guide::check::check_guide;
use crate::guide::language::Languages;
use crate::guide::source::{ReadOptions, read_guide};

const CLINIC: &str = "name = \"Lakeside Skin Clinic\"\naddress = [\"1 Harbour Street\"]\nphone = \"+46 8 123 456 78\"\nemergency = \"112\"\n\
    [call.night]\nnumber = \"116 117\"\nen = \"Night line\"\n";
const HEAD: &str = "title = \"T\"\nreview.revised = 2026-06-01\n[[section]]\nid = \"a\"\ntitle = \"A\"\n[[section.block]]\n";

/// What is said of the numbers of a guide in one file: `!` a foreign number, `?` an unknown telephone, `&` words without their number.
fn said_of_guide(tag: &str, body: &str) -> Vec<String> {
    let path = format!("guides/leaf.{tag}.toml");
    let resources = MemoryResources::new().with("guides/clinic.toml", CLINIC).with(&path, format!("date = 2026-06-01\n{body}"));
    let languages = Languages::built_in();
    let (guide, complaints) = read_guide(&resources, &languages, &mut SourceFiles::new(), &path, &ReadOptions::default());
    let guide = guide.unwrap_or_else(|| panic!("{body}: {complaints:?}"));
    let found: Diagnostics = check_guide(&guide, &languages, Date::new(2026, 7, 1).unwrap());
    let said = |message: &str| message.split(['`', '“', '”']).nth(1).unwrap_or_default().to_owned();
    let marked = found.iter().filter_map(|complaint| {
        let kind = match complaint.name {
            "foreign-emergency-number" => "!",
            "unknown-telephone" => "?",
            "call-without-number" => "&",
            _ => return None,
        };
        Some(format!("{kind}{}", said(&complaint.message)))
    });
    marked.collect()
}

fn said_in(tag: &str, block: &str) -> Vec<String> {
    said_of_guide(tag, &format!("{HEAD}{block}\n"))
}

fn said(tag: &str, text: &str) -> Vec<String> {
    said_in(tag, &format!("text = '''{text}'''"))
}

#[test]
fn a_foreign_emergency_number_is_found_in_every_language() {
    let sentences = [
        ("en", "Call 911 if you cannot breathe."),
        ("en", "Call the emergency services on 911."),
        ("en", "Dial 911 or go to hospital."),
        ("en", "Phone 112 or 911."),
        ("en", "The emergency number is (911)."),
        ("en", "Call 911 24 hours a day."),
        ("en", "Call 112/911."),
        ("en", "If it gets worse, 911 is the number. Call **911**."),
        ("en", "Call 911 immediately."),
        ("en", "Contact 911."),
        ("sv", "Ring genast 911."),
        ("sv", "Ring 911 direkt om du får svårt att andas."),
        ("da", "Ring til alarmcentralen på 911."),
        ("nb", "Ring nødnummeret 911!"),
        ("de", "Rufen Sie sofort die 911 an."),
        ("de", "Im Notfall 911 anrufen."),
        ("nl", "Bel meteen 911."),
        ("fr", "Appelez tout de suite le 911."),
        ("fi", "Soita heti numeroon 911."),
        ("tr", "Hemen 911'i arayın."),
        ("tr", "911 numaralı hattı arayın."),
        ("uk", "Негайно телефонуйте за номером 911."),
        ("ar", "اتصل على الرقم 911 فورًا."),
        ("ar", "اتصل بـ911."),
        ("he", "התקשרו מיד למספר 911."),
        ("he", "חייגו 911 או פנו למיון."),
    ];
    for (tag, sentence) in sentences {
        let found = said(tag, sentence);
        assert!(!found.is_empty() && found.iter().all(|said| said == "!911"), "{tag} {sentence}: {found:?}");
    }
    for (tag, sentence, number) in [
        ("ar", "اتصل بالإسعاف ٩١١.", "٩١١"),
        ("en", "Call an ambulance: 9-1-1", "9-1-1"),
        ("fr", "Appelez le 15.", "15"),
        ("de", "Rufen Sie die 144 an.", "144"),
        ("sv", "Ring 1177 för råd.", "1177"),
        ("nb", "Ring 113.", "113"),
        ("uk", "Викличте швидку: 103", "103"),
        ("he", "התקשרו ל-101", "101"),
        ("en", "Ring 999.", "999"),
        ("en", "Call 000 now.", "000"),
        ("da", "Ring 1813.", "1813"),
        ("tr", "155'i arayın.", "155"),
    ] {
        assert_eq!(said(tag, sentence), [format!("!{number}")], "{tag} {sentence}");
    }
}

#[test]
fn numbers_that_count_are_left_alone() {
    let sentences = [
        ("en", "Of 112 patients 10 000 took 110 mg; 911 were women."),
        ("en", "Room 112, page 110, table 119. Dose 120."),
        ("en", "Your pulse is 110. Call us if it is over 120."),
        ("en", "Call if you have a fever over 102 °F."),
        ("en", "Call us 15 minutes before. We call at 15."),
        ("en", "Call 112 or 116117. The night line is 116 117."),
        ("en", "ISBN 978-91-7000-123-4, LOT 0123456789, ref. 08-123 999 78."),
        ("en", "Born 19700101-1234 on 2026-06-01, 7:00–8:00, 120/80 mmHg."),
        ("en", "Call +46 (0)8-123 456 78 or 08-12345678 or 0046 8 123 456 78."),
        ("en", "It costs 999 kr or $911."),
        ("sv", "Ring kl. 8–16, senast 110 minuter före. Det kostar 999 kr. Rum nummer 112."),
        ("sv", "Ring oss före 2026-06-01 eller efter 1530."),
        ("de", "Nehmen Sie 110 mg. Bei 112 Personen, Zimmer 144."),
        ("fr", "Environ 112 patients, 15 jours, 18 ans. Appelez avant 15 heures."),
        ("uk", "У 112 пацієнтів, 103 дні."),
        ("ar", "شارك 112 مريضًا و١٠٣ أطفال."),
        ("tr", "112 hasta, 155 gün."),
        ("fi", "112 potilasta, 118 päivää."),
    ];
    for (tag, sentence) in sentences {
        assert_eq!(said(tag, sentence), [""; 0], "{tag} {sentence}");
    }
}

#[test]
fn a_telephone_that_the_clinic_does_not_have_is_found() {
    for (tag, sentence, number) in [
        ("en", "Questions: +46 8 999 00 11.", "+46 8 999 00 11"),
        ("en", "Call (800) 955-2292.", "(800) 955-2292"),
        ("en", "Call us on 955-2292.", "955-2292"),
        ("en", "Call 4567.", "4567"),
        ("sv", "Tel. 08-999 00 11", "08-999 00 11"),
        ("sv", "Ring 070 123 45 67 eller mejla.", "070 123 45 67"),
        ("nb", "Tlf. 22 59 13 01", "22 59 13 01"),
        ("nl", "Bel 0900-8845.", "0900-8845"),
        ("de", "Telefon: 030/1234567", "030/1234567"),
        ("fr", "01 23 45 67 89", "01 23 45 67 89"),
        ("ar", "هاتف: ٠٨ ٩٩٩ ٠٠ ١١", "٠٨ ٩٩٩ ٠٠ ١١"),
        ("he", "התקשרו 03-999-0011.", "03-999-0011"),
        ("uk", "Тел. (044) 999-00-11", "(044) 999-00-11"),
    ] {
        assert_eq!(said(tag, sentence), [format!("?{number}")], "{tag} {sentence}");
    }
    let links = "[Call us](tel:+4689990011) or [help](tel:911) or [us](tel:+46812345678).";
    assert_eq!(said("en", links), ["?+4689990011", "!911"]);
    assert_eq!(said("en", "[+46 8 999 00 11](tel:+4689990011)"), ["?+4689990011"]);
}

#[test]
fn they_are_found_wherever_they_stand() {
    let section = "[[section]]\nid = \"a\"\n";
    let plain = "title = \"A\"\n[[section.block]]\ntext = \"x\"\n";
    let head = "review.revised = 2026-06-01\n";
    let mut guides: Vec<String> = vec![
        format!("title = \"Call 911\"\n{head}{section}{plain}"),
        format!("title = \"T\"\nsubtitle = \"Call 911\"\n{head}{section}{plain}"),
        format!("title = \"T\"\nnotice = \"Call 911\"\n{head}{section}{plain}"),
        format!("title = \"T\"\n{head}{section}tag = \"Call 911\"\n{plain}"),
        format!("title = \"T\"\n{head}{section}lead = \"Call 911\"\n{plain}"),
        format!("title = \"T\"\n{head}{section}title = \"Call 911\"\nblock = [{{ text = \"x\" }}]\n"),
    ];
    for block in [
        "points = [\"Call 911\"]",
        "points = [{ term = \"Call 911\", text = \"x\" }]",
        "points = [{ text = \"x\", points = [\"Call 911\"] }]",
        "title = \"Call 911\"\npoints = [\"x\"]",
        "steps = [\"Call 911\"]",
        "steps = [{ when = \"Call 911\", text = \"x\" }]",
        "decision = [[\"Call 911\", \"x\"]]",
        "decision = [[\"911\", \"x\"]]",
        "decision = [[\"x\", \"Call 911\"]]",
        "urgency.emergency = [\"Emergency\", \"911\"]",
        "urgency.call = [\"911\", \"x\"]",
        "urgency.home = [\"Home\", \"If worse – 911.\"]",
        "warning = \"Trouble breathing: 911\"",
        "title = \"Call 911\"\nwarning = \"x\"",
        "note.text = \"Call 911\"",
        "note.title = \"Call 911\"\nnote.text = \"x\"",
        "sources = [{ url = \"https://x.example/911-call\", title = \"Call 911\" }]",
        "sources = [{ url = \"https://x.example\", title = \"x\", publisher = \"Call 911\" }]",
    ] {
        guides.push(format!("title = \"T\"\n{head}{section}title = \"A\"\n[[section.block]]\n{block}\n"));
    }
    for checklist in [
        "title = \"Call 911\"\nquestions = [\"x\"]",
        "title = \"x\"\nlead = \"Call 911\"\nquestions = [\"x\"]",
        "title = \"x\"\nquestions = [\"Should I call 911?\"]",
        "title = \"x\"\nemergency = \"Trouble breathing? 911\"\nquestions = [\"x\"]",
        "title = \"x\"\ngroup = [{ title = \"Call 911\", items = [\"x\"] }]",
        "title = \"x\"\ngroup = [{ title = \"x\", items = [\"911\"] }]",
        "title = \"x\"\nfield = [{ label = \"Emergency 911\" }]",
    ] {
        guides.push(format!("title = \"T\"\n{head}{section}{plain}[checklist]\n{checklist}\n"));
    }
    for guide in guides {
        assert_eq!(said_of_guide("en", &guide), ["!911"], "{guide}");
    }
}

#[test]
fn words_that_ask_to_call_the_clinic_need_its_number() {
    for (tag, sentence, words) in [
        ("en", "Call us before you start if you take blood thinners.", "Call us"),
        ("en", "Ring or visit the ward if you are worried.", "Ring or visit the ward"),
        ("en", "Contact us first.", "Contact us"),
        ("en", "Get emergency care. Contact us afterwards.", ""),
        ("en", "Severe signs need emergency care, not only a call to the clinic.", ""),
        ("en", "Call 112, then tell us.", ""),
        ("en", "Call us on +46 8 123 456 78.", ""),
        ("en", "[Call us](call:clinic) or 112.", ""),
        ("en", "[Call us](call:emergency).", "Call us"),
        ("sv", "Ring oss om du blöder.", "Ring oss"),
        ("sv", "Ring direkt till kliniken.", "Ring direkt till kliniken"),
        ("da", "Ring til os.", "Ring til os"),
        ("nb", "Ring klinikken.", "Ring klinikken"),
        ("de", "Rufen Sie uns an, wenn Sie bluten.", "Rufen Sie uns"),
        ("de", "Sie können uns jederzeit anrufen.", "uns jederzeit anrufen"),
        ("nl", "Bel ons als het erger wordt.", "Bel ons"),
        ("fr", "Appelez-nous.", "Appelez-nous"),
        ("fi", "Soita meille.", "Soita meille"),
        ("tr", "Hemen bizi arayın.", "bizi arayın"),
        ("uk", "Зателефонуйте нам.", "Зателефонуйте нам"),
        ("ar", "اتصل بنا قبل البدء.", "اتصل بنا"),
        ("he", "התקשרו אלינו.", "התקשרו אלינו"),
    ] {
        let expected: Vec<String> = if words.is_empty() { Vec::new() } else { vec![format!("&{words}")] };
        assert_eq!(said_in(tag, &format!("warning = \"{sentence}\"")), expected, "{tag} {sentence}");
        assert_eq!(said_in(tag, &format!("warning = \"{sentence}\"\ncall = \"clinic\"")), [""; 0], "{tag} {sentence}");
    }
    assert_eq!(said_in("en", "urgency.emergency = [\"Call us\", \"x\"]"), ["&Call us"]);
    assert_eq!(said_in("en", "urgency.call = [\"Call us\", \"x\"]"), [""; 0]);
    assert_eq!(said_in("en", "urgency.call = [\"Call us\", \"x\"]\ncall = \"emergency\""), ["&Call us"]);
    let list = format!("{HEAD}text = \"x\"\n[checklist]\ntitle = \"x\"\nquestions = [\"x\"]\nemergency = \"Call us.\"\n");
    assert_eq!(said_of_guide("en", &list), ["&Call us"]);
    assert_eq!(said_of_guide("en", &format!("{list}call = false\n")), [""; 0]);
}
