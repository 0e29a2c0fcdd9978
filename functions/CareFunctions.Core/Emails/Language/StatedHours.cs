namespace CareFunctions.Core.Emails.Language;

/// <summary>A length of care that a text states.</summary>
/// <param name="Weekly">Hours a week, or null when the text does not say how often or says it in a way that gives no weekly sum.</param>
/// <param name="Plain">The hours as stated, without how often.</param>
/// <param name="Sign">1 when it is spoken of as more, -1 as less, 0 as neither.</param>
/// <param name="Assumed">Whether "a week" is not said: hours of a package are weekly unless said otherwise.</param>
/// <param name="Unsure">Whether it could be read otherwise.</param>
internal sealed record StatedHours(decimal? Weekly, decimal Plain, int Sign, bool Assumed, bool Unsure)
{
    /// <summary>Whether it is how long visits are or how much care a day has, not the hours of a package.</summary>
    public bool OfVisits => InMinutes || PerDay || Counted || (Assumed && Plain <= 1);

    /// <summary>Whether it is said in minutes.</summary>
    public bool InMinutes { get; init; }

    /// <summary>Whether it is the care of a day.</summary>
    public bool PerDay { get; init; }

    /// <summary>The hours that follow them, where a visit's length before and after are said together.</summary>
    public decimal? After { get; init; }

    /// <summary>The days a week that are said with it.</summary>
    public decimal? Days { get; init; }

    /// <summary>The visits that are said with it.</summary>
    public decimal? Visits { get; init; }

    /// <summary>Whether visits or days are counted with it.</summary>
    public bool Counted { get; init; }
}
