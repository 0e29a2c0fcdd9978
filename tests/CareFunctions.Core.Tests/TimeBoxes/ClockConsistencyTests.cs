using System.Text.Json;
using CareFunctions.Core.Json;
using CareFunctions.Core.Procedures;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Core.Worklists;
using NodaTime;

namespace CareFunctions.Core.Tests.TimeBoxes;

public sealed class ClockConsistencyTests
{
    private static readonly string[] Teams = ["sourcing-care"];
    private static readonly string[] Roles = ["officer", "manager"];

    private static readonly ClockRule Good = new(
        "hold",
        "Hold",
        new ClockLength(Until: "holdUntil"),
        ClockEnd.Lapses,
        new ClockDecision("Take it.", "sourcing-care", "officer", ["taken"], AnsweredBy: [new AnswerRule("taken", Request: RequestKind.Award)]),
        new ClockReminders(["sourcing-care", "manager"], [new ClockRung(0, new LocalTime(9, 0))]),
        ["SOM-BIN-16"],
        new ClockExtension("manager", "sourcing-care", Days: 14, Times: 1),
        new ClockAmendment("sourcing-care", "officer"));

    public static TheoryData<string, string> Faulty => new()
    {
        { "team", "/clocks/0/decide/owner" },
        { "role", "/clocks/0/decide/by" },
        { "no-outcome", "/clocks/0/decide/outcomes" },
        { "lapsed-decided", "/clocks/0/decide/outcomes" },
        { "answer-outcome", "/clocks/0/decide/answeredBy/0/outcome" },
        { "answer-both", "/clocks/0/decide/answeredBy/0" },
        { "field-outcome", "/clocks/0/decide/fields/0/for" },
        { "no-limit", "/clocks/0/extend" },
        { "days-and-date", "/clocks/0/extend" },
        { "extend-answer-without-date", "/clocks/0/extend/answeredBy/0/fields" },
        { "told", "/clocks/0/reminders/tell/0" },
        { "nobody-told", "/clocks/0/reminders/tell" },
        { "silent-lapse", "/clocks/0/reminders" },
        { "silent-going-on", "/clocks/0/reminders" },
        { "rung-outside", "/clocks/0/reminders/before/0/days" },
        { "overpaid-never-told", "/clocks/0/reminders/overpaidFrom" },
        { "escalates-after-lapse", "/clocks/0/reminders/after" },
        { "open-lapses-never", "/clocks/0/atEnd" },
        { "no-days", "/clocks/0/length/days" },
        { "no-clause", "/clocks/0/clauses" },
        { "twice", "/clocks/1/id" },
    };

    [Fact]
    public void Faults_SoundClock_None() => ClockConsistency.Faults([Good], Teams, Roles).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Faults_FaultyClock_NamesThePlace(string fault, string pointer) =>
        ClockConsistency.Faults(With(fault), Teams, Roles).Select(one => one.Pointer).ShouldContain(pointer);

    [Theory]
    [InlineData("\"open\"")]
    [InlineData("{\"days\":14}")]
    [InlineData("{\"daysAfter\":42}")]
    [InlineData("{\"workingDays\":1}")]
    [InlineData("{\"until\":\"endDate\"}")]
    [InlineData("{\"dayBefore\":\"restartDate\"}")]
    public void Length_EachForm_IsReadAndWrittenTheSame(string text) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize<ClockLength>(text, CareJson.Options), CareJson.Options).ShouldBe(text);

    [Theory]
    [InlineData("\"for-ever\"")]
    [InlineData("{}")]
    [InlineData("{\"days\":14,\"until\":\"endDate\"}")]
    [InlineData("{\"days\":1.5}")]
    [InlineData("{\"weeks\":2}")]
    [InlineData("14")]
    public void Length_OtherForm_IsRefused(string text) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<ClockLength>(text, CareJson.Options));

    private static IReadOnlyList<ClockRule> With(string fault) => fault switch
    {
        "team" => [Good with { Decide = Good.Decide with { Owner = "nobody" } }],
        "role" => [Good with { Decide = Good.Decide with { By = "nobody" } }],
        "no-outcome" => [Good with { Decide = Good.Decide with { Outcomes = [] } }],
        "lapsed-decided" => [Good with { Decide = Good.Decide with { Outcomes = ["taken", "lapsed"] } }],
        "answer-outcome" => [Good with { Decide = Good.Decide with { AnsweredBy = [new AnswerRule("lost", Request: RequestKind.Award)] } }],
        "answer-both" => [Good with { Decide = Good.Decide with { AnsweredBy = [new AnswerRule("taken", "offer", RequestKind.Award)] } }],
        "field-outcome" => [Good with { Decide = Good.Decide with { Fields = [new FieldRule("startDate", FieldType.Date, ["lost"])] } }],
        "no-limit" => [Good with { Extend = Good.Extend! with { Times = null } }],
        "days-and-date" => [Good with { Extend = Good.Extend! with { To = ClockExtension.LaterDate } }],
        "extend-answer-without-date" => [Good with { Extend = Good.Extend! with { AnsweredBy = [new AnswerRule("extended", "hold-extension")] } }],
        "told" => [Good with { Reminders = Good.Reminders with { Tell = ["nobody"] } }],
        "nobody-told" => [Good with { Reminders = Good.Reminders with { Tell = [] } }],
        "silent-lapse" => [Good with { Reminders = Good.Reminders with { Before = [] } }],
        "silent-going-on" => [Good with { AtEnd = ClockEnd.GoesOn }],
        "rung-outside" => [Good with { Length = new ClockLength(Days: 14), Reminders = Good.Reminders with { Before = [new ClockRung(14, new LocalTime(9, 0))] } }],
        "overpaid-never-told" => [Good with { Reminders = Good.Reminders with { OverpaidFrom = "weeklyRate" } }],
        "escalates-after-lapse" => [Good with { Length = new ClockLength(Days: 14), Reminders = Good.Reminders with { After = new ClockEscalation(1, ["manager"]) } }],
        "open-lapses-never" => [Good with { Length = new ClockLength(), Extend = null, Amend = null }],
        "no-days" => [Good with { Length = new ClockLength(Days: 0) }],
        "no-clause" => [Good with { Clauses = [] }],
        _ => [Good, Good],
    };
}
