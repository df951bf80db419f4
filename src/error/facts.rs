//! An error as a record: its `code`, and the facts it carries as `detail`, where it carries any.

use super::Error;
use crate::told::{Field, Tell, Told, serializable};

/// The facts alone.
struct Detail<'a>(&'a Error);

/// Tells the fields of every variant. Forgetting one does not compile.
macro_rules! facts {
    ($error:ident, $each:ident: $($(#[$gate:meta])? $variant:ident { $($fact:ident),* })*) => {
        match $error {
            $($(#[$gate])? Error::$variant { $($fact),* } => {
                $($each(stringify!($fact), $fact.told());)*
            })*
        }
    };
}

impl Tell for Detail<'_> {
    fn tell(&self, each: &mut dyn FnMut(&'static str, Told)) {
        let Detail(error) = self;
        facts! { error, each:
            Malformed { what, reason }
            OutOfRange { name, got, min, max }
            EmptyGraph {}
            UnknownNode { edge, node, nodes }
            SelfLoop { edge, node }
            DuplicateEdge { edge, source, target }
            EdgeWeight { edge, got }
            Length { name, expected, got }
            FeatureNotFinite { node, feature }
            UnknownClass { node, class, classes }
            TooFewClasses { got }
            ClassWithoutTraining { class }
            TooLarge { what, bytes, limit }
            NotBipartite { source, target }
            TooDense { edges }
            NoValidation {}
            CriterionLacks { criterion, lacks }
            WrongTask { needed }
            DataMissing {}
            OtherData { expected, got }
            Indivisible { layer, inputs, of }
            CutAndKept { item }
            HealedAround { item }
            ForeignState { expected, got }
            #[cfg(feature = "whole")] Unreadable { format, line, column, fault, found }
            #[cfg(feature = "whole")] OverLimit { what, limit }
            #[cfg(not(feature = "whole"))] Elsewhere {}
        }
    }
}

impl Tell for Error {
    fn tell(&self, each: &mut dyn FnMut(&'static str, Told)) {
        each("code", Told::Text(self.code()));
        let mut has_facts = false;
        Detail(self).tell(&mut |_, _| has_facts = true);
        if has_facts {
            each("detail", Told::Record(&Detail(self)));
        }
    }
}

serializable!(Error);
