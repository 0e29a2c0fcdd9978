using System.Text.Json;
using System.Text.Json.Nodes;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.Tests.Rulebooks;

public sealed class RulebookLoaderTests
{
    [Fact]
    public void Load_Somerset_IsSound()
    {
        var rulebook = SomersetRulebook.Shipped;
        rulebook.Council.ShouldBe(Council.Somerset);
        rulebook.Edition.Declared.ShouldBe("1.3.0");
        rulebook.Edition.Hash.Length.ShouldBe(64);
        rulebook.Increases!.Temporary.LimitHoursPerWeek.ShouldBe(5m);
        (rulebook.Increases.Extension.Days, rulebook.Increases.Extension.Times, rulebook.Increases.Extension.AuthorisedBy).ShouldBe((14, 1, "business-manager"));
        rulebook.Increases.Extension.Clauses.ShouldBe(["SOM-INC-06", "SOM-INC-07"]);
        rulebook.FindTeam("sourcing care TEAM")!.Id.ShouldBe("sourcing-care");
    }

    [Fact]
    public void Load_Somerset_CitesEveryDomiciliaryAndIncreaseRule()
    {
        // Steps SOM-DOM-16 to 19 and the case notes are the procedures' own; everything else must stand in the rulebook.
        string[] expected =
        [
            .. Enumerable.Range(1, 15).Select(one => $"SOM-DOM-{one:00}"), .. Enumerable.Range(1, 9).Select(one => $"SOM-INC-{one:00}"), "SOM-CHG-02",
        ];
        expected.Where(clause => !SomersetRulebook.Yaml.Contains(clause, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Load_OtherLineEnds_SameHash() =>
        RulebookLoader.Load("x", SomersetRulebook.Yaml.ReplaceLineEndings("\r\n")).Edition.ShouldBe(SomersetRulebook.Shipped.Edition);

    [Fact]
    public void Load_ChangedText_OtherHash() =>
        RulebookLoader.Load("x", SomersetRulebook.Yaml + "\n# changed\n").Edition.ShouldNotBe(SomersetRulebook.Shipped.Edition);

    [Theory]
    [InlineData("version: \"1.3.0\"", "version: one", "/version", "three numbers")]
    [InlineData("limitHoursPerWeek: 5", "limitHoursPerWeek: five", "/increases/temporary/limitHoursPerWeek", "number")]
    [InlineData("limitHoursPerWeek: 5", "limitHoursPerWeek: 0", "/increases/temporary/limitHoursPerWeek", "more than 0")]
    [InlineData("initialDays: 14", "initialDays: 14.5", "/increases/temporary/initialDays", "integer")]
    [InlineData("authorisedBy: business-manager", "authorisedBy: bussiness-manager", "/increases/extension/authorisedBy", "Known: sourcing-care-officer")]
    [InlineData("system: swift", "system: swft", "/increases/amendment/system", "Known: eclipse")]
    [InlineData("whenFlag: double-up", "whenflag: double-up", "/services/0/evidence/7/whenflag", "whenFlag")]
    [InlineData("[SOM-INC-08]\n  amendment", "[SOM-INC-8]\n  amendment", "/increases/longTerm/clauses/0", "SOM-DOM-02")]
    [InlineData("accepted: when-urgent", "accepted: sometimes", "/services/0/routes/1/accepted", "when-urgent")]
    [InlineData("council: somerset", "council: dorset", "/council", "somerset, croydon, medway")]
    [InlineData("daysBeforeLastDay: 5, at: \"09:00\"", "daysBeforeLastDay: 14, at: \"09:00\"", "/increases/temporary/reminders/ladder/0/daysBeforeLastDay", "first period")]
    [InlineData("at: \"09:00\" }\n        - { daysBeforeLastDay: 1", "at: \"25:00\" }\n        - { daysBeforeLastDay: 1", "/increases/temporary/reminders/ladder/0/at", "HH:mm")]
    [InlineData("- id: proactis", "- id: swift", "/systems/2/id", "more than once")]
    public void Load_OneFault_IsPlacedAndSaysWhatIsRight(string right, string wrong, string entry, string sentence)
    {
        SomersetRulebook.Yaml.ShouldContain(right);
        var yaml = Once(SomersetRulebook.Yaml, right, wrong);
        var fault = Should.Throw<RulebookException>(() => RulebookLoader.Load("somerset.yaml", yaml)).Faults.ShouldHaveSingleItem();
        fault.Entry.ShouldBe(entry);
        fault.Sentence.ShouldContain(sentence, Case.Insensitive);
        yaml.Split('\n')[fault.Line - 1].ShouldContain(wrong.Split('\n')[0].Split(' ')[^1].Trim('"', ',', '}'));
        fault.ToString().ShouldStartWith($"somerset.yaml({fault.Line},{fault.Column}): {entry}: ");
    }

    [Theory]
    [InlineData("a: [1")]
    [InlineData("a: 1\na: 2")]
    [InlineData("--- 1\n--- 2")]
    [InlineData("")]
    [InlineData("a: &x [*x]")]
    public void Load_NotARulebook_IsRefused(string yaml) =>
        Should.Throw<RulebookException>(() => RulebookLoader.Load("x.yaml", yaml)).Faults.ShouldNotBeEmpty();

    [Fact]
    public void Load_SeveralFaults_NamesAllInOrder()
    {
        var yaml = SomersetRulebook.Yaml.Replace("version: \"1.3.0\"", "version: one", StringComparison.Ordinal).Replace("initialDays: 14", "initialDays: none", StringComparison.Ordinal);
        var exception = Should.Throw<RulebookException>(() => RulebookLoader.Load("s.yaml", yaml));
        exception.Faults.Select(fault => fault.Entry).ShouldBe(["/version", "/increases/temporary/initialDays"]);
        exception.Message.ShouldContain("s.yaml(");
    }

    [Fact]
    public void Schema_EveryMutation_AgreesWithTheLoader()
    {
        // The schema that editors use and the loader must refuse the same: each key is left out, misspelt, and given a wrong type.
        var json = YamlDocument.Parse(SomersetRulebook.Yaml).Root!;
        var tried = 0;
        foreach (var (pointer, mutation) in Mutations(json).ToList())
        {
            tried++;
            using var document = JsonDocument.Parse(mutation);
            var schemaFaults = ContractSchemas.Rulebook.Validate(document.RootElement).Count;

            // JSON is YAML: the same text goes through the loader.
            var loads = Record.Exception(() => RulebookLoader.Load("m.yaml", mutation)) is null;
            (schemaFaults == 0 || !loads).ShouldBeTrue($"{pointer}: the loader takes what the schema refuses");
            if (pointer.EndsWith("#renamed", StringComparison.Ordinal) || pointer.EndsWith("#retyped", StringComparison.Ordinal))
            {
                schemaFaults.ShouldBeGreaterThan(0, pointer);
            }
        }

        tried.ShouldBeGreaterThan(300);
    }

    private static IEnumerable<(string Pointer, string Json)> Mutations(JsonNode root)
    {
        // Entries of one list are alike, so the first that has a key stands for the others.
        foreach (var pointer in Keys(root, "").DistinctBy(pointer => string.Join('/', pointer.Split('/').Select(part => char.IsAsciiDigit(part.FirstOrDefault()) ? "*" : part))))
        {
            foreach (var how in new[] { "removed", "renamed", "retyped" })
            {
                var copy = root.DeepClone();
                var parts = pointer.Split('/')[1..];
                var parent = copy;
                foreach (var part in parts[..^1])
                {
                    parent = parent is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : parent![part]!;
                }

                var map = parent.AsObject();
                var value = map[parts[^1]]!.DeepClone();
                map.Remove(parts[^1]);
                if (how == "renamed")
                {
                    map[parts[^1] + "X"] = value;
                }
                else if (how == "retyped")
                {
                    map[parts[^1]] = value is JsonObject ? "word" : new JsonObject { ["x"] = 1 };
                }

                yield return (pointer + "#" + how, copy.ToJsonString());
            }
        }
    }

    private static IEnumerable<string> Keys(JsonNode? node, string pointer) => node switch
    {
        JsonObject map => map.SelectMany(entry => Keys(entry.Value, pointer + "/" + entry.Key).Prepend(pointer + "/" + entry.Key)),
        JsonArray list => list.SelectMany((item, index) => Keys(item, pointer + "/" + index)),
        _ => [],
    };

    private static string Once(string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return text[..at] + replacement + text[(at + old.Length)..];
    }
}
