namespace CareFunctions.Core.Rulebooks;

/// <summary>The advice that a council's documents give to whoever arranges a service.</summary>
public static class ServiceGuidance
{
    /// <summary>The advice for a service: what is said of it first, then what is said of every service; each text once. A general document's advice counts
    /// only where it names the service, since it would else stand beside every service of every council.</summary>
    /// <param name="rulebook">The council's rulebook with its books of procedures.</param>
    /// <param name="service">The service's id.</param>
    public static IReadOnlyList<Guidance> For(Rulebook rulebook, string service)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        var entries = rulebook.Books.SelectMany(book => (book.Guidance ?? []).Select(one => (Rule: one, Own: book.Council is not null))).ToList();
        return
        [
            .. entries.Where(one => one.Rule.Services?.Contains(service, StringComparer.Ordinal) is true)
                .Concat(entries.Where(one => one.Own && one.Rule.Services is null))
                .Select(one => new Guidance(one.Rule.Text, one.Rule.Clauses))
                .Concat(rulebook.Guidance)
                .DistinctBy(one => one.Text),
        ];
    }
}
