using CareFunctions.Core.Councils;
using Microsoft.AspNetCore.Http;

namespace CareFunctions.Http;

/// <summary>Reads what a query asks to be compared with stored values.</summary>
public static class QueryText
{
    private const int Longest = 100;

    /// <summary>The parameter, or <see langword="null"/> where it is not given. What storage could not compare is a fault: more than 100
    /// characters, or control characters.</summary>
    public static string? Read(HttpRequest request, string name, List<ProblemFault> faults)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(faults);
        var value = request.Query[name].ToString();
        if (value.Length <= Longest && !value.Any(char.IsControl))
        {
            return value.Length == 0 ? null : value;
        }

        faults.Add(new ProblemFault("/" + name, "wrong-form", $"{name} is a text of at most {Longest} characters."));
        return null;
    }

    /// <summary>The council that <c>?council=</c> names, or <see langword="null"/>.</summary>
    public static Council? ReadCouncil(HttpRequest request, List<ProblemFault> faults)
    {
        Council? council = null;
        if (Read(request, "council", faults) is { } named && !Council.TryParse(named, out council))
        {
            faults.Add(new ProblemFault("/council", "not-allowed", $"council is one of {string.Join(", ", Council.All)}."));
        }

        return council;
    }

    /// <summary>The case that <c>?case=</c> names, or <see langword="null"/>.</summary>
    public static CaseReference? ReadCase(HttpRequest request, List<ProblemFault> faults)
    {
        CaseReference? reference = null;
        if (Read(request, "case", faults) is { } text && !CaseReference.TryParse(text, out reference))
        {
            faults.Add(new ProblemFault("/case", "wrong-form", "case is a case's reference, for example SOM-104233."));
        }

        return reference;
    }
}
