//! XML as one item after another, bounded: no entities of a document's own, no deep nesting.

use super::limits::DEPTH;
use super::text::Source;
use crate::error::{Fault, Result};
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

pub struct Xml<'a> {
    source: Source<'a>,
    reader: Reader<&'a [u8]>,
    /// Where the elements that are open begin.
    open: Vec<usize>,
}

pub enum Item<'a> {
    Open(Element<'a>),
    /// Its local name.
    Close(String),
    Text(Cow<'a, str>),
    End,
}

pub struct Element<'a> {
    start: BytesStart<'a>,
    /// The byte at which it begins.
    pub offset: usize,
}

impl<'a> Xml<'a> {
    pub fn new(source: Source<'a>) -> Self {
        let mut reader = Reader::from_str(source.text);
        reader.config_mut().expand_empty_elements = true;
        Xml {
            source,
            reader,
            open: Vec::new(),
        }
    }

    /// # Errors
    /// What is no well-formed XML, entities of the document's own, or deep nesting.
    pub fn next(&mut self) -> Result<Item<'a>> {
        loop {
            let offset = self.reader.buffer_position() as usize;
            let event = self.reader.read_event().map_err(|_| {
                let at = self.reader.error_position() as usize;
                self.source.fault_at(at, Fault::Syntax)
            })?;
            match event {
                Event::Start(start) => {
                    if self.open.len() == DEPTH {
                        return Err(self.source.fault_at(offset, Fault::TooDeep));
                    }
                    self.open.push(offset);
                    return Ok(Item::Open(Element { start, offset }));
                }
                Event::End(end) => {
                    self.open.pop();
                    return Ok(Item::Close(end.local_name().as_ref().to_string()));
                }
                Event::Text(text) => return Ok(Item::Text(text.into_inner())),
                Event::CData(text) => return Ok(Item::Text(text.into_inner())),
                Event::GeneralRef(name) => {
                    let found = match name.resolve_char_ref() {
                        Ok(Some(letter)) => Some(Cow::Owned(letter.to_string())),
                        Ok(None) => resolve_predefined_entity(&name).map(Cow::Borrowed),
                        Err(_) => None,
                    };
                    let unknown = || self.source.fault_at(offset, Fault::Syntax);
                    return found.map(Item::Text).ok_or_else(unknown);
                }
                Event::DocType(kind) if kind.contains("ENTITY") => {
                    return Err(self.source.fault_at(offset, Fault::Entities));
                }
                Event::Eof => {
                    return match self.open.last() {
                        Some(&begun) => Err(self.source.fault_at(begun, Fault::Unclosed)),
                        None => Ok(Item::End),
                    };
                }
                _ => {}
            }
        }
    }
}

impl Element<'_> {
    /// The local name.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The value of an attribute, with its references resolved.
    ///
    /// # Errors
    /// A list of attributes that is not well-formed.
    pub fn attribute(&self, name: &str, source: Source) -> Result<Option<String>> {
        let fault = |_| source.fault_at(self.offset, Fault::Syntax);
        // Without the checks for duplicates, which would compare each attribute with each.
        for attribute in self.start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| fault(()))?;
            if attribute.key.local_name().into_inner() == name {
                let value = unescape(&attribute.value).map_err(|_| fault(()))?;
                return Ok(Some(value.into_owned()));
            }
        }
        Ok(None)
    }

    /// The same, where it must be there.
    ///
    /// # Errors
    /// It is not.
    pub fn needed(&self, name: &str, source: Source) -> Result<String> {
        let missing = || source.fault(self.offset, Fault::MissingField, name);
        self.attribute(name, source)?.ok_or_else(missing)
    }
}
