//! Records as Python writes them: networkx puts one behind each row of an edge list.

/// The names and values of `{'weight': 4, 'kind': "a b"}`; `None` for anything else.
pub fn record(text: &str) -> Option<Vec<(String, String)>> {
    let mut rest = text.trim().strip_prefix('{')?.strip_suffix('}')?.trim();
    let mut fields = Vec::new();
    while !rest.is_empty() {
        let (name, after) = value(rest)?;
        let (value, after) = value(after.trim_start().strip_prefix(':')?.trim_start())?;
        fields.push((name, value));
        rest = after.trim_start();
        if !rest.is_empty() {
            rest = rest.strip_prefix(',')?.trim_start();
        }
    }
    Some(fields)
}

/// A text or a bare word, and what follows.
fn value(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next()?;
    if quote != '\'' && quote != '"' {
        let end = text
            .find([',', ':', '{', '}', '[', '('])
            .unwrap_or(text.len());
        let word = text[..end].trim_end();
        let word = if word == "None" { "" } else { word };
        return Some((word.to_string(), &text[end..]));
    }
    let mut out = String::new();
    let mut letters = text[1..].char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => match letters.next()?.1 {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                other => out.push(other),
            },
            _ if letter == quote => return Some((out, &text[1 + at + 1..])),
            _ => out.push(letter),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read() {
        let read = |text| record(text).expect("a record");
        assert!(read("{}").is_empty());
        let fields = read(r#"{'weight': 4.5, 'kind': "it's, b", 'old': None, 'x': 'a\'b'}"#);
        let expected = [
            ("weight", "4.5"),
            ("kind", "it's, b"),
            ("old", ""),
            ("x", "a'b"),
        ];
        let expected: Vec<(String, String)> = (expected.iter())
            .map(|(name, value)| (name.to_string(), value.to_string()))
            .collect();
        assert_eq!(fields, expected);
    }

    #[test]
    fn anything_else_is_not() {
        for text in [
            "",
            "{",
            "{'a'}",
            "{'a': 'b}",
            "{'a': [1, 2]}",
            "{'a': 1 'b': 2}",
            "{'",
        ] {
            assert_eq!(record(text), None, "{text}");
        }
    }
}
