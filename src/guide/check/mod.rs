//! Judgements about the words.
