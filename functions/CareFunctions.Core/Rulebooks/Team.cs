namespace CareFunctions.Core.Rulebooks;

/// <summary>A team.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Clauses">The clauses cited.</param>
/// <param name="AlsoKnownAs">Other names it goes by, or null.</param>
public sealed record Team(string Id, string Name, IReadOnlyList<string> Clauses, IReadOnlyList<string>? AlsoKnownAs = null)
{
    /// <summary>Whether it goes by a name: its id, its name or another, whatever the letters' case.</summary>
    /// <param name="name">The name.</param>
    public bool GoesBy(string name) =>
        string.Equals(Id, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Name, name, StringComparison.OrdinalIgnoreCase)
        || (AlsoKnownAs?.Contains(name, StringComparer.OrdinalIgnoreCase) ?? false);
}
