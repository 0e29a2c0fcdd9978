using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Core.Tasks;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.PenPictures;

public sealed class PenPictureTests
{
    private static readonly Person Elsewhere = new("Gil Elsewhere (invented)", ["BrokerageOfficer"], "croydon");
    private static readonly string[] Secrets = ["Siân", "Sample", "1941", "07700", "4DY", "Orchard"];

    [Fact]
    public async Task Confirm_Draft_GoesToProvidersWithoutTheCase()
    {
        await using var care = await CareApplication.StartAsync();
        await TakeOpportunitiesAsync(care);
        var made = await care.StaffAsync(Person.Officer, HttpMethod.Post, "/api/pen-pictures", Body(care));
        made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
        var opportunity = made.Json["opportunity"]!.GetValue<string>();
        made.Json["state"]!.GetValue<string>().ShouldBe("awaits-confirmation");
        made.Json["findings"]!["about"]!.AsArray().Select(one => (one!["kind"]!.GetValue<string>(), one["start"]!.GetValue<int>(), one["length"]!.GetValue<int>()))
            .ShouldBe([("name", 0, 4), ("phone", 37, 12)]);
        made.Json["report"]!.AsArray().Select(line => line!.GetValue<string>()).ShouldBe(
        [
            "Somerset: Domiciliary care", "Age: 75 to 84", "Area: TA1", "Support with: personal care, hoist", "Hours a week: 14", "Two carers at a time",
            "About: [name] likes the garden. Ring the home [telephone number].",
        ]);
        await care.RunAsync();
        (await TakeOpportunitiesAsync(care)).ShouldBeEmpty();
        var task = (await care.TasksAsync(TaskKinds.ConfirmPenPicture)).ShouldHaveSingleItem();
        task["facts"]!["opportunity"]!.GetValue<string>().ShouldBe(opportunity);

        await care.DecideOpenAsync(Person.SecondOfficer, TaskKinds.ConfirmPenPicture, "confirm");

        var sent = (await TakeOpportunitiesAsync(care)).ShouldHaveSingleItem();
        sent["to"]!.GetValue<string>().ShouldBe("providers");
        sent["text"]!.GetValue<string>().ShouldBe($"Opportunity {opportunity}: Domiciliary care.");
        sent["lines"]!.AsArray().Count.ShouldBe(7);
        Forbidden(care).ShouldAllBe(secret => !sent.ToJsonString().Contains(secret, StringComparison.OrdinalIgnoreCase));
        (await care.GetAsync(Person.Officer, $"/api/pen-pictures/{opportunity}")).Json["state"]!.GetValue<string>().ShouldBe("confirmed");
        (await care.NotesAsync()).ShouldHaveSingleItem()["what"]!.GetValue<string>().ShouldStartWith($"The pen picture {opportunity} was confirmed");
    }

    [Fact]
    public async Task Reject_Draft_GoesToNobodyAndIsNotKept()
    {
        await using var care = await CareApplication.StartAsync();
        await TakeOpportunitiesAsync(care);
        var opportunity = (await care.StaffAsync(Person.Officer, HttpMethod.Post, "/api/pen-pictures", Body(care))).Json["opportunity"]!.GetValue<string>();
        await care.RunAsync();
        await care.DecideOpenAsync(Person.Officer, TaskKinds.ConfirmPenPicture, "reject");

        (await TakeOpportunitiesAsync(care)).ShouldBeEmpty();
        var kept = await care.GetAsync(Person.Officer, $"/api/pen-pictures/{opportunity}");
        kept.Json["state"]!.GetValue<string>().ShouldBe("rejected");
        kept.Text.ShouldNotContain("garden");
    }

