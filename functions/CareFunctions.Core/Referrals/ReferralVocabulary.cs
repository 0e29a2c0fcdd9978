using System.Globalization;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Procedures;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Referrals;

/// <summary>Whether a worklist reassignment speaks the words of its council's rulebook.</summary>
public static class ReferralVocabulary
{
    /// <summary>Every service, kind of evidence and circumstance that the rulebook does not know, as faults of the event.</summary>
    /// <param name="rulebook">The council's rulebook.</param>
    /// <param name="request">The reassignment.</param>
    public static IReadOnlyList<ContractFault> Faults(Rulebook rulebook, WorklistRequest request)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        ArgumentNullException.ThrowIfNull(request);
        var faults = new List<ContractFault>();
        if (rulebook.Service(request.Service) is null)
        {
            faults.Add(new ContractFault("/data/service", FaultCodes.NotAllowed, "Must be one of: " + string.Join(", ", rulebook.Services.Select(one => one.Id)) + "."));
        }

        var rules = rulebook.Services.Select(one => one.Rules).ToList();
        Unknown(request.Evidence.Select(one => one.Kind), [.. rules.SelectMany(one => one.EvidenceKinds()), .. ReferralRequest.StatedKinds], "/data/evidence", "/kind", faults);
        Unknown(request.Flags, [.. rules.SelectMany(one => one.Flags()), .. rulebook.Books.SelectMany(ProcedurePlanning.Flags)], "/data/flags", "", faults);
        return faults;
    }

    private static void Unknown(IEnumerable<string> words, SortedSet<string> known, string pointer, string suffix, List<ContractFault> faults)
    {
        var index = 0;
        foreach (var word in words)
        {
            if (!known.Contains(word))
            {
                faults.Add(new ContractFault(pointer + "/" + index.ToString(CultureInfo.InvariantCulture) + suffix, FaultCodes.NotAllowed, "Must be one of: " + string.Join(", ", known) + "."));
            }

            index++;
        }
    }
}
