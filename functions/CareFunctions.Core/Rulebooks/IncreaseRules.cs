namespace CareFunctions.Core.Rulebooks;

/// <summary>How a service is increased (SOM-INC-01 to SOM-INC-09, SOM-CHG-02). A running increase carries its own copy.</summary>
/// <param name="Service">The id of the service whose requests run by these rules at once. Other services' procedures ask for an increase by them, in a step that
/// does <c>increase</c>.</param>
/// <param name="Routes">The ways in (SOM-INC-03, SOM-INC-04).</param>
/// <param name="Temporary">What Sourcing Care may authorise (SOM-INC-05).</param>
/// <param name="Extension">What the Business Manager may add (SOM-INC-06, SOM-INC-07).</param>
/// <param name="LongTerm">Who makes it long-term (SOM-INC-08).</param>
/// <param name="Amendment">The system that pays (SOM-INC-09).</param>
/// <param name="Record">The system whose case notes evidence the work (SOM-CHG-02).</param>
/// <param name="Requirements">What must be on file when the Operational Team asks (SOM-INC-01, SOM-INC-02); null means nothing.</param>
public sealed record IncreaseRules(
    string Service,
    IReadOnlyList<RouteRule> Routes,
    TemporaryIncreaseRule Temporary,
    ExtensionRule Extension,
    AuthorityRule LongTerm,
    SystemRule Amendment,
    SystemRule Record,
    IReadOnlyList<EvidenceRule>? Requirements = null);
