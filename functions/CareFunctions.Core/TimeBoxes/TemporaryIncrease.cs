using System.Text.Json.Serialization;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Core.Packages;
using CareFunctions.Core.Rulebooks;
using NodaTime;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>
/// A temporary increase (SOM-INC-05 to SOM-INC-08): an immutable state that only <see cref="TemporaryIncreases"/> moves on. It
/// carries the rules it was asked for under, so a new rulebook does not change it.
/// </summary>
/// <param name="InstanceId">The orchestration that runs it.</param>
/// <param name="Case">The case.</param>
/// <param name="Service">The rulebook's id of the service.</param>
/// <param name="HoursPerWeek">The hours a week asked for above the agreed plan.</param>
/// <param name="EffectiveDate">The first day asked for.</param>
/// <param name="RequestedBy">Who asked: a staff or provider identifier. Whoever asked decides nothing about it.</param>
/// <param name="Edition">The rulebook it was asked for under.</param>
/// <param name="Rules">The rules of that rulebook.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Days">The days it applies, both included; null until authorised.</param>
/// <param name="Extensions">How many times it has been extended.</param>
/// <param name="HoursGoBackOn">The first day without the hours, once it is ended or expired; null before and when long-term.</param>
/// <param name="Decisions">The decisions that took effect, in order.</param>
/// <param name="Reminders">The reminders of its days, worked out when those were settled; null until authorised, and when that was done by a
/// version whose reminders did not keep to working days.</param>
public sealed record TemporaryIncrease(
    string InstanceId,
    CaseReference Case,
    string Service,
    decimal HoursPerWeek,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate EffectiveDate,
    string RequestedBy,
    RulebookVersion Edition,
    IncreaseRules Rules,
    IncreaseState State,
    CivilDays? Days,
    int Extensions,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? HoursGoBackOn,
    IReadOnlyList<MadeDecision> Decisions,
    IReadOnlyList<Reminder>? Reminders = null)
{
    /// <summary>The last day it is asked for, both included; <see langword="null"/> when none is stated. The first authorisation never goes beyond it; whoever may extend may.</summary>
    [JsonConverter(typeof(LocalDateJson)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LocalDate? EndsOn { get; init; }

    /// <summary>Whether nothing more can happen to it.</summary>
    [JsonIgnore]
    public bool Closed => State is IncreaseState.Declined or IncreaseState.LongTerm or IncreaseState.Ended or IncreaseState.Expired;

    /// <summary>When it expires if nobody decides: the first instant after its last day in London; null unless running.</summary>
    [JsonIgnore]
    public Instant? ExpiresAt => State == IncreaseState.Running ? Days!.Ends : null;

    /// <summary>The increase as the package of care keeps it; null unless running.</summary>
    [JsonIgnore]
    public OpenIncrease? Open => State == IncreaseState.Running ? new OpenIncrease(InstanceId, HoursPerWeek, Days!) : null;

    /// <summary>Whether the rules allow one more extension.</summary>
    [JsonIgnore]
    public bool MayBeExtended => State == IncreaseState.Running && Extensions < Rules.Extension.Times;

    /// <summary>
    /// The reminders still to come, the earliest first. Those whose time has passed are left out: nobody is reminded of yesterday.
    /// It depends on this state alone and not on what is known of bank holidays now, so a replay gets the answer of the first time.
    /// </summary>
    /// <param name="after">Only reminders later than this.</param>
    /// <exception cref="InvalidOperationException">The increase has no days yet.</exception>
    public IReadOnlyList<Reminder> RemindersAfter(Instant after)
    {
        var days = Days ?? throw new InvalidOperationException("An increase that is not authorised has no days and no reminders.");
        return [.. (Reminders ?? ReminderSchedule.OnCivilDays(Rules.Temporary.Reminders, days)).Where(reminder => reminder.At > after)];
    }
}
