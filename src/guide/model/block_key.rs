//! The keys by which authors say what a block is.

/// Makes the keys, their names and the list of all of them from one list: none can be forgotten in another.
macro_rules! block_keys {
    ($($key:ident = $name:literal),* $(,)?) => {
        /// The key of a block, which says what it is.
        #[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
        pub enum BlockKey {
            $(#[doc = concat!("`", $name, "`")] $key,)*
        }

        impl BlockKey {
            /// All of them, in the order in which they are explained.
            pub const ALL: &[BlockKey] = &[$(BlockKey::$key),*];

            /// Their names, in the same order.
            pub const NAMES: &[&str] = &[$($name),*];

            /// As authors write it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(BlockKey::$key => $name,)*
                }
            }
        }
    };
}

block_keys! {
    Text = "text",
    Points = "points",
    Steps = "steps",
    Decision = "decision",
    Columns = "columns",
    Urgency = "urgency",
    Warning = "warning",
    Note = "note",
    Picture = "picture",
    Sources = "sources",
    Contact = "contact",
    Review = "review",
}

impl BlockKey {
    /// The key of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<BlockKey> {
        BlockKey::ALL.iter().copied().find(|key| key.name() == name)
    }
}
