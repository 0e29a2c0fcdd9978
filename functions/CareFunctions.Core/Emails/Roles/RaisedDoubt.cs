using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>Words that raise a doubt, where they stand in a message.</summary>
/// <param name="Code">The doubt.</param>
/// <param name="Text">The text.</param>
/// <param name="First">The place of their first token.</param>
/// <param name="Last">The place of their last token.</param>
internal sealed record RaisedDoubt(string Code, ReadText Text, int First, int Last);
