using CareFunctions.Core.Contracts;
using CareFunctions.Core.Councils;
using CareFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace CareFunctions.Emails;

/// <summary>What the query of a route for emails says.</summary>
public static class EmailQuery
{
    /// <summary>The council named by <c>council</c>, or null where it is not named or no council; then, if it was given or is required, with a fault.</summary>
    public static Council? Council(HttpRequest request, bool required, List<ProblemFault> faults)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(faults);
        var given = request.Query["council"];
        if (given.Count == 1 && Core.Councils.Council.TryParse(given[0], out var council))
        {
            return council;
        }

        if (given.Count > 0 || required)
        {
            faults.Add(new ProblemFault("/council", given.Count == 0 ? FaultCodes.Missing : FaultCodes.NotAllowed,
                $"Must be one of: {string.Join(", ", Core.Councils.Council.All)}."));
        }

        return null;
    }

    /// <summary>Whether <c>assumeKnown</c> says true; not given it is false.</summary>
    public static bool AssumeKnown(HttpRequest request, List<ProblemFault> faults)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(faults);
        var given = request.Query["assumeKnown"];
        if (given.Count > 1 || (given.Count == 1 && !bool.TryParse(given[0], out _)))
        {
            faults.Add(new ProblemFault("/assumeKnown", FaultCodes.NotAllowed, "Must be true or false."));
        }

        return given.Count == 1 && bool.TryParse(given[0], out var said) && said;
    }
}
