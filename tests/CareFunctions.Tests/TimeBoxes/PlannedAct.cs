namespace CareFunctions.Tests.TimeBoxes;

/// <summary>Something that somebody will do about a clock.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">The kind of task it is decided on, <c>case-ended</c> or <c>settled</c>.</param>
/// <param name="LastDay">The new last day, where one is given.</param>
internal sealed record PlannedAct(DateTime At, string Kind, DateOnly? LastDay)
{
    /// <summary>Whether it takes effect, by the plain telling.</summary>
    public bool Counts { get; set; }
}
