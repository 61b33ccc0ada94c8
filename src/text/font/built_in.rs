//! The font files that are part of the program, in the order in which their families are tried.

/// All under the SIL Open Font License, unmodified (see `fonts/`).
pub(super) const FILES: [&[u8]; 9] = [
    include_bytes!("../../../fonts/source-sans-3/SourceSans3_400Regular.ttf"),
    include_bytes!("../../../fonts/source-sans-3/SourceSans3_400Regular_Italic.ttf"),
    include_bytes!("../../../fonts/source-sans-3/SourceSans3_600SemiBold.ttf"),
    include_bytes!("../../../fonts/source-sans-3/SourceSans3_700Bold.ttf"),
    include_bytes!("../../../fonts/source-sans-3/SourceSans3_700Bold_Italic.ttf"),
    include_bytes!("../../../fonts/vazirmatn/Vazirmatn_400Regular.ttf"),
    include_bytes!("../../../fonts/vazirmatn/Vazirmatn_700Bold.ttf"),
    include_bytes!("../../../fonts/noto-sans-hebrew/NotoSansHebrew_400Regular.ttf"),
    include_bytes!("../../../fonts/noto-sans-hebrew/NotoSansHebrew_700Bold.ttf"),
];
