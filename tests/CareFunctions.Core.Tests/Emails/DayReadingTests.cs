using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using NodaTime;

namespace CareFunctions.Core.Tests.Emails;

/// <summary>What a day is for, in words that no row of the table has.</summary>
public sealed class DayReadingTests
{
    private static readonly Instant Received = Instants.At("2026-05-01T09:00:00Z"); // a Friday

    [Theory]
    [InlineData("Please accept this as notice on SOM-104233. The final evening we will support her is Sunday 31 May 2026.", "2026-05-31")]
    [InlineData("Please accept this as notice on SOM-104233. We are out after the evening visit on Sunday 31 May.", "2026-05-31")]
    [InlineData("We are giving notice on SOM-104233. As of Monday 1 June we will no longer be providing her care.", "2026-05-31")]
    [InlineData("We are giving notice on SOM-104233. Care stops from Monday 1 June.", "2026-05-31")]
    [InlineData("We are giving notice on SOM-104233, which makes Sunday 31 May our last day there.", "2026-05-31")]
    [InlineData("As I mentioned on the phone yesterday, we are giving notice on SOM-104233. We will finish on 31 May.", "2026-05-31")]
    [InlineData("We are giving notice on SOM-104233. Our last day is the thirty-first of May.", "2026-05-31")]
    [InlineData("We are giving notice on SOM-104233. Our last day is the twenty second of May.", "2026-05-22")]
    [InlineData("Please take this as 28 days' notice from today on SOM-104233.", "2026-05-29")]
    [InlineData("Giving you 4 weeks written notice as of now on SOM-104233, sorry.", "2026-05-29")]
    [InlineData("We are giving notice on SOM-104233. There will be nothing after the tea call on Sunday 31 May.", "2026-05-31")]
    public void Read_Notice_FindsTheLastDay(string text, string expected) => Reading(text).Fields.EndDate.ShouldBe(Day(expected));

    [Theory]
    [InlineData("SOM-104233: please end the care line at Tuesday 28th, which is the day of the last visit on the log.", "2026-04-28")]
    [InlineData("SOM-104233: please end the care line, the last visit will be on the 28th.", "2026-05-28")]
    public void Read_EndOfService_TakesTheDayGoneWhereItIsByFarTheNearer(string text, string expected) =>
        EmailReader.Read(new GraphMessage("id", "<1@mail.example>", "SOM-104233 closure", "finance@somerset.example", Received, BodyIsHtml: false, text, AttachmentsPresent: false), Council.Somerset)
            .Fields.EndDate.ShouldBe(Day(expected));

    [Theory]
    [InlineData("We confirm the start of the placement of SOM-104233. She arrived, safe and sound, on Wednesday.", "2026-04-29")]
    [InlineData("We confirm the start of the placement of SOM-104233. She will arrive on Wednesday.", "2026-05-06")]
    public void Read_StartOfAWeekday_IsTheOneSpokenOf(string text, string expected) => Reading(text).Fields.StartDate.ShouldBe(Day(expected));

    [Theory]
    [InlineData("Please reduce SOM-104233 by 1 hour per week: stop the lunch visit on those two days from Monday 11 May.")]
    public void Read_ThoseDaysFromADay_CountsNone(string text) => Reading(text).Fields.EffectiveDate.ShouldBe(Day("2026-05-11"));

    [Theory]
    [InlineData("Please increase SOM-104233 by 4 hours per week from the eleventh of May.")]
    [InlineData("Please increase SOM-104233 by 4 hours per week, commencement Monday 11 May.")]
    [InlineData("Please increase SOM-104233 by 4 hours per week from Monday 11 May, as agreed at her review on 28 April.")]
    [InlineData("Please increase SOM-104233 by 4 hours per week. The nurse came out on Tuesday 28 April and wants it from 11 May.")]
    [InlineData("Please increase SOM-104233 by 4 hours per week, first call Monday 11 May.")]
    [InlineData("Please increase SOM-104233 by 4 hours per week eff 11/05/26.")]
    [InlineData("Please increase SOM-104233 by 4 hours a week from 11 May.")]
    public void Read_Increase_FindsTheFirstDay(string text) => Reading(text).Fields.EffectiveDate.ShouldBe(Day("2026-05-11"));

    [Theory]
    [InlineData("We have extended the hold on the room for SOM-104233 from the 4th to Monday 11 May.", "2026-05-11")]
    [InlineData("We have extended the hold on the room for SOM-104233. It was held to 4 May and is now held to 11 May.", "2026-05-11")]
    public void Read_HoldExtension_TakesTheLaterDay(string text, string expected) => Reading(text).Fields.HoldUntil.ShouldBe(Day(expected));

    [Theory]
    [InlineData("Please can you send the list of residential respite beds for SOM-104233. He would go in on Monday 11 May and come home on Monday 25 May.")]
    [InlineData("Respite wanted for SOM-104233, residential bed, going in on Monday 11 May and leaving on Monday 25 May.")]
    [InlineData("Residential respite bed needed for SOM-104233, Monday 11 May - Monday 25 May. His plan was signed off last Thursday.")]
    public void Read_Respite_FindsBothDays(string text)
    {
        var fields = Reading(text).Fields;

        fields.StartDate.ShouldBe(Day("2026-05-11"));
        fields.EndDate.ShouldBe(Day("2026-05-25"));
    }

    [Theory]
    [InlineData("The hold on the room for SOM-104233 is extended until perhaps 11 May.")]
    [InlineData("We are holding the room for SOM-104233 until the 11th or 12th.")]
    public void Read_DayGuessedAt_StatesNone(string text)
    {
        var reading = Reading(text);

        reading.Fields.HoldUntil.ShouldBeNull();
        reading.Certainty.ShouldBe(EmailCertainty.NeedsPerson);
    }

    [Theory]
    [InlineData("We are giving notice on SOM-104233. Our last day is Sunday 31 May. I was told 7 June by the family, though the last call is 24 May.")]
    [InlineData("Please increase SOM-104233 by 4 hours per week from 11 May, to start on Monday 18 May.")]
    public void Read_TwoDaysOfTheSame_AreADoubt(string text) => Reading(text).Certainty.ShouldBe(EmailCertainty.NeedsPerson);

    private static LocalDate Day(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;

    private static EmailReading Reading(string text) =>
        EmailReader.Read(new GraphMessage("m1", "<m1@provider.example>", "", "coordinator@provider.example", Received, false, text, false), Council.Somerset);
}
