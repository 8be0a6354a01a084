//! Rounds over several values, one after the other.

use std::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, SamplingMode, Throughput};

pub(crate) type Group<'a> = BenchmarkGroup<'a, WallTime>;

/// Questions about the same values.
pub(crate) fn group(criterion: &mut Criterion, name: impl Into<String>) -> Group<'_> {
    let mut group = criterion.benchmark_group(name);
    // As many rounds in each sample: none is so short that its ends count.
    group.sampling_mode(SamplingMode::Flat);
    group
}

/// How long a question about each of the values takes.
///
/// The compiler knows nothing of the values, and takes each answer for one that is needed; it is the same for every question,
/// and costs what the question `nothing` costs.
pub(crate) fn ask<T>(group: &mut Group<'_>, name: &str, values: &[String], question: impl Fn(&str) -> T) {
    group.throughput(Throughput::Elements(values.len() as u64));
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            for value in black_box(values) {
                black_box(question(value));
            }
        });
    });
}
