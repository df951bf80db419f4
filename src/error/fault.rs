//! What can be wrong in a file, as a code that the page's catalogues word.

use crate::told::told;

/// One kind of mistake. What was found there stands beside it in the error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "kebab-case"))]
pub enum Fault {
    /// Nothing but blanks.
    Empty,
    /// Bytes that are no text, such as a picture's.
    NotText,
    /// An archive or a compressed file.
    Compressed,
    /// Text in an encoding other than UTF-8 and UTF-16.
    NotUtf8,
    /// Something else stands where the format asks for a thing of its own.
    Syntax,
    /// It ends before what was begun is closed.
    Unclosed,
    /// XML or JSON of another kind than a graph.
    NoGraph,
    /// A node or an edge lacks what it must have.
    MissingField,
    /// An edge names a node that is not in the file.
    UnknownNode,
    /// Two nodes have the same name.
    DuplicateNode,
    /// A text stands where a number must.
    NotANumber,
    /// A number names no row of the file's own list.
    BeyondEnd,
    /// A row has one cell, but an edge needs two.
    TooFewCells,
    /// More or fewer entries than the file's head states.
    WrongCount,
    /// Nested more deeply than any graph is.
    TooDeep,
    /// A document type with entities, which could multiply without bound.
    Entities,
    /// Edges between more than two nodes.
    Hyperedges,
    /// Part of the format, but nothing that could be used.
    Unsupported,
    /// A choice names a column that the file does not have.
    UnknownColumn,
}

told!(Fault as code: Empty, NotText, Compressed, NotUtf8, Syntax, Unclosed, NoGraph, MissingField, UnknownNode, DuplicateNode, NotANumber, BeyondEnd, TooFewCells, WrongCount, TooDeep, Entities, Hyperedges, Unsupported, UnknownColumn);

impl Fault {
    /// In English, for what is found.
    pub fn sentence(self) -> &'static str {
        match self {
            Fault::Empty => "the file is empty",
            Fault::NotText => "the file is no text",
            Fault::Compressed => "the file is compressed; unpack it first",
            Fault::NotUtf8 => "the text is not UTF-8; save it in that encoding",
            Fault::Syntax => "this does not belong here",
            Fault::Unclosed => "the file ends before this is closed",
            Fault::NoGraph => "this is no graph in a known format",
            Fault::MissingField => "this is missing",
            Fault::UnknownNode => "an edge names a node that is not in the file",
            Fault::DuplicateNode => "two nodes have this name",
            Fault::NotANumber => "a number must stand here",
            Fault::BeyondEnd => "the list has no such number",
            Fault::TooFewCells => "a row needs two cells, source and target",
            Fault::WrongCount => "the file has another number of entries than its head states",
            Fault::TooDeep => "this is nested too deeply",
            Fault::Entities => "a document type with entities is not read; remove it",
            Fault::Hyperedges => "edges between more than two nodes cannot be used",
            Fault::Unsupported => "this part of the format cannot be used",
            Fault::UnknownColumn => "the file has no such column",
        }
    }
}
