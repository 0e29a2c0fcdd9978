using CareFunctions.Core.Calendar;
using CareFunctions.Core.Referrals;
using CareFunctions.Core.Worklists;
using CareFunctions.Rules;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace CareFunctions.Referrals;

/// <summary>Holds referrals against the rulebook.</summary>
public sealed class ReferralActivities(CouncilRules rules)
{
    /// <summary>The activity's name.</summary>
    public const string Check = "CheckReferral";

    /// <summary>Checks a reassignment as of the day it was received. Its answer is kept with the procedure, so a rulebook that changes meanwhile does not
    /// change it.</summary>
    [Function(Check)]
    public ReferralAnswer CheckAt([ActivityTrigger] ReferralInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rulebook = rules.Find(input.Request.Council)
            ?? throw new InvalidOperationException($"{input.Request.Council.Name} has no rulebook any more.");
        var today = LondonCalendar.DateAt(Instant.FromDateTimeOffset(input.ReceivedAt));
        var outcome = input.Request.Request is RequestKind.Source or RequestKind.Resubmit
            ? ReferralCheck.Check(rulebook, ReferralRequest.FromWorklist(input.Request), today)
            : null;
        return new ReferralAnswer(outcome, rulebook.Edition);
    }
}
