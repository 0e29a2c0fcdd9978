using System.Globalization;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Procedures;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>What a schema cannot say of a rulebook's clocks: that what they refer to exists, that no limit is missing, and that none can end, or go on, in silence.</summary>
public static class ClockConsistency
{
    /// <summary>Every fault of the clocks themselves. Their uses are checked with the procedures.</summary>
    /// <param name="clocks">The clocks.</param>
    /// <param name="teams">The ids of the council's teams.</param>
    /// <param name="roles">The ids of its roles.</param>
    /// <param name="pointer">Where the list stands in the document.</param>
    public static IReadOnlyList<ContractFault> Faults(
        IReadOnlyList<ClockRule> clocks, IReadOnlyCollection<string> teams, IReadOnlyCollection<string> roles, string pointer = "/clocks")
    {
        ArgumentNullException.ThrowIfNull(clocks);
        ArgumentNullException.ThrowIfNull(teams);
        ArgumentNullException.ThrowIfNull(roles);
        var faults = new List<ContractFault>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < clocks.Count; index++)
        {
            var place = pointer + "/" + index.ToString(CultureInfo.InvariantCulture);
            if (!seen.Add(clocks[index].Id))
            {
                faults.Add(new ContractFault(place + "/id", FaultCodes.Contradiction, $"The id {clocks[index].Id} is given more than once."));
            }

            new Check(clocks[index], place, teams, roles, faults).Run();
        }

