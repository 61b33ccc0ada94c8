//! Small guides that hold everything a guide can hold, in a language each, set and proven.

use handout::foundation::resources::MemoryResources;
use handout::guide::model::Part;
use handout::layout::page::Pages;
use handout::layout::preflight::Proven;

use super::pictures::gradient;
use crate::support::{CLINIC, one_file, set};

/// The words of a sample.
pub struct Script {
    pub language: &'static str,
    pub title: &'static str,
    pub subtitle: &'static str,
    pub section: &'static str,
    pub lead: &'static str,
    pub paragraph: &'static str,
    pub link: (&'static str, &'static str),
    pub foreign: (&'static str, &'static str),
    pub points: [&'static str; 2],
    pub rows: [[&'static str; 2]; 2],
    pub picture: &'static str,
    pub tick: &'static str,
    pub field: &'static str,
}

pub const SWEDISH: Script = Script {
    language: "sv",
    title: "Före behandlingen",
    subtitle: "En vägledning för dig som ska få mesoterapi",
    section: "Så förbereder du dig",
    lead: "Läs detta i god tid, gärna två veckor före besöket.",
    paragraph: "Undvik blodförtunnande läkemedel om läkaren säger det. Drick vatten, ät frukost och kom utvilad till mottagningen. \
                Ta med en lista över allt du tar, även natur\u{AD}läkemedel. Fråga hellre en gång för mycket än en gång för lite. Läs mer hos",
    link: ("Läkemedelsverket", "https://www.lakemedelsverket.se/sv"),
    foreign: ("à la carte", "fr"),
    points: ["Rodnad i upp till två dygn är vanligt.", "Blåmärken försvinner inom en vecka."],
    rows: [["Lätt svullnad", "Kyl i tio minuter."], ["Feber över 38 °C", "Ring mottagningen samma dag."]],
    picture: "En hand håller en kall kompress mot kinden",
    tick: "Jag har läst igenom vägledningen",
    field: "Mina läkemedel",
};

pub const ARABIC: Script = Script {
    language: "ar",
    title: "قبل العلاج",
    subtitle: "دليل للمرضى الذين سيخضعون للعلاج",
    section: "كيف تستعد للموعد",
    lead: "اقرأ هذا الدليل قبل أسبوعين من الزيارة.",
    paragraph: "تجنّب الأدوية المميعة للدم إذا نصحك الطبيب بذلك. اشرب الماء وتناول وجبة الفطور واحضر إلى العيادة مرتاحًا. \
                أحضر معك قائمة بكل ما تتناوله من أدوية، وبينها الأعشاب الطبيّة. المدة 48 ساعة لا أكثر. اقرأ المزيد لدى",
    link: ("وكالة الأدوية", "https://www.lakemedelsverket.se/ar"),
    foreign: ("Läkemedelsverket", "sv"),
    points: ["الاحمرار لمدة يومين أمر شائع.", "تختفي الكدمات خلال أسبوع."],
    rows: [["تورّم خفيف", "برّد المكان عشر دقائق."], ["حمّى فوق 38", "اتصل بالعيادة في اليوم نفسه."]],
    picture: "يد تمسك كمادة باردة على الخد",
    tick: "قرأت الدليل كاملًا",
    field: "أدويتي",
};

pub const HEBREW: Script = Script {
    language: "he",
    title: "לפני הטיפול",
    subtitle: "מדריך למטופלים העומדים לעבור טיפול",
    section: "כיצד להתכונן",
    lead: "קראו את המדריך שבועיים לפני הביקור.",
    paragraph: "הימנעו מתרופות מדללות דם אם הרופא אמר זאת. שתו מים, אכלו ארוחת בוקר והגיעו רעננים למרפאה. \
                הביאו רשימה של כל התרופות, גם צמחי מרפא. שָׁלוֹם לכל הבאים, עד 48 שעות. קראו עוד אצל",
    link: ("רשות התרופות", "https://www.lakemedelsverket.se/he"),
    foreign: ("Läkemedelsverket", "sv"),
    points: ["אדמומיות במשך יומיים היא שכיחה.", "שטפי דם נעלמים בתוך שבוע."],
    rows: [["נפיחות קלה", "קררו עשר דקות."], ["חום מעל 38", "התקשרו למרפאה באותו יום."]],
    picture: "יד מחזיקה רטייה קרה על הלחי",
    tick: "קראתי את המדריך במלואו",
    field: "התרופות שלי",
};

/// A guide of a cover, contents, a section with everything, and a checklist.
pub fn guide(script: &Script) -> Proven {
    let Script { language, title, subtitle, section, lead, paragraph, picture, tick, field, .. } = script;
    let ((link, address), (foreign, tag)) = (script.link, script.foreign);
    let ([one, other], [[home, rest], [call, ring]]) = (script.points, script.rows);
    let text = format!(
        r#"
clinic = "clinic.toml"
date = 2026-06-01
cover = true
contents = true
title = "{title}"
subtitle = "{subtitle}"

[review]
revised = 2026-06-01

[[section]]
id = "prepare"
title = "{section}"
lead = "{lead}"

[[section.block]]
text = "{paragraph} [{link}]({address}), [{foreign}](lang:{tag})."

[[section.block]]
points = ["{one}", "{other}"]

[[section.block]]
steps = ["{one}", "{other}"]

[[section.block]]
urgency.home = ["{home}", "{rest}"]
urgency.call = ["{call}", "{ring}"]

[[section.block]]
picture.file = "gradient.png"
picture.alt = "{picture}"
picture.caption = "{picture}"

[[section]]
id = "list"
title = "{tick}"
use = "checklist"

[checklist]
title = "{field}"
[[checklist.group]]
title = "{field}"
items = ["{tick}", "{one}"]
[[checklist.field]]
label = "{field}"
[[checklist.field]]
label = "{field}"
lines = 3
"#
    );
    let path = format!("{language}.toml");
    let resources = MemoryResources::new().with("clinic.toml", CLINIC).with("gradient.png", gradient()).with(&path, text);
    set(&resources, &path, Part::Guide)
}

/// A guide of one section with one paragraph.
pub fn paragraph(text: &str) -> Proven {
    let section = format!("[[section]]\nid = \"a\"\ntitle = \"A\"\n[[section.block]]\ntext = \"{text}\"\n");
    let (resources, path) = one_file("sv", &section);
    set(&resources, &path, Part::Guide)
}

/// The words of all nodes in reading order, as a judge compares them.
pub fn words(pages: &Pages) -> String {
    let tree = &pages.tree;
    let spoken = tree.ids().filter(|id| {
        let within_words = tree.node(*id).parent.is_some_and(|parent| tree.node(parent).words.is_some());
        !within_words
    });
    let texts: Vec<&str> = spoken.filter_map(|id| tree.node(id).words.as_ref()).map(|words| words.text.as_str()).collect();
    texts.join("\n")
}
