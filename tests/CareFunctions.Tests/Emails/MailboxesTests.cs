using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Emails;
using CareFunctions.Rules;
using CareFunctions.Settings;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace CareFunctions.Tests.Emails;

public sealed class MailboxesTests
{
    private static readonly CouncilRules Rules = CouncilRules.Load(new CareOptions());

    [Theory]
    [InlineData("somerset", "care@somerset.example")]
    [InlineData("croydon", "BROKERAGE@croydon.example", "somebody@else.example")]
    [InlineData("medway", "somebody@else.example", "brokerage@medway.example")]
    [InlineData(null, "somebody@else.example")]
    [InlineData(null)]
    [InlineData(null, "care@somerset.example", "brokerage@medway.example")]
    public void CouncilOf_ByRecipient_IsTheOneCouncilOrNone(string? expected, params string[] recipients) =>
        Of(Three).CouncilOf(To(recipients))?.Id.ShouldBe(expected);

    [Fact]
    public void CouncilOf_OneCouncilHasMailboxes_IsThatCouncil() =>
        Of(new() { ["Mailboxes:Medway:Brokerage"] = "brokerage@medway.example" }).CouncilOf(To([])).ShouldBe(Council.Medway);

    [Fact]
    public void CouncilOf_NoMailboxes_IsTheRulebooks() => Of([]).CouncilOf(To(["x@y.example"])).ShouldBe(Council.Somerset);

    [Fact]
    public void FaultsOf_EverythingWrong_NamesEveryFault()
    {
        var faults = Mailboxes.FaultsOf(Configuration(new()
        {
            ["Mailboxes:Atlantis:Care"] = "a@b.example",
            ["Mailboxes:Somerset:A"] = "no address",
            ["Mailboxes:Somerset:B"] = "same@b.example",
            ["Mailboxes:Croydon:C"] = "Same@b.example",
            ["Mailboxes:Medway:D"] = "evil@b.example/../x",
        }));

        faults.Count.ShouldBe(4);
        faults.ShouldAllBe(fault => fault.StartsWith("Mailboxes__", StringComparison.Ordinal));
    }

    private static Dictionary<string, string?> Three => new()
    {
        ["Mailboxes:Somerset:SourcingCare"] = "Care@somerset.example",
        ["Mailboxes:Croydon:Brokerage"] = "brokerage@croydon.example",
        ["Mailboxes:Medway:Brokerage"] = "brokerage@medway.example",
    };

    private static Mailboxes Of(Dictionary<string, string?> settings) => new(Configuration(settings), Rules);

    private static IConfiguration Configuration(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private static GraphMessage To(string[] recipients) => new(
        "", "<1@x.example>", "", "a@b.example", Instant.FromUtc(2026, 5, 1, 9, 0), false, "", false, "", [.. recipients.Select(one => one.ToLowerInvariant())]);
}
