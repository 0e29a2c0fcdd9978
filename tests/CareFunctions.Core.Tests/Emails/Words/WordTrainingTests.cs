using CareFunctions.Core.Emails;
using CareFunctions.Core.Emails.Words;
using Xunit.Abstractions;

namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>The shipped weights are what the labelled mailbox teaches; nothing of the held-out messages is in them.</summary>
public sealed class WordTrainingTests(ITestOutputHelper output)
{
    /// <summary>Set to a folder's path, the weights are written there anew: <c>functions/CareFunctions.Core/Emails/Words</c>.</summary>
    private const string WriteTo = "CARE_WORD_WEIGHTS";

    private static readonly string HowTo = $"Train them anew: {WriteTo}=<folder> dotnet test tests/CareFunctions.Core.Tests --filter Weights_Shipped";

    [Fact]
    public void Weights_Shipped_AreWhatTheMailboxTeaches()
    {
        var observed = WordTraining.Observed();
        var learned = WordTraining.Learn(observed);
        if (Environment.GetEnvironmentVariable(WriteTo) is { } folder)
        {
            File.WriteAllText(Path.Combine(folder, "intents.tsv"), WordTraining.Written(learned));
            return;
        }

        // Not to the last digit: another processor may round a step differently.
        var differ = observed.Count(one => WordWeights.Own.Best(one.Features).Intent != learned.Best(one.Features).Intent);
        output.WriteLine($"{learned.Of.Count} features; {differ} of {observed.Count} messages are taken for something else by the shipped weights.");
        differ.ShouldBeLessThan(observed.Count / 50, HowTo);
    }

    [Fact]
    public void Weights_ShippedOfActing_AreWhatTheMailboxTeaches()
    {
        var observed = WordTraining.ObservedActing();
        var learned = WordTraining.LearnActing(observed);
        if (Environment.GetEnvironmentVariable(WriteTo) is { } folder)
        {
            File.WriteAllText(Path.Combine(folder, "acting.tsv"), WordTraining.Written(learned));
            return;
        }

        var differ = observed.Count(one => ActingWeights.Own.Probability(one.Features) >= ActingWeighing.Outweighing != learned.Probability(one.Features) >= ActingWeighing.Outweighing);
        output.WriteLine($"{learned.Of.Count} features; {differ} of {observed.Count} messages are judged otherwise by the shipped weights.");
        differ.ShouldBeLessThan(observed.Count / 50, HowTo);
    }

    [Theory]
    [InlineData("please\tincrease-request:1.5\tother:-0.5", true)]
    [InlineData("please\tincrease:1.5", false)]
    [InlineData("please\tincrease-request", false)]
    public void Read_Line_NamesKindsOfEmails(string line, bool sound)
    {
        using var reader = new StringReader(line);
        if (sound)
        {
            WordWeights.Read(reader).Best(["please"]).Intent.ShouldBe(EmailIntent.IncreaseRequest);
        }
        else
        {
            Should.Throw<InvalidDataException>(() => WordWeights.Read(reader));
        }
    }

    [Fact]
    public void Best_NothingKnown_IsAsProbableAsAnyOther() =>
        new WordWeights(new Dictionary<string, float[]>()).Best(["unheard-of"]).Probability.ShouldBe(1.0 / WordWeights.Kinds, 0.001);

    [Fact]
    public void Weights_Shipped_NameNobody() =>
        WordWeights.Own.Of.Keys.ShouldNotContain(feature => feature.Contains('@') || feature.Any(char.IsAsciiDigit) && feature.Count(char.IsAsciiDigit) > 3);
}
