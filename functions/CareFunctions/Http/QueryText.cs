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
}
