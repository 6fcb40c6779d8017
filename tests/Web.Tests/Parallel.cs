using Xunit;

// These tests mostly wait for hubs in processes of their own.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
