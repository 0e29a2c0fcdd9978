using CareFunctions.Core.Emails;
using CareFunctions.Core.Emails.Roles;
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
        var training = WordTraining.Of(Lesson.All());
        var learned = training.Weights;
        if (Environment.GetEnvironmentVariable(WriteTo) is { } folder)
        {
            foreach (var (name, weights) in new[] { ("intents", learned.Intents), ("acting", learned.Acting), ("days", learned.Days), ("hours", learned.Hours), ("registrations", learned.Registrations), ("rates", learned.Rates), ("doubts", learned.Doubts), ("outcomes", learned.Outcomes), ("visits", learned.Visits), ("certainty", learned.Certainty) })
            {
                File.WriteAllText(Path.Combine(folder, name + ".tsv"), WordTraining.Written(weights));
            }

            return;
        }

        var examples = training.OfRoles;
        Alike(training.OfKinds, learned.Intents, ReaderWeights.Own.Intents);
        var acting = training.OfActing;
        Alike(WordTraining.Examples(acting), learned.Acting, ReaderWeights.Own.Acting);
        Alike([.. acting.SelectMany(one => one.Doubts.Select(doubt => (doubt, 0)))], learned.Doubts, ReaderWeights.Own.Doubts);
        Alike(training.OfCertainty, learned.Certainty, ReaderWeights.Own.Certainty);
        Alike([.. examples.SelectMany(one => one.Days)], learned.Days, ReaderWeights.Own.Days);
        Alike([.. examples.SelectMany(one => one.Hours)], learned.Hours, ReaderWeights.Own.Hours);
        Alike([.. examples.SelectMany(one => one.Visits)], learned.Visits, ReaderWeights.Own.Visits);
        Alike([.. examples.SelectMany(one => one.Outcomes)], learned.Outcomes, ReaderWeights.Own.Outcomes);
        Alike([.. examples.SelectMany(one => one.Registrations)], learned.Registrations, ReaderWeights.Own.Registrations);
        Alike([.. examples.SelectMany(one => one.Rates)], learned.Rates, ReaderWeights.Own.Rates);
    }

    [Theory]
    [InlineData("feature\tno\tyes\nplease\t-0.5\t1.5", true)]
    [InlineData("feature\tno\tyes\nplease\t\t2", true)]
    [InlineData("feature\tno\tperhaps\nplease\t\t2", false)]
    [InlineData("feature\tno\tyes\nplease\t2", false)]
    [InlineData("feature\tno\tyes\nplease\t2\t2\t2", false)]
    [InlineData("feature\tno\tyes\nplease\tno\tmuch", false)]
    [InlineData("feature\tno\tyes\nplease", false)]
    [InlineData("", false)]
    public void Read_Text_HasAWeightForEachAnswer(string text, bool sound)
    {
        using var reader = new StringReader(text);
        if (sound)
        {
            LearnedWeights.Read(reader, ["no", "yes"]).Probabilities(["please"])[1].ShouldBe(0.88, 0.01);
        }
        else
        {
            Should.Throw<InvalidDataException>(() => LearnedWeights.Read(reader, ["no", "yes"]));
        }
    }

    [Fact]
    public void Probabilities_NothingKnown_AreEqualAmongWhatIsPossible() =>
        new LearnedWeights(["a", "b", "c"], new Dictionary<string, float[]>()).Probabilities(["unheard-of"], answer => answer != "b").ShouldBe([0.5, 0, 0.5]);

    [Fact]
    public void Weights_Shipped_NameNobody()
    {
        foreach (var weights in new[] { ReaderWeights.Own.Intents, ReaderWeights.Own.Acting, ReaderWeights.Own.Days, ReaderWeights.Own.Hours, ReaderWeights.Own.Registrations, ReaderWeights.Own.Rates, ReaderWeights.Own.Doubts, ReaderWeights.Own.Outcomes, ReaderWeights.Own.Visits, ReaderWeights.Own.Certainty })
        {
            weights.Of.Keys.ShouldNotContain(feature => feature.Contains('@') || feature.Any(char.IsAsciiDigit) && feature.Count(char.IsAsciiDigit) > 3);
        }
    }

    // Not to the last digit: another processor may round a step differently.
    private void Alike(IReadOnlyList<(IReadOnlyCollection<string> Features, int Answer)> examples, LearnedWeights learned, LearnedWeights shipped)
    {
        var differ = examples.Count(one => Best(learned, one.Features) != Best(shipped, one.Features));
        output.WriteLine($"{string.Join(' ', learned.Answers.Take(2))} ...: {learned.Of.Count} features; {differ} of {examples.Count} are answered otherwise by the shipped weights.");
        differ.ShouldBeLessThan(examples.Count / 50, HowTo);
    }

    private void Alike(IReadOnlyList<LatticeExample> examples, LearnedWeights learned, LearnedWeights shipped)
    {
        var differ = examples.Count(one => Best(learned, one) != Best(shipped, one));
        output.WriteLine($"{string.Join(' ', learned.Answers)}: {learned.Of.Count} features; {differ} of {examples.Count} are answered otherwise by the shipped weights.");
        differ.ShouldBeLessThan(examples.Count / 50, HowTo);
    }

    private static int Best(LearnedWeights weights, IReadOnlyCollection<string> features) => Best(weights.Probabilities(features));

    private static VisitSum? Best(LearnedWeights weights, LatticeExample example) => example.Lattice.Weigh(weights) is ([var best, ..], var none) && best.Probable > none ? best.Sum : null;

    private static int Best(double[] probable) => Array.IndexOf(probable, probable.Max());
}
