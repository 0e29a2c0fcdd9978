using CareFunctions.Core.Emails.Roles;

namespace CareFunctions.Core.Emails.Words;

/// <summary>All that the reader has learned.</summary>
/// <param name="Intents">Of the words and phrases of a message: which kind it is.</param>
/// <param name="Acting">Of words, phrases and doubts: whether a careful officer would let it be acted on.</param>
/// <param name="Days">Of what stands around a day: what the day is for.</param>
/// <param name="Hours">Of what stands around hours: which hours they are.</param>
/// <param name="Registrations">Of what stands around a registration: whether it is that of the bed spoken of.</param>
/// <param name="Rates">Of what stands around a sum: whether it is the weekly rate.</param>
/// <param name="Doubts">Of words that raise a doubt and what stands around them: whether it is one.</param>
/// <param name="Outcomes">Of the words of a message about an assessment: what came of it.</param>
/// <param name="Visits">Of the steps of a reading of visits: how much they speak for it.</param>
/// <param name="Certainty">Of how sure each step of reading a message was: whether it may be acted on.</param>
internal sealed record ReaderWeights(LearnedWeights Intents, LearnedWeights Acting, LearnedWeights Days, LearnedWeights Hours, LearnedWeights Registrations, LearnedWeights Rates, LearnedWeights Doubts, LearnedWeights Outcomes, LearnedWeights Visits, LearnedWeights Certainty)
{
    /// <summary>The kinds of emails, in the order of <see cref="EmailIntent"/>.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetValues<EmailIntent>().Select(EmailProposal.WordOf)];

    /// <summary>A person, or not.</summary>
    public static IReadOnlyList<string> Acts { get; } = ["person", "acts"];

    private static readonly Lazy<ReaderWeights> Shipped = new(() => new ReaderWeights(Load("intents", Kinds), Load("acting", Acts), Load("days", DayRoles.Names), Load("hours", HoursRoles.Names), Load("registrations", RegistrationRoles.Names), Load("rates", RateRoles.Names), Load("doubts", DoubtRoles.Names), Load("outcomes", OutcomeRoles.Names), Load("visits", VisitSums.Names), Load("certainty", Acts)));

    /// <summary>The shipped weights.</summary>
    public static ReaderWeights Own => Shipped.Value;

    private static LearnedWeights Load(string name, IReadOnlyList<string> answers)
    {
        var resource = $"CareFunctions.Core.Emails.{name}.tsv";
        using var stream = typeof(ReaderWeights).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The assembly has no {resource}.");
        using var reader = new StreamReader(stream);
        return LearnedWeights.Read(reader, answers);
    }
}
