//! Closed sets of words: an enum that knows its own writing.

/// A value that is written as one word out of a few, the same in YAML and JSON.
pub trait Word: Sized + Copy {
    /// Every word, in order.
    const WORDS: &'static [&'static str];
    /// Its writing.
    fn word(self) -> &'static str;
    /// The value of a word.
    fn from_word(word: &str) -> Option<Self>;
}

/// Declares an enum with its words.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[doc = $doc:literal])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $doc])* $variant),* }
        impl $crate::model::word::Word for $name {
            const WORDS: &'static [&'static str] = &[$($word),*];
            fn word(self) -> &'static str { match self { $(Self::$variant => $word),* } }
            fn from_word(word: &str) -> Option<Self> { match word { $($word => Some(Self::$variant),)* _ => None } }
        }
    };
}
