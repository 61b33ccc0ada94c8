//! Words that ask to call the clinic where only the emergency number is printed.

use super::surroundings::Spoken;
use crate::foundation::diagnostic::{Diagnostic, Diagnostics};
use crate::guide::language::Language;
use crate::guide::model::{BlockKind, Call, Guide, MarkKind, Rank, Written};
use crate::guide::telephone::{digit, says_number};

/// What to do about it, by where the words stand.
#[derive(Copy, Clone)]
enum Where {
    /// `call` may stand beside them.
    Beside,
    /// In the row for emergencies, whose number is always the emergency number.
    EmergencyRow,
}

/// Complains of such words in warnings, urgency tables and the checklist.
pub(super) fn check_guide(guide: &Guide, language: &Language, found: &mut Diagnostics) {
    for block in guide.blocks() {
        match &block.kind {
            BlockKind::Warning(_, texts, Call::Emergency) => {
                check_texts(&texts.iter().collect::<Vec<_>>(), Where::Beside, guide, language, found);
            }
            BlockKind::Urgency(_, rows, call) => {
                for (rank, row) in rows {
                    let texts: Vec<&Written> = [&row.label].into_iter().chain(&row.text).collect();
                    match (rank, call) {
                        (Rank::Emergency, _) => check_texts(&texts, Where::EmergencyRow, guide, language, found),
                        (Rank::Call, Call::Emergency) => check_texts(&texts, Where::Beside, guide, language, found),
                        (Rank::Home | Rank::Call, _) => {}
                    }
                }
            }
            _ => {}
        }
    }
    if let Some(checklist) = guide.checklist.as_ref().filter(|checklist| checklist.call == Call::Emergency) {
        let sentence: Vec<&Written> = checklist.emergency.iter().collect();
        check_texts(&sentence, Where::Beside, guide, language, found);
    }
}

fn check_texts(texts: &[&Written], place: Where, guide: &Guide, language: &Language, found: &mut Diagnostics) {
    let clinic = &guide.clinic;
    let others = || [&clinic.phone].into_iter().chain(clinic.calls.iter().map(|known| &known.number));
    let has_digit = |text: &Written| text.text.chars().any(|sign| digit(sign).is_some());
    let says_another = |text: &&Written| {
        has_digit(text) && others().any(|number| says_number(&text.text, &number.text))
            || text.marks.iter().any(|mark| matches!(&mark.kind, MarkKind::Number(number) if number.id != "emergency"))
    };
    if texts.iter().any(says_another) {
        return;
    }
    let spoken: Vec<Spoken<'_>> = texts.iter().map(|text| Spoken::of(&text.text, language)).collect();
    let speaks_of_emergency = spoken.iter().any(Spoken::names_emergency);
    for (text, spoken) in texts.iter().zip(&spoken) {
        let Some((start, end)) = spoken.asks_for_clinic(speaks_of_emergency) else { continue };
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let said = text.text.get(start..end).unwrap_or_default();
        let message = format!("“{said}” stands beside the emergency number {} and no other", clinic.emergency.text);
        let complaint = Diagnostic::warning("call-without-number", text.origin_of(byte(start), byte(end)), message);
        let link = format!("[{said}](call:clinic)");
        found.push(match place {
            Where::Beside => complaint
                .hint("write call = \"clinic\" beside this text: the clinic's number is printed in its place")
                .hint(format!(
                    "where both are to be called, make the words a link, which prints the clinic's number behind them: {link}"
                )),
            Where::EmergencyRow => complaint
                .hint("move the words to the row `call`")
                .hint(format!("or make them a link, which prints the clinic's number behind them: {link}")),
        });
    }
}
