using CareFunctions.Core.PenPictures;
using NodaTime;

namespace CareFunctions.Core.Tests.PenPictures;

public sealed class RedactionTests
{
    private static readonly LocalDate Today = new(2026, 11, 23);

    [Fact]
    public void Apply_EveryKind_WordsInBrackets()
    {
        var onFile = new OnFile { Names = ["Siân O'Brien"], DateOfBirth = new LocalDate(1941, 3, 12), CaseNumber = "104233" };
        var (text, findings) = Redaction.Apply(
            "Siân (12/03/1941, NHS 943 476 5919) lives at 12 Mill Lane, TA1 4DY. Aged 85. Ring 07700 900123 or write to a@b.example. SOM-104233.", onFile, Today);
        text.ShouldBe("[name] ([date], NHS [health number]) lives at [address], [postcode]. Aged [age]. Ring [telephone number] or write to [email address]. [reference].");
        findings.Select(one => one.Kind).ShouldBe(
        [
            FindingKind.Name, FindingKind.DateOfBirth, FindingKind.NhsNumber, FindingKind.Address, FindingKind.Postcode, FindingKind.Age, FindingKind.Phone, FindingKind.Email,
            FindingKind.CaseId,
        ]);
    }

    [Fact]
    public void Apply_CleanText_StaysAsItIs()
    {
        const string text = "Likes gardening. Needs two carers and a hoist, 4 visits a day of 45 minutes, from 1 December 2026. Lives in TA1.";
        var (clean, findings) = Redaction.Apply(text, new OnFile { Names = ["Siân O'Brien"] }, Today);
        clean.ShouldBe(text);
        findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Postcode")]
    [InlineData("Health Number")]
    [InlineData("Telephone Reference")]
    [InlineData("Removed")]
    public void Apply_NameThatIsAWordOfOurs_StillEnds(string name)
    {
        var onFile = new OnFile { Names = [name] };
        FreeTextScan.Find(Redaction.Apply($"{name} likes TA1 4DY and 07700 900123.", onFile, Today).Text, onFile, Today).ShouldBeEmpty();
    }
}
