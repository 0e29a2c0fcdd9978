using NodaTime;

namespace CareFunctions.Core.Emails.Language;

/// <summary>A day that a text states.</summary>
/// <param name="Ahead">The day when it is spoken of as to come; null when it does not exist or could be one of two.</param>
/// <param name="Behind">The day when it is spoken of as past.</param>
/// <param name="Unsure">Whether it could be read otherwise.</param>
/// <param name="Commencing">Whether it is said to be when a week begins, so that no further word is needed to make it a first day.</param>
internal sealed record StatedDay(LocalDate? Ahead, LocalDate? Behind, bool Unsure, bool Commencing = false)
{
    /// <summary>A day that is the same however it is spoken of.</summary>
    public static StatedDay Of(LocalDate? day) => new(day, day, day is null);
}
