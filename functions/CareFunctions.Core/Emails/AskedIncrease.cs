using CareFunctions.Core.Packages;

namespace CareFunctions.Core.Emails;

/// <summary>How many hours a week more an email asks for, for a time (SOM-INC-04, SOM-INC-05).</summary>
public static class AskedIncrease
{
    /// <summary>The hours, counted from the agreed plan where the email states only how many it should be in all.</summary>
    /// <param name="fields">What the email states, or what a person has said it states.</param>
    /// <param name="package">The case's package; null when the case is not registered.</param>
    /// <param name="service">The rulebook's id of the service whose increases these are.</param>
    /// <returns>The hours a week more, above 0; or, as a sentence, why nobody can say without a person.</returns>
    public static (decimal? HoursPerWeek, string? Why) Of(EmailFields fields, PackageOfCare? package, string service)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (package?.PlanHoursPerWeek is null || package.Service != service)
        {
            return (null, "The case is not registered here with the plan's hours of this service: register it first.");
        }

        // With an increase open, hours in all may or may not count it: that is never guessed.
        var before = fields.HoursPerWeekFrom ?? (package.Increases.Count == 0 ? package.PlanHoursPerWeek : null);
        return (fields.HoursPerWeekDelta ?? (fields.HoursPerWeekTo - before)) switch
        {
            null => (null, "It does not say how many hours a week more than now it asks for, and increases are open: say how many more."),
            > 0 and var more => (more, null),
            _ => (null, "The hours that it asks for are no more than those of now."),
        };
    }
}
