namespace CareFunctions.Core.Procedures;

/// <summary>What a confirmed pen picture of the case and service answers: nobody can decide that outcome without one, and one that is confirmed decides it by itself.</summary>
/// <param name="Outcome">The outcome that says the pen picture has gone to providers.</param>
/// <param name="Value">The value that keeps the opportunity's reference.</param>
public sealed record PenPictureRule(string Outcome, string Value)
{
    /// <summary>The name under which a pen picture gives its reference.</summary>
    public const string Opportunity = "opportunity";

    /// <summary>The same as an answer to a task.</summary>
    internal AnswerRule Answer => new(Outcome, Fields: new Dictionary<string, string> { [Value] = Opportunity }, PenPicture: true);

    /// <summary>What a person may say beyond the outcome: which picture went out, where several are confirmed. It is not required by form, so that who leaves it
    /// out is told what to do.</summary>
    internal FieldRule Field => new(Value, FieldType.Text, []);
}
