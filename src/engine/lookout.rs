//! How far one can go, and what comes after: verbs that look beyond the plan in force and change nothing.

use super::Engine;
use super::watch::{Watch, WatchRequest, Watched};
use crate::error::{Result, check_range};
use crate::experiment::{Found, Search, SearchRequest};
use crate::told::told;

/// How far a search is.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct SearchProgress {
    pub done: u32,
    pub of: u32,
    /// What was found, once all is done.
    pub found: Option<Found>,
}

told!(SearchProgress { done, of, found });

/// How far watching is.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(rename_all = "camelCase"))]
pub struct WatchProgress {
    pub done: u32,
    pub of: u32,
    /// What was seen, once all is done.
    pub watched: Option<Watched>,
}

told!(WatchProgress { done, of, watched });

impl Engine {
    /// Begins a search under the plan in force; an unfinished one is dropped.
    ///
    /// # Errors
    /// A share that is none.
    pub fn search_start(&mut self, request: SearchRequest) -> Result<()> {
        check_range("share", request.share, 0.0, 1.0)?;
        let floor = self.pruner.state().floor_ratios[request.card as usize];
        self.search = Some(Search::new(request, self.plan, floor));
        Ok(())
    }

    /// Tries up to `cuts` more cuts of the search that was begun; without one, all is done.
    pub fn search_step(&mut self, cuts: u32) -> SearchProgress {
        let Some(search) = &mut self.search else {
            return SearchProgress {
                done: 0,
                of: 0,
                found: None,
            };
        };
        search.step(&mut self.pruner, cuts);
        let progress = SearchProgress {
            done: search.done(),
            of: 1000,
            found: search.found(),
        };
        if progress.found.is_some() {
            self.search = None;
        }
        progress
    }

    /// Begins to watch the plan in force while new edges arrive; unfinished watching is dropped.
    ///
    /// # Errors
    /// Values outside their ranges.
    pub fn watch_start(&mut self, request: WatchRequest) -> Result<()> {
        self.watch = Some(Watch::new(request, self.pruner.network(), self.spec.seed)?);
        Ok(())
    }

    /// Lets one more batch arrive; without a beginning, all is done.
    ///
    /// # Errors
    /// None that new edges could cause.
    pub fn watch_step(&mut self) -> Result<WatchProgress> {
        let Some(watch) = &mut self.watch else {
            return Ok(WatchProgress {
                done: 0,
                of: 0,
                watched: None,
            });
        };
        watch.step(&mut self.pruner, &self.plan, &self.masks)?;
        let progress = WatchProgress {
            done: watch.done(),
            of: watch.of(),
            watched: watch.watched().cloned(),
        };
        if progress.watched.is_some() {
            self.watch = None;
        }
        Ok(progress)
    }
}
