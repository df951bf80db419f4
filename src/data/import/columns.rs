//! Named values of nodes or edges while a file is read.

use super::limits::{BYTES, CELLS, COLUMNS, over};
use crate::data::NodeValues;
use crate::error::Result;
use std::collections::{BTreeMap, BTreeSet};

/// What stands for no value in a column of numbers, in lower case.
const NOTHING: [&str; 6] = ["na", "n/a", "nan", "null", "none", "-"];

/// One column: all its texts in one, so that a million values cost no million allocations.
#[derive(Default)]
pub struct Column {
    pub name: String,
    text: String,
    /// Where the value of each row begins and ends; empty where it has none. May be shorter than there
    /// are rows.
    spans: Vec<(u32, u32)>,
    /// Its values are texts even where all of them look like numbers.
    is_text: bool,
}

impl Column {
    /// Empty where a row has no value.
    pub fn get(&self, row: usize) -> &str {
        let (start, end) = self.spans.get(row).copied().unwrap_or_default();
        &self.text[start as usize..end as usize]
    }

    fn values(&self) -> impl Iterator<Item = &str> {
        (self.spans.iter())
            .filter(|(start, end)| start < end)
            .map(|&(start, end)| &self.text[start as usize..end as usize])
    }

    pub fn present(&self) -> usize {
        self.values().count()
    }

    pub fn distinct(&self) -> usize {
        self.values().collect::<BTreeSet<&str>>().len()
    }

    /// Whether there are numbers, and nothing but numbers and what stands for none.
    pub fn is_numeric(&self) -> bool {
        let mut some = false;
        !self.is_text
            && self.values().all(|value| {
                let number = number(value);
                some |= number.is_some_and(f32::is_finite);
                number.is_some()
            })
            && some
    }

    /// The values of some rows.
    pub fn node_values(&self, rows: usize) -> NodeValues {
        match self.is_numeric() {
            true => NodeValues::Numbers((0..rows).map(|row| self.number(row)).collect()),
            false => NodeValues::Texts((0..rows).map(|row| self.get(row).to_string()).collect()),
        }
    }

    /// NaN where a row has no number.
    pub fn number(&self, row: usize) -> f32 {
        number(self.get(row)).unwrap_or(f32::NAN)
    }
}

/// A number, or NaN for what stands for none; `None` for a text.
fn number(value: &str) -> Option<f32> {
    let value = value.trim();
    match value.parse::<f32>() {
        Ok(number) if number.is_finite() => Some(number),
        _ => {
            let lower = value.to_ascii_lowercase();
            (value.is_empty() || NOTHING.contains(&lower.as_str())).then_some(f32::NAN)
        }
    }
}

/// Columns in the order in which they were met.
#[derive(Default)]
pub struct Columns {
    list: Vec<Column>,
    places: BTreeMap<String, usize>,
    cells: usize,
    bytes: usize,
}

impl Columns {
    /// The column of this name, which may be new.
    ///
    /// # Errors
    /// More columns than a page can work with.
    pub fn column(&mut self, name: &str) -> Result<usize> {
        if let Some(&place) = self.places.get(name) {
            return Ok(place);
        }
        if self.list.len() == COLUMNS {
            return Err(over("columns", COLUMNS));
        }
        self.places.insert(name.to_string(), self.list.len());
        self.list.push(Column {
            name: name.to_string(),
            ..Column::default()
        });
        Ok(self.list.len() - 1)
    }

    pub fn find(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// Its values are texts, whatever they look like.
    pub fn mark_text(&mut self, column: usize) {
        self.list[column].is_text = true;
    }

    /// # Errors
    /// More values than a page can work with.
    pub fn set(&mut self, column: usize, row: u32, value: &str) -> Result<()> {
        if value.is_empty() {
            return Ok(());
        }
        let column = &mut self.list[column];
        let row = row as usize;
        if column.spans.len() <= row {
            self.cells += row + 1 - column.spans.len();
            if self.cells > CELLS {
                return Err(over("values", CELLS));
            }
            column.spans.resize(row + 1, (0, 0));
        }
        // Values that a file states once for all rows could be as long as the file, again and again.
        self.bytes += value.len();
        if self.bytes > 2 * BYTES {
            return Err(over("bytes", 2 * BYTES));
        }
        let start = column.text.len() as u32;
        column.text.push_str(value);
        column.spans[row] = (start, column.text.len() as u32);
        Ok(())
    }

    /// By name, which may be new.
    ///
    /// # Errors
    /// See [`Columns::column`] and [`Columns::set`].
    pub fn put(&mut self, name: &str, row: u32, value: &str) -> Result<()> {
        let column = self.column(name)?;
        self.set(column, row, value)
    }

    /// Gives a value to every row that has none.
    ///
    /// # Errors
    /// See [`Columns::put`].
    pub fn fill(&mut self, name: &str, rows: usize, value: &str, is_text: bool) -> Result<()> {
        let column = self.column(name)?;
        if is_text {
            self.mark_text(column);
        }
        for row in 0..rows {
            if self.get(column, row).is_empty() {
                self.set(column, row as u32, value)?;
            }
        }
        Ok(())
    }

    pub fn all(&self) -> &[Column] {
        &self.list
    }

    pub fn get(&self, column: usize, row: usize) -> &str {
        self.list[column].get(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_numbers_may_lack_some() {
        let mut columns = Columns::default();
        for (row, value) in [(0, "1.5"), (2, "NA"), (3, "2e1")] {
            columns.put("age", row, value).expect("few");
        }
        columns.put("town", 1, "Ulm").expect("few");
        let age = &columns.all()[0];
        assert!(age.is_numeric() && !columns.all()[1].is_numeric());
        let NodeValues::Numbers(values) = age.node_values(5) else {
            panic!("numbers");
        };
        assert_eq!((values[0], values[3]), (1.5, 20.0));
        assert!(values[1].is_nan() && values[2].is_nan() && values[4].is_nan());
        assert_eq!((age.present(), age.distinct()), (3, 3));
    }

    #[test]
    fn texts_stay_texts() {
        let mut columns = Columns::default();
        columns.put("zip", 0, "07745").expect("few");
        columns.mark_text(0);
        assert_eq!(
            columns.all()[0].node_values(2),
            NodeValues::Texts(vec!["07745".into(), String::new()])
        );
    }

    #[test]
    fn a_bomb_of_columns_is_refused() {
        let mut columns = Columns::default();
        let refused = (0..=COLUMNS).find_map(|i| columns.put(&i.to_string(), 0, "1").err());
        assert!(refused.is_some());
        let mut columns = Columns::default();
        let refused = (0..COLUMNS).find_map(|i| columns.put(&i.to_string(), 24_999, "1").err());
        assert!(refused.is_some());
    }
}
