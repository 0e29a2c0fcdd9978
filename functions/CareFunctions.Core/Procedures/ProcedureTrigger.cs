using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Procedures;

/// <summary>What starts a procedure once the referral check has accepted it.</summary>
/// <param name="Services">The ids of the services.</param>
/// <param name="Requests">The kinds of request.</param>
/// <param name="Emails">The intents of providers' emails, in kebab-case, that start it as well; null means none.</param>
public sealed record ProcedureTrigger(
    IReadOnlyList<string> Services,
    IReadOnlyList<RequestKind> Requests,
    IReadOnlyList<string>? Emails = null);
