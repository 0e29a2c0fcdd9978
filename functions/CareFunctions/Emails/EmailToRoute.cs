using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Emails;

/// <summary>An email on its way to what it leads to.</summary>
/// <param name="InstanceId">The email's own instance.</param>
/// <param name="Council">The council.</param>
/// <param name="Proposal">What it is taken to say.</param>
/// <param name="From">Who asks, in the rulebook's words.</param>
/// <param name="Urgent">Whether it says that it is urgent.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="ById">Who answers by it: the provider's identifier, or the person who read it.</param>
/// <param name="ByName">The name for the note.</param>
/// <param name="Provider">The provider whose word alone it is; null where a person has read it, and for other senders.</param>
public sealed record EmailToRoute(
    string InstanceId, Council Council, EmailProposal Proposal, Requester From, bool Urgent, DateTimeOffset ReceivedAt, string ById, string ByName, string? Provider = null);
