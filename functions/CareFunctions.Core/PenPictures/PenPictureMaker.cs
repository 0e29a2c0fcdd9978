using System.Diagnostics.CodeAnalysis;
using CareFunctions.Core.Contracts;
using NodaTime;

namespace CareFunctions.Core.PenPictures;

/// <summary>Makes pen pictures of structured facts. What identifies is left out, or made coarser: a date of birth becomes a band, a postcode its district.</summary>
public static class PenPictureMaker
{
    private const decimal HoursOfAWeek = 168;
    private const int MostVisits = 24;

    /// <summary>Makes a draft, or says everything that is wrong with the facts.</summary>
    /// <param name="opportunity">The opportunity's reference.</param>
    /// <param name="facts">The facts.</param>
    /// <param name="today">The civil date in London.</param>
    /// <param name="draft">The draft; null where there are faults.</param>
    /// <returns>The faults; empty where the draft was made. None repeats what was given.</returns>
    public static IReadOnlyList<ContractFault> Make(string opportunity, PenPictureFacts facts, LocalDate today, [MaybeNull] out PenPictureDraft draft)
    {
        ArgumentException.ThrowIfNullOrEmpty(opportunity);
        ArgumentNullException.ThrowIfNull(facts);
        var faults = Faults(facts, today, out var district);
        if (faults.Count > 0)
        {
            draft = null!;
            return faults;
        }

        var findings = new Dictionary<string, IReadOnlyList<Finding>>();
        var texts = new Dictionary<string, string>();
        foreach (var heading in PenPicture.Headings.Where(facts.Texts.ContainsKey))
        {
            var (clean, found) = Redaction.Apply(facts.Texts[heading], facts.OnFile, today);
            texts[heading] = clean;
            if (found.Count > 0)
            {
                findings[heading] = found;
            }
        }

        var picture = new PenPicture(opportunity, facts.Council.Name, facts.ServiceName, [.. facts.Needs.Distinct().Order()])
        {
            AgeBand = facts.OnFile.DateOfBirth is { } born ? AgeBand.Of(born, today) : null,
            District = district,
            HoursPerWeek = facts.HoursPerWeek,
            VisitsPerDay = facts.VisitsPerDay,
            TwoCarers = facts.TwoCarers,
            NeededFrom = facts.NeededFrom,
            NeededUntil = facts.NeededUntil,
            Texts = texts,
        };
        draft = new PenPictureDraft(picture, findings);
        return faults;
    }

    private static List<ContractFault> Faults(PenPictureFacts facts, LocalDate today, out string? district)
    {
        var faults = new List<ContractFault>();
        district = null;
        if (facts.Postcode is not null && !PostcodeDistrict.TryParse(facts.Postcode, out district))
        {
            faults.Add(new ContractFault("/postcode", FaultCodes.WrongForm, "A postcode or its district, for example TA1."));
        }

        if (facts.OnFile.DateOfBirth > today)
        {
            faults.Add(new ContractFault("/onFile/dateOfBirth", FaultCodes.Contradiction, "Must not be in the future."));
        }

        if (facts.HoursPerWeek is <= 0 or > HoursOfAWeek)
        {
            faults.Add(new ContractFault("/hoursPerWeek", FaultCodes.TooLarge, "Hours a week are more than 0 and at most 168."));
        }

        if (facts.VisitsPerDay is < 1 or > MostVisits)
        {
            faults.Add(new ContractFault("/visitsPerDay", FaultCodes.TooLarge, "Visits a day are 1 to 24."));
        }

        if (facts.NeededUntil < facts.NeededFrom)
        {
            faults.Add(new ContractFault("/neededUntil", FaultCodes.Contradiction, "Must not be before the day from which it is needed."));
        }

        foreach (var (heading, text) in facts.Texts)
        {
            if (!PenPicture.Headings.Contains(heading))
            {
                faults.Add(new ContractFault("/texts", FaultCodes.UnknownProperty, $"A text's heading is one of {string.Join(", ", PenPicture.Headings)}."));
            }
            else if (text.Length is 0 or > PenPicture.LongestText)
            {
                faults.Add(new ContractFault("/texts/" + heading, FaultCodes.TooLong, $"A text has 1 to {PenPicture.LongestText} characters."));
            }
        }

        return faults;
    }
}
