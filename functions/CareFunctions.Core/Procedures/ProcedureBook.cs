using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.TimeBoxes;

namespace CareFunctions.Core.Procedures;

/// <summary>The procedures of one document as data: a council's, or a general document's. Made by <see cref="ProcedureBookLoader"/>, which has checked it.</summary>
/// <param name="Version">The version the file declares.</param>
/// <param name="Procedures">The procedures.</param>
/// <param name="Council">Whose it is; null for a general document.</param>
/// <param name="Document">Which general document it is; null for a council's.</param>
/// <param name="Forms">The forms the document names.</param>
/// <param name="Guidance">The clauses that are advice.</param>
/// <param name="LeftToPeople">What is left to people.</param>
/// <param name="CoveredElsewhere">What lives elsewhere.</param>
/// <param name="Clocks">The clocks that the procedures use.</param>
/// <param name="Teams">Teams that a general document names.</param>
/// <param name="Roles">Roles that a general document names.</param>
/// <param name="Systems">Systems that a general document names.</param>
/// <param name="Services">Services that a general document names.</param>
public sealed record ProcedureBook(
    string Version,
    IReadOnlyList<ProcedureRule> Procedures,
    Council? Council = null,
    GeneralDocumentName? Document = null,
    IReadOnlyList<FormRule>? Forms = null,
    IReadOnlyList<GuidanceRule>? Guidance = null,
    IReadOnlyList<LeftToPeople>? LeftToPeople = null,
    IReadOnlyList<CoveredElsewhere>? CoveredElsewhere = null,
    IReadOnlyList<ClockRule>? Clocks = null,
    IReadOnlyList<Team>? Teams = null,
    IReadOnlyList<Role>? Roles = null,
    IReadOnlyList<NamedEntry>? Systems = null,
    IReadOnlyList<ServiceEntry>? Services = null)
{
    /// <summary>The file's name, for messages.</summary>
    [JsonIgnore]
    public string File { get; init; } = "";

    /// <summary>The identity of this very text.</summary>
    [JsonIgnore]
    public RulebookVersion Edition { get; init; } = new("", "");

    /// <summary>A procedure by its id, or null.</summary>
    /// <param name="id">The id.</param>
    public ProcedureRule? Procedure(string id) => Procedures.FirstOrDefault(one => one.Id == id);
}