    [Fact]
    public async Task Post_NothingThatWasOnFileOrTakenOut_IsKeptAnywhere()
    {
        await using var care = await CareApplication.StartAsync();
        var opportunity = (await care.StaffAsync(Person.Officer, HttpMethod.Post, "/api/pen-pictures", Body(care))).Json["opportunity"]!.GetValue<string>();
        await care.RunAsync();

        foreach (var name in new[] { Tables.PenPictures, Tables.Tasks })
        {
            var rows = care.Table(name).Query<global::Azure.Data.Tables.TableEntity>().Select(row => string.Join(' ', ((IDictionary<string, object>)row).Values)).Where(row => row.Contains(opportunity, StringComparison.Ordinal)).ToList();
            rows.ShouldNotBeEmpty(name);
            rows.ShouldAllBe(row => Secrets.All(secret => !row.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        }

        var instance = await care.Embedded.DurableClient.GetInstanceAsync($"pen-picture-{opportunity}", getInputsAndOutputs: true);
        Secrets.ShouldAllBe(secret => !instance!.SerializedInput!.Contains(secret, StringComparison.OrdinalIgnoreCase));
        instance!.SerializedInput!.ShouldNotContain("garden");
    }

    [Fact]
    public async Task Post_FindingsToBeRejected_AreFaultsWithTheirPlaces()
    {
        await using var care = await CareApplication.StartAsync();
        var body = Body(care);
        body["findings"] = "reject";
        var answer = await care.StaffAsync(Person.Officer, HttpMethod.Post, "/api/pen-pictures", body);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        answer.Faults.ShouldBe([("/texts/about", "personal-data"), ("/texts/about", "personal-data")]);
        Secrets.ShouldAllBe(secret => !answer.Text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        (await care.TasksAsync(TaskKinds.ConfirmPenPicture)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("service", "\"no-such-service\"", "/service")]
    [InlineData("caseRef", "\"CRO-104233\"", "/caseRef")]
    [InlineData("caseRef", "\"104233\"", "/caseRef")]
    [InlineData("postcode", "\"nowhere\"", "/postcode")]
    [InlineData("needs", "[\"Siân\"]", "/needs/0")]
    [InlineData("texts", "{\"diagnosis\":\"x\"}", "/texts/diagnosis")]
    [InlineData("neededUntil", "\"2020-01-01\"", "/neededUntil")]
    public async Task Post_BadContent_NamesTheFault(string name, string json, string pointer)
    {
        await using var care = await CareApplication.StartAsync();
        var body = Body(care);
        body["neededFrom"] = "2026-01-01";
        body[name] = JsonNode.Parse(json);
        var answer = await care.StaffAsync(Person.Officer, HttpMethod.Post, "/api/pen-pictures", body);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        answer.Faults.ShouldHaveSingleItem().Pointer.ShouldBe(pointer);
        answer.Text.ShouldNotContain("Siân");
    }

    [Fact]
    public async Task Post_AndGet_OfAnotherCouncil_AreRefused()
    {
        await using var care = await CareApplication.StartAsync();
        (await care.StaffAsync(Elsewhere, HttpMethod.Post, "/api/pen-pictures", Body(care))).Status.ShouldBe(HttpStatusCode.Forbidden);
        var opportunity = (await care.StaffAsync(Person.Officer, HttpMethod.Post, "/api/pen-pictures", Body(care))).Json["opportunity"]!.GetValue<string>();
        (await care.GetAsync(Elsewhere, $"/api/pen-pictures/{opportunity}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await care.GetAsync(Person.Officer, "/api/pen-pictures/OPP-none")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static JsonObject Body(CareApplication care) => new()
    {
        ["council"] = "somerset",
        ["caseRef"] = care.Reference,
        ["service"] = "domiciliary-care",
        ["needs"] = new JsonArray("hoist", "personal-care"),
        ["postcode"] = "TA1 4DY",
        ["hoursPerWeek"] = 14,
        ["twoCarers"] = true,
        ["texts"] = new JsonObject { ["about"] = "Siân likes the garden. Ring the home 07700 900123." },
        ["onFile"] = new JsonObject { ["names"] = new JsonArray("Siân Sample"), ["addresses"] = new JsonArray("14 Invented Orchard"), ["dateOfBirth"] = "1941-03-12" },
    };

    private static IEnumerable<string> Forbidden(CareApplication care) => [.. Secrets, care.Reference, care.Reference[4..]];

    // Whatever was offered: such a notification names no case, so it is told by its kind.
    private static readonly HashSet<string> Taken = [];

    private static async Task<IReadOnlyList<JsonObject>> TakeOpportunitiesAsync(CareApplication care)
    {
        var notifications = await care.AllAsync(Person.Officer, "/api/notifications?from=2025-06-01&to=2026-05-31", "notifications");
        return
        [
            .. notifications.Where(one => one["kind"]!.GetValue<string>() == "opportunity" && Taken.Add(one["id"]!.GetValue<string>())),
        ];
    }
}
