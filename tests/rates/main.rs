//! Rates, statuses and tallies of small sites: worked examples, edges, and what
//! must hold for any figures.

mod courses;
mod edges;
mod examples;
mod kept;
mod kinds;
mod properties;
mod statuses;
mod tallies;
mod tiny;
