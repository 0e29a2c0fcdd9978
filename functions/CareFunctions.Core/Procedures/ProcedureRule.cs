using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Procedures;

/// <summary>A written procedure as ordered steps.</summary>
/// <param name="Id">Its id within its file. Stored with running work: never renamed.</param>
/// <param name="Name">Its name.</param>
/// <param name="Clauses">The clauses on the procedure as a whole.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Starts">What starts it; null means that only other procedures do.</param>
public sealed record ProcedureRule(
    string Id,
    string Name,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<ProcedureStep> Steps,
    IReadOnlyList<ProcedureTrigger>? Starts = null)
{
    /// <summary>Every step, at any depth, in the file's order.</summary>
    public IEnumerable<ProcedureStep> AllSteps() => Steps.SelectMany(one => one.WithInner());

    /// <summary>Whether a request starts it.</summary>
    /// <param name="service">The service's id.</param>
    /// <param name="request">The kind of request.</param>
    public bool StartsOn(string service, RequestKind request) =>
        (Starts ?? []).Any(one => one.Services.Contains(service, StringComparer.Ordinal) && one.Requests.Contains(request));
}
