using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.Tasks;

/// <summary>Something that waits for a person: whose it is, who may decide it, by when, under which clause.</summary>
/// <param name="Id">The task's identity, <see cref="WorkIdentity.ForStep"/> of the instance and step.</param>
/// <param name="Kind">What is asked, for example <c>authorise-temporary-increase</c>; the values are in <see cref="TaskKinds"/>.</param>
/// <param name="Case">The case, or null when what arrived names none.</param>
/// <param name="Council">Whose task it is; staff see their own council only.</param>
/// <param name="OwnerTeam">The rulebook's id of the team whose list it is on.</param>
/// <param name="DecidingRole">The rulebook's id of the role that may decide it.</param>
/// <param name="Decisions">The words that decide it, for example <c>authorise</c>.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Due">The end of the time to decide, or null when it has no clock. A decision at this instant or later is late.</param>
/// <param name="Clause">The clause it comes from.</param>
/// <param name="Guidance">What the person should know, in plain English.</param>
/// <param name="State">Where it stands.</param>
/// <param name="InstanceId">The orchestration that waits for it.</param>
public sealed record HumanTask(
    string Id,
    string Kind,
    CaseReference? Case,
    Council Council,
    string OwnerTeam,
    string DecidingRole,
    IReadOnlyList<string> Decisions,
    [property: JsonConverter(typeof(InstantJson))] Instant OpenedAt,
    [property: JsonConverter(typeof(InstantJson))] Instant? Due,
    string Clause,
    string Guidance,
    TaskState State,
    string InstanceId);
