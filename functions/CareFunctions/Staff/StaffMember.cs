using CareFunctions.Core.Councils;

namespace CareFunctions.Staff;

/// <summary>Who is signed in.</summary>
/// <param name="Id">The directory's object id.</param>
/// <param name="Name">The name to record in notes.</param>
/// <param name="Roles">The roles granted.</param>
/// <param name="Councils">The councils whose cases this person may see.</param>
public sealed record StaffMember(string Id, string Name, IReadOnlySet<string> Roles, IReadOnlySet<string> Councils)
{
    /// <summary>Whether one of the roles is granted.</summary>
    public bool HasAny(IEnumerable<string> roles) => roles.Any(Roles.Contains);

    /// <summary>The councils whose rows a list shows this person.</summary>
    /// <param name="only">The council asked for, if one is.</param>
    /// <param name="reference">The case asked for, if one is.</param>
    public IEnumerable<Council> Sees(Council? only, CaseReference? reference) => Council.All.Where(council =>
        Councils.Contains(council.Id) && (only is null || council == only) && (reference is null || council == reference.Council));
}
