using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>Hours, or a number that might be hours, where they stand in a message.</summary>
/// <param name="Text">The text.</param>
/// <param name="At">Their place there.</param>
/// <param name="Last">The place of their last token.</param>
/// <param name="Weekly">What they are a week.</param>
/// <param name="Hours">The hours; null of a bare number.</param>
internal sealed record HoursMention(ReadText Text, int At, int Last, decimal Weekly, StatedHours? Hours);
