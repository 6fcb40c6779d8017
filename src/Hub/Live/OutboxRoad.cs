using Entraide.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Entraide.Hub.Live;

/// <summary>What every <see cref="OutboxReader"/> needs.</summary>
public sealed record OutboxRoad(
    IDbContextFactory<HubDb> Contexts, IDatabase Database, HubWrites Writes, LiveFeed Feed, ILogger<OutboxReader> Logger);
