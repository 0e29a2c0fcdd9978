using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Procedures;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Rulebooks;

/// <summary>A council's written procedure as data; every entry cites the clauses it implements. Made by <see cref="RulebookLoader"/>, which has checked it.</summary>
/// <param name="Council">Whose it is.</param>
/// <param name="Title">The procedure's title.</param>
/// <param name="Version">The version the file declares.</param>
/// <param name="Source">The document it was made from.</param>
/// <param name="Systems">The council's systems.</param>
/// <param name="Teams">The teams.</param>
/// <param name="Roles">The roles that decide.</param>
/// <param name="Mailboxes">The mailboxes; their addresses are configuration.</param>
/// <param name="Services">The services.</param>
/// <param name="Increases">How services are increased; null when the rulebook does not say, and then no increase may be authorised.</param>
/// <param name="Guidance">Clauses that are advice only.</param>
/// <param name="Forums">The panels and forums that agree; null means none.</param>
/// <param name="Items">Evidence that several services ask for; null means none.</param>
/// <param name="Sets">Rules that several services have in common; null means none.</param>
/// <param name="Contradictions">What one request cannot say at once; null means none.</param>
public sealed record Rulebook(
    Council Council,
    string Title,
    string Version,
    SourceDocument Source,
    IReadOnlyList<NamedEntry> Systems,
    IReadOnlyList<Team> Teams,
    IReadOnlyList<Role> Roles,
    IReadOnlyList<Mailbox> Mailboxes,
    IReadOnlyList<ServiceRules> Services,
    IncreaseRules? Increases,
    IReadOnlyList<Guidance> Guidance,
    IReadOnlyList<NamedEntry>? Forums = null,
    IReadOnlyList<EvidenceItem>? Items = null,
    IReadOnlyList<RuleSet>? Sets = null,
    IReadOnlyList<ContradictionRule>? Contradictions = null)
{
    /// <summary>The identity of this very text: the declared version and a hash of the file. Running work keeps the version it started with.</summary>
    [JsonIgnore]
    public RulebookVersion Edition { get; init; } = new("", "");

    /// <summary>The identity of the rulebook's own file alone, without its books.</summary>
    [JsonIgnore]
    public RulebookVersion FileEdition { get; init; } = new("", "");

    /// <summary>The books of procedures, the council's own first, then the general documents'. <see cref="RulebookLibrary"/> puts them in.</summary>
    [JsonIgnore]
    public IReadOnlyList<ProcedureBook> Books { get; init; } = [];

    /// <summary>The procedure that a request starts: the council's own, or else a general document's; null when none does.</summary>
    /// <param name="service">The rulebook's id of the service.</param>
    /// <param name="request">The kind of request.</param>
    public ProcedurePlan? PlanFor(string service, RequestKind request)
    {
        foreach (var book in Books)
        {
            if (book.Procedures.FirstOrDefault(one => one.StartsOn(service, request)) is { } found)
            {
                return ProcedurePlanning.Plan(this, book, found.Id, service);
            }
        }

        return null;
    }

    /// <summary>The procedure that an email of a kind starts: the one for the case's service, or else the only one that such an email starts; null when none
    /// does, or when it could be one of several.</summary>
    /// <param name="intent">What the email wants.</param>
    /// <param name="service">The rulebook's id of the case's service, or null.</param>
    public EmailedProcedure? PlanForEmail(EmailIntent intent, string? service)
    {
        var started = Books.SelectMany(book => book.Procedures.SelectMany(procedure => (procedure.Starts ?? [])
            .Where(start => start.Emails?.Contains(EmailProposal.WordOf(intent)) is true)
            .SelectMany(start => start.Services.Select(one => (Book: book, Procedure: procedure, Service: one, Request: start.Requests[0]))))).ToList();
        var fitting = started.Where(one => one.Service == service).ToList() is { Count: > 0 } own ? own : started;
        return fitting is [var only]
            ? new EmailedProcedure(ProcedurePlanning.Plan(this, only.Book, only.Procedure.Id, only.Service), only.Service, only.Request)
            : null;
    }

    /// <summary>The ids of the services that any procedure is for.</summary>
    public IEnumerable<string> ServicesWithProcedures() => Services.Select(one => one.Id).Where(id =>
        Books.Any(book => book.Procedures.Any(one => (one.Starts ?? []).Any(start => start.Services.Contains(id, StringComparer.Ordinal)))));

    /// <summary>A service by its id, or null.</summary>
    /// <param name="id">The rulebook's id.</param>
    public ServiceRules? Service(string id) => Services.FirstOrDefault(one => one.Id == id);

    /// <summary>A team by its id, its name or another name it goes by, whatever the letters' case; null when there is none.</summary>
    /// <param name="name">What the sender called it.</param>
    public Team? FindTeam(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Teams.FirstOrDefault(one => one.GoesBy(name.Trim()));
    }
}
