using Xunit;

// These tests mostly wait: for commits, for the other node, for the log.
[assembly: CollectionBehavior(MaxParallelThreads = 6)]
