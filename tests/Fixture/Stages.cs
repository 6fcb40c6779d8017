using Xunit;

namespace Entraide.Fixture;

/// <summary>One hub of each kind for all tests of the process, started when first asked for. Each test brings its own members and communities.</summary>
public static class Stages
{
    private static readonly Lazy<Task<HubStage>> Sqlite = new(() => HubStage.StartAsync(StageKind.Sqlite));
    private static readonly Lazy<Task<HubStage>> Postgres = new(() => HubStage.StartAsync(StageKind.PostgresAndRedis));

    public static TheoryData<StageKind> Both => [StageKind.Sqlite, StageKind.PostgresAndRedis];

    public static Task<HubStage> SqliteAsync() => Sqlite.Value;

    public static Task<HubStage> PostgresAsync() => Postgres.Value;

    public static Task<HubStage> OfAsync(StageKind kind) => kind == StageKind.Sqlite ? SqliteAsync() : PostgresAsync();
}
