namespace CareFunctions.Core.Rulebooks;

/// <summary>Bounds on a number of hours a week; all that are given must hold, and an unstated number meets none.</summary>
/// <param name="MoreThan">It must be more than this.</param>
/// <param name="AtLeast">It must be this or more.</param>
/// <param name="LessThan">It must be less than this.</param>
/// <param name="AtMost">It must be this or less.</param>
public sealed record HoursComparison(decimal? MoreThan = null, decimal? AtLeast = null, decimal? LessThan = null, decimal? AtMost = null)
{
    /// <summary>Whether a number of hours lies within the bounds.</summary>
    /// <param name="hours">The hours; null when the request does not say.</param>
    public bool Holds(decimal? hours) =>
        hours is { } stated
        && !(stated <= MoreThan) && !(stated < AtLeast) && !(stated >= LessThan) && !(stated > AtMost);
}
