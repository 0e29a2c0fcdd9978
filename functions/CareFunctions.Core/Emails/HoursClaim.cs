using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>What hours in a text were taken for.</summary>
/// <param name="Text">The text.</param>
/// <param name="At">The place of their token in it.</param>
/// <param name="Hours">The hours.</param>
/// <param name="Role">What they are.</param>
/// <param name="Sign">Of a difference, 1 for more and -1 for less; otherwise 0.</param>
internal sealed record HoursClaim(ReadText Text, int At, StatedHours Hours, HoursRole Role, int Sign = 0)
{
    /// <summary>Whether it says hours a week in words of its own.</summary>
    public bool Outright => Hours is { Assumed: false, Weekly: not null };
}
