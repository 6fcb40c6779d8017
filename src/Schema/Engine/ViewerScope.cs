using Entraide.Hub.Access;

namespace Entraide.Schema.Engine;

/// <summary>Who asks, for the services of one operation.</summary>
public sealed class ViewerScope
{
    /// <summary>Null where nobody is signed in.</summary>
    public Viewer? Viewer { get; internal set; }

    /// <exception cref="Unauthenticated">Nobody is signed in.</exception>
    public Viewer Required => Viewer ?? throw new Unauthenticated();
}
