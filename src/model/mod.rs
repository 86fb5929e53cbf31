//! The validated report of a site: ids resolved, years parsed, figures decimal.
//!
//! What stands here is sound: every reference leads somewhere, every row of a
//! plan has a row in every year's results, every missing value says why. Pure
//! data; it knows neither YAML nor HTML. [`Site`](site::Site) is the entry.

pub mod achievement;
pub mod colour;
pub mod correction;
pub mod glossary;
pub mod guideline;
pub mod kana;
pub mod look;
pub mod money;
pub mod narrative;
pub mod observation;
pub mod organisation;
pub mod plan;
mod plan_words;
pub mod publication;
pub mod results;
pub mod rule;
pub mod site;
pub mod system;
pub mod text;
pub mod value;
pub mod when;
pub mod word;
pub mod year;
