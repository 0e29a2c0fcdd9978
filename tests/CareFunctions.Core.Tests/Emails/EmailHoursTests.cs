using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using NodaTime;

namespace CareFunctions.Core.Tests.Emails;

public sealed class EmailHoursTests
{
    private static readonly Instant Received = Instants.At("2026-05-01T09:00:00Z"); // a Friday

    [Theory]
    [InlineData("Please increase SOM-104233 from 10.5 to 14 from 4 May.", 10.5, 14.0, 3.5)]
    [InlineData("Please increase the hours for SOM-104233 from 10 to 14 from 4 May.", 10.0, 14.0, 4)]
    [InlineData("SOM-104233 10.5 > 14 hrs from 4 May please increase.", 10.5, 14.0, 3.5)]
    [InlineData("Please increase SOM-104233 from ten and a half to twelve and a half hours from 4 May.", 10.5, 12.5, 2)]
    [InlineData("SOM-104233 is on 14 hours a week. Please increase to 17.5 from 4 May.", 14.0, 17.5, 3.5)]
    [InlineData("Please increase SOM-104233 to 14 hours a week (has been 10) from 4 May.", 10.0, 14.0, 4)]
    [InlineData("Please increase SOM-104233: 14 hours a week in place of 10 from 4 May.", 10.0, 14.0, 4)]
    [InlineData("Please increase SOM-104233. Should be having 14 hours a week not 10.5 from 4 May.", 10.5, 14.0, 3.5)]
    [InlineData("SOM-104233 increase from 4 May please. She was on 10.5, she'll be on 14 a week.", 10.5, 14.0, 3.5)]
    [InlineData("SOM-104233 increase please: 9 hours a week becomes 11 from 4 May.", 9.0, 11.0, 2)]
    [InlineData("Increase for SOM-104233 from 4 May.\nWas: 14 hours\nWill be: 21 hours", 14.0, 21.0, 7)]
    [InlineData("Please increase SOM-104233 from 4 May.\nOld hours 7\nNew hours 12.25", 7.0, 12.25, 5.25)]
    [InlineData("Please increase SOM-104233 from 2 hours a day to 3 from 4 May.", 14.0, 21.0, 7)]
    [InlineData("Please increase SOM-104233 from 4 May. An extra half hour every morning, which is 3.5 hours a week.", null, null, 3.5)]
    [InlineData("Please increase SOM-104233 from 4 May. Two more calls a day of 30 minutes, so 7 hours a week.", null, null, 7)]
    [InlineData("Please increase SOM-104233: an extra 15 minutes every day bar Sunday from 4 May.", null, null, 1.5)]
    [InlineData("SOM-104233 needs two more calls daily, half an hour each, from 4 May.", null, null, 7)]
    [InlineData("Please increase SOM-104233 from 4 May: the lunch call from 30 minutes to 45, seven days a week.", null, null, 1.75)]
    [InlineData("Please increase SOM-104233 from 4 May: tea call to be 45 mins instead of 30, mon to fri.", null, null, 1.25)]
    [InlineData("Please increase SOM-104233 by three additional hours over the week from 4 May.", null, null, 3)]
    public void Read_IncreaseInOtherWords_HasItsHours(string text, double? from, double? to, double delta)
    {
        var reading = Read(text);
        reading.Intent.ShouldBe(EmailIntent.IncreaseRequest);
        (reading.Fields.HoursPerWeekFrom, reading.Fields.HoursPerWeekTo, reading.Fields.HoursPerWeekDelta).ShouldBe(((decimal?)from, (decimal?)to, (decimal?)delta));
    }

    [Theory]
    [InlineData("The longer lunch calls for SOM-104233 went in on Monday 4 May, so she is on 14 hours a week now instead of 10.5.", 10.5, 14)]
    [InlineData("Confirming SOM-104233 has been on 14 hours a week since Monday 4 May instead of 10.5 hours.", 10.5, 14)]
    [InlineData("SOM-104233 now gets 12 hours a week rather than 9, in place since 4 May as agreed.", 9, 12)]
    [InlineData("The reduction for SOM-104233 is in place from 4 May: was 14 hours a week, now 10.5 hours a week.", 14, 10.5)]
    public void Read_ConfirmationOfAChange_HasItsHoursTheRightWayRound(string text, decimal from, decimal to)
    {
        var reading = Read(text);

        reading.Intent.ShouldBe(EmailIntent.AmendmentConfirmation);
        (reading.Fields.HoursPerWeekFrom, reading.Fields.HoursPerWeekTo).ShouldBe((from, to));
    }

