using CareFunctions.Core.Councils;

namespace CareFunctions.Cases;

/// <summary>Reads the case that a route names.</summary>
public static class CaseRoute
{
    /// <summary>The case of that council, written with its three letters (<c>SOM-104233</c>) or as the case-management system's own number
    /// (<c>104233</c>); <see langword="null"/> for anything else.</summary>
    public static CaseReference? Read(string council, string caseRef) =>
        Council.TryParse(council, out var known)
        && (CaseReference.TryParse(caseRef, out var reference) || CaseReference.TryCreate(known, caseRef, out reference))
        && reference.Council == known
            ? reference
            : null;
}
