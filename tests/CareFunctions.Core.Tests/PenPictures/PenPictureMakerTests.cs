using System.Text.Json;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Core.PenPictures;
using NodaTime;

namespace CareFunctions.Core.Tests.PenPictures;

public sealed class PenPictureMakerTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);

    private static readonly PenPictureFacts Facts = new(Council.Somerset, "Domiciliary care", [SupportNeed.Hoist, SupportNeed.PersonalCare, SupportNeed.Hoist])
    {
        Postcode = "ta1 4dy",
        HoursPerWeek = 14.5m,
        VisitsPerDay = 4,
        TwoCarers = true,
        NeededFrom = new LocalDate(2026, 12, 1),
        NeededUntil = new LocalDate(2027, 1, 31),
        Texts = new Dictionary<string, string> { ["support-needs"] = "Siân needs help at night.", ["about"] = "Likes the garden." },
        OnFile = new OnFile { Names = ["Siân Invented"], DateOfBirth = new LocalDate(1941, 3, 12), CaseNumber = "104233", Addresses = ["14 Invented Orchard"] },
    };

    [Fact]
    public void Make_FullFacts_SaysWhatProvidersNeedAndNothingElse()
    {
        PenPictureMaker.Make("OPP-7", Facts, Today, out var draft).ShouldBeEmpty();
        draft!.Picture.Report().ShouldBe(
        [
            "Somerset: Domiciliary care", "Age: 85 to 94", "Area: TA1", "Support with: personal care, hoist", "Hours a week: 14.5", "Visits a day: 4", "Two carers at a time",
            "Needed from: 2026-12-01", "Until: 2027-01-31", "About: Likes the garden.", "Support needs: [name] needs help at night.",
        ]);
        draft.Findings.ShouldHaveSingleItem().Value.ShouldBe([new Finding(FindingKind.Name, 0, 4)]);
        var sent = JsonSerializer.Serialize(draft, CareJson.Options);
        foreach (var secret in new[] { "Siân", "Invented", "1941", "104233", "Orchard", "4dy", "4DY" })
        {
            sent.ShouldNotContain(secret, Case.Insensitive);
        }
    }

    [Fact]
    public void Make_OnlyTheService_LeavesTheRestOut()
    {
        PenPictureMaker.Make("OPP-7", new PenPictureFacts(Council.Croydon, "Supported living", []), Today, out var draft).ShouldBeEmpty();
        draft!.Picture.Report().ShouldBe(["Croydon: Supported living"]);
        draft.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Make_EverythingWrong_NamesEveryFaultAndRepeatsNothing()
    {
        var wrong = Facts with
        {
            Postcode = "Siân's house",
            HoursPerWeek = 169,
            VisitsPerDay = 0,
            NeededUntil = new LocalDate(2026, 11, 30),
            Texts = new Dictionary<string, string> { ["diagnosis"] = "Siân", ["about"] = "", ["outcomes"] = new('x', PenPicture.LongestText + 1) },
            OnFile = new OnFile { DateOfBirth = Today.PlusDays(1) },
        };
        var faults = PenPictureMaker.Make("OPP-7", wrong, Today, out var draft);
        draft.ShouldBeNull();
        faults.Select(fault => fault.Pointer).ShouldBe(["/postcode", "/onFile/dateOfBirth", "/hoursPerWeek", "/visitsPerDay", "/neededUntil", "/texts", "/texts/about", "/texts/outcomes"], ignoreOrder: true);
        faults.ShouldAllBe(fault => !fault.Sentence.Contains("Siân"));
    }

    [Theory]
    [InlineData("TA1 4DY", "TA1")]
    [InlineData("sw1a1aa", "SW1A")]
    [InlineData(" cr0 ", "CR0")]
    [InlineData("ＴＡ１ ４ＤＹ", "TA1")]
    public void TryParse_Postcode_GivesItsDistrict(string text, string district)
    {
        PostcodeDistrict.TryParse(text, out var found).ShouldBeTrue();
        found.ShouldBe(district);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ZZ1 1AA")]
    [InlineData("TA")]
    [InlineData("TA1 4DYX")]
    [InlineData("Mill Lane TA1")]
    public void TryParse_OtherText_IsNone(string? text) => PostcodeDistrict.TryParse(text, out _).ShouldBeFalse();
}