    [Theory]
    [InlineData("Please increase SOM-104233 by 4 hours a week from 4 May. She moved from flat 31 to 4.")]
    [InlineData("Please increase SOM-104233 by 4 hours a week from 4 May. She has moved her call from 8 to 9.")]
    [InlineData("Please increase SOM-104233 by 4 hours a week from 4 May. She was 84 last week.")]
    [InlineData("Please increase SOM-104233 by 4 hours a week from 4 May. Her weight has gone from 62.5 to 58.")]
    [InlineData("Please increase SOM-104233 by 4 hours a week from 4 May, room 14.")]
    [InlineData("Please increase SOM-104233 by 4 hours a week from 4 May. She goes from 2 carers to 3.")]
    public void Read_NumbersOfOtherThings_AreNoHours(string text)
    {
        var fields = Read(text).Fields;
        (fields.HoursPerWeekFrom, fields.HoursPerWeekTo, fields.HoursPerWeekDelta).ShouldBe((null, null, 4m));
    }

    [Theory]
    [InlineData("Please increase SOM-104233 to 14 hours from 4 May. Her sister gets three hours a day.", "hours-basis")]
    [InlineData("Please increase SOM-104233 to 3 hours from 4 May.", "hours-basis")]
    [InlineData("Please increase SOM-104233 by 4 hours from 4 May.", "hours-basis")]
    [InlineData("SOM-104233: an extra 45 minutes every day please from 4 May, that is 6 hours a week.", "hours-several")]
    [InlineData("Please increase SOM-104233 from 10 to 14 hours a week from 4 May, 5 more.", "hours-contradict")]
    [InlineData("SOM-104233 is down to three visits from 4 May so she drops from 14 hours per week to 10.5, a reduction of 4.", "hours-contradict")]
    [InlineData("We can confirm SOM-104233 starts on 4 May. It was 21 hours on the bid and 17.5 on the order.", "hours-several")]
    public void Read_HoursThatAreNotCertain_AreDoubted(string text, string doubt) => Read(text).Doubts.Select(one => one.Code).ShouldContain(doubt);

    [Theory]
    [InlineData("Please reduce SOM-104233 from 4 May. Please take the lunch calls off, 3.5 hours a week in total.", null, null, -3.5)]
    [InlineData("Please reduce SOM-104233 down to 10 hours a week, at present 12.5, from 4 May.", 12.5, 10.0, -2.5)]
    [InlineData("Please reduce SOM-104233 from 4 May. It was 30 minutes daily, so that's 3.5 hours a week less.", null, null, -3.5)]
    [InlineData("Please reduce SOM-104233 from 24 hours to 18.5 from 4 May.", 24.0, 18.5, -5.5)]
    [InlineData("Please reduce SOM-104233 from 4 May: three calls a day each lose 10 minutes, seven days, that is 3.5 hours a week in all.", null, null, -3.5)]
    public void Read_ReductionInOtherWords_HasItsHours(string text, double? from, double? to, double delta)
    {
        var reading = Read(text);
        reading.Intent.ShouldBe(EmailIntent.ReductionRequest);
        (reading.Fields.HoursPerWeekFrom, reading.Fields.HoursPerWeekTo, reading.Fields.HoursPerWeekDelta).ShouldBe(((decimal?)from, (decimal?)to, (decimal?)delta));
    }

    [Theory]
    [InlineData("We have assessed SOM-104233 and could take her if a mattress is supplied.")]
    [InlineData("We have assessed SOM-104233. It's a yes from us, but not at that rate.")]
    public void Read_AcceptedUnderACondition_HasNoOutcome(string text) => Read(text).Fields.Outcome.ShouldBeNull();

    [Theory]
    [InlineData("We are holding the room for SOM-104233 until 12 May.\nPat, Cliff View Residential Home")]
    [InlineData("Could we have respite for SOM-104233? I am torn between residential and residential dementia.")]
    public void Read_NameOrChoiceOfHomes_IsNoRegistration(string text) => Read(text).Fields.Registration.ShouldBeNull();

    private static EmailReading Read(string text) => EmailReader.Read(new GraphMessage("id", "<1@provider.example>", "Case", "office@provider.example", Received, false, text, false), Council.Somerset);
}
