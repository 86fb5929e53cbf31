//! Rates, statuses and tallies of small sites: worked examples, edges, and what
//! must hold for any figures.

mod edges;
mod examples;
mod properties;
mod statuses;
mod tallies;
mod tiny;