        return faults;
    }

    private sealed class Check(
        ClockRule clock, string place, IReadOnlyCollection<string> teams, IReadOnlyCollection<string> roles, List<ContractFault> faults)
    {
        public void Run()
        {
            Length();
            Decision();
            Extension();
            if (clock.Amend is { } amend)
            {
                Known(amend.Owner, teams, "team", "/amend/owner");
                Known(amend.By, roles, "role", "/amend/by");
                Answers(amend.AnsweredBy, "/amend/answeredBy", outcomes: null);
            }

            Reminders();
            if (clock.Clauses.Count == 0)
            {
                Fault("/clauses", FaultCodes.TooSmall, "A clock cites at least one clause.");
            }
        }

        private void Length()
        {
            var length = clock.Length;
            foreach (var (name, days) in new[] { ("days", length.Days), ("daysAfter", length.DaysAfter), ("workingDays", length.WorkingDays) })
            {
                if (days is < 1 or > 3660)
                {
                    Fault("/length/" + name, FaultCodes.TooSmall, "A length is from 1 day to 3660.");
                }
            }

            if (length.IsOpen && clock.AtEnd == ClockEnd.Lapses && clock.Amend is null && clock.Extend?.To is null)
            {
                Fault("/atEnd", FaultCodes.Contradiction, "An open clock that nobody can give a last day never lapses: say goes-on, or who may amend it.");
            }
        }

        private void Decision()
        {
            Known(clock.Decide.Owner, teams, "team", "/decide/owner");
            Known(clock.Decide.By, roles, "role", "/decide/by");
            if (clock.Decide.Outcomes.Count == 0)
            {
                Fault("/decide/outcomes", FaultCodes.TooSmall, "A clock that nobody can decide is a wait: give at least one outcome.");
            }

            foreach (var reserved in clock.Decide.Outcomes.Where(outcome => outcome is ClockRule.Lapsed or ClockRule.CaseEnded))
            {
                Fault("/decide/outcomes", FaultCodes.NotAllowed, $"The outcome {reserved} is the clock's own and cannot be decided.");
            }

            foreach (var twice in clock.Decide.Outcomes.GroupBy(outcome => outcome).Where(same => same.Count() > 1))
            {
                Fault("/decide/outcomes", FaultCodes.Contradiction, $"The outcome {twice.Key} is given more than once.");
            }

            Each(clock.Decide.Fields, "/decide/fields", (field, at) =>
            {
                foreach (var unknown in (field.For ?? []).Except(clock.Decide.Outcomes))
                {
                    Fault(at + "/for", FaultCodes.NotAllowed, $"There is no outcome {unknown}. Known: {string.Join(", ", clock.Decide.Outcomes)}.");
                }
            });
            Answers(clock.Decide.AnsweredBy, "/decide/answeredBy", clock.Decide.Outcomes);
        }

        private void Extension()
        {
            if (clock.Extend is not { } extend)
            {
                return;
            }

            Known(extend.Owner, teams, "team", "/extend/owner");
            Known(extend.By, roles, "role", "/extend/by");
            Answers(extend.AnsweredBy, "/extend/answeredBy", outcomes: null);
            if (extend.Days is null == extend.To is null)
            {
                Fault("/extend", FaultCodes.Contradiction, $"An extension is by exactly so many days, or to: {ClockExtension.LaterDate}; one of the two.");
            }

            if (extend.To is { } to && to != ClockExtension.LaterDate)
            {
                Fault("/extend/to", FaultCodes.NotAllowed, $"An extension to a date is written {ClockExtension.LaterDate}.");
            }

            if (extend.Days is { } && extend.Times is null)
            {
                Fault("/extend", FaultCodes.Missing, "times is missing: without a limit nothing may be extended.");
            }

            foreach (var (name, number) in new[] { ("days", extend.Days), ("times", extend.Times), ("mostDays", extend.MostDays) })
            {
                if (number < 1)
                {
                    Fault("/extend/" + name, FaultCodes.TooSmall, $"{name} is at least 1.");
                }
            }

            if (extend.Days is { } && clock.Length.IsOpen)
            {
                Fault("/extend/days", FaultCodes.Contradiction, "An open clock has no last day to add days to.");
            }
        }

        private void Reminders()
        {
            var reminders = clock.Reminders;
            Each(reminders.Tell, "/reminders/tell", (told, at) => Told(told, at));
            Each(reminders.After?.Tell, "/reminders/after/tell", (told, at) => Told(told, at));
            Each(reminders.Before, "/reminders/before", (rung, at) =>
            {
                if (rung.Days < 0 || rung.Days >= (clock.Length.Days ?? clock.Length.DaysAfter + 1 ?? int.MaxValue))
                {
                    Fault(at + "/days", FaultCodes.TooLarge, "A reminder falls within the clock's days: 0 is the last day.");
                }
            });
            if (reminders.Tell.Count == 0)
            {
                Fault("/reminders/tell", FaultCodes.TooSmall, "Somebody must be told.");
            }

            if (reminders.After is { } after)
            {
                if (after.EveryWorkingDays < 1 || after.Tell.Count == 0)
                {
                    Fault("/reminders/after", FaultCodes.TooSmall, "Reminders after the last day come every 1 working day or more, and tell somebody.");
                }

                if (clock.AtEnd == ClockEnd.Lapses && clock.Length is { DateValue: null, IsOpen: false })
                {
                    Fault("/reminders/after", FaultCodes.Contradiction, "A clock that lapses is over after its last day: nobody is reminded of it.");
                }
            }
            else if (clock.AtEnd == ClockEnd.GoesOn || clock.Length.IsOpen)
            {
                Fault("/reminders", FaultCodes.Missing, "after is missing: a clock that goes on must remind on, or it is forgotten.");
            }

            if (clock.AtEnd == ClockEnd.Lapses && reminders.Before is null or [])
            {
                Fault("/reminders", FaultCodes.Missing, "before is missing: a clock that lapses must say so first.");
            }

            if (reminders.OverpaidFrom is not null && reminders.After is null)
            {
                Fault("/reminders/overpaidFrom", FaultCodes.Contradiction, "Only reminders after the last day name what is paid too much.");
            }
        }

        private void Answers(IReadOnlyList<AnswerRule>? answers, string at, IReadOnlyList<string>? outcomes) => Each(answers, at, (answer, there) =>
        {
            if (answer.Email is null == answer.Request is null)
            {
                Fault(there, FaultCodes.Contradiction, "An answer comes by email or by request; one of the two.");
            }

            if (outcomes is not null)
            {
                Known(answer.Outcome, outcomes, "outcome", there + "/outcome");
            }
            else if (answer.Fields?.ContainsKey(ClockRule.LastDayField) is not true)
            {
                Fault(there + "/fields", FaultCodes.Missing, $"{ClockRule.LastDayField} is missing: where the new last day stands.");
            }
        });

        private void Told(string id, string at)
        {
            if (!teams.Contains(id) && !roles.Contains(id))
            {
                Fault(at, FaultCodes.NotAllowed, $"There is no team or role {id}. Known: {string.Join(", ", teams.Concat(roles))}.");
            }
        }

        private void Known(string id, IReadOnlyCollection<string> known, string what, string at)
        {
            if (!known.Contains(id))
            {
                Fault(at, FaultCodes.NotAllowed, $"There is no {what} {id}. Known: {string.Join(", ", known)}.");
            }
        }

        private static void Each<T>(IEnumerable<T>? items, string at, Action<T, string> check)
        {
            var index = 0;
            foreach (var item in items ?? [])
            {
                check(item, at + "/" + index.ToString(CultureInfo.InvariantCulture));
                index++;
            }
        }

        private void Fault(string at, string code, string sentence) => faults.Add(new ContractFault(place + at, code, sentence));
    }
}
