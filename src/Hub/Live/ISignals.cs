namespace Entraide.Hub.Live;

/// <summary>What is shown for a moment and kept nowhere: who misses it misses nothing.</summary>
public interface ISignals
{
    /// <summary>Tells everybody on a stream, on all nodes, how many members are present.</summary>
    Task PresentAsync(string stream, int count, CancellationToken ct);

    /// <summary>Tells those on a conversation who see receipts how far a member has read it.</summary>
    Task ReadAsync(string stream, Guid memberId, int number, CancellationToken ct);
}
