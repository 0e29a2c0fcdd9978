using System.Text.Json;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Json;
using CareFunctions.Core.Rulebooks;
using YamlDotNet.Core;

namespace CareFunctions.Core.Procedures;

/// <summary>One file of procedures while it is read: what it says, where each entry stands, and what is wrong with it.</summary>
internal sealed class ProcedureBookLoader
{
    private readonly string _file;
    private readonly YamlDocument? _document;
    private readonly List<RulebookFault> _faults = [];

    private ProcedureBookLoader(string file, string yaml)
    {
        _file = file;
        try
        {
            _document = YamlDocument.Parse(yaml);
        }
        catch (YamlException exception)
        {
            _faults.Add(new RulebookFault(file, exception.Start.Line, exception.Start.Column, "", exception.Message));
            return;
        }

        using var json = JsonDocument.Parse(_document.Root?.ToJsonString() ?? "null");
        Add(ContractSchemas.Procedures.Validate(json.RootElement));
        if (_faults.Count > 0)
        {
            return;
        }

        try
        {
            Book = json.RootElement.Deserialize<ProcedureBook>(CareJson.Options)! with { File = file, Edition = RulebookLoader.EditionOf(json.RootElement, yaml) };
        }
        catch (JsonException exception)
        {
            // What the schema cannot say of a clock's length or a step's until; the path is the serializer's.
            Add([new ContractFault(PointerOf(exception.Path), FaultCodes.WrongForm, exception.Message)]);
            return;
        }

        if (Book.Council is null == Book.Document is null)
        {
            Add([new ContractFault("", FaultCodes.Contradiction, "Say council or document, one of the two.")]);
        }

        if (Book.Council is not null && (Book.Teams ?? Book.Roles ?? (object?)Book.Systems ?? Book.Services) is not null)
        {
            Add([new ContractFault("", FaultCodes.Contradiction, "A council's teams, roles, systems and services stand in its rulebook, not here.")]);
        }
    }

    /// <summary>What the file says; null when it cannot be read.</summary>
    public ProcedureBook? Book { get; }

    /// <summary>Everything wrong with it so far, in the file's order.</summary>
    public IReadOnlyList<RulebookFault> Faults => [.. _faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    /// <summary>Reads a file.</summary>
    public static ProcedureBookLoader Read(string file, string yaml) => new(file, yaml);

    /// <summary>Holds what it says against what it may refer to.</summary>
    public void Check(ProcedureVocabulary vocabulary)
    {
        if (Book is not null && _faults.Count == 0)
        {
            Add(ProcedureConsistency.Faults(Book, vocabulary));
        }
    }

    private void Add(IReadOnlyList<ContractFault> faults)
    {
        foreach (var fault in faults)
        {
            var (line, column) = _document!.PlaceOf(fault.Pointer);
            _faults.Add(new RulebookFault(_file, line, column, fault.Pointer, fault.Sentence));
        }
    }

    // "$.clocks[0].length" becomes "/clocks/0/length".
    private static string PointerOf(string? path) =>
        (path ?? "$")[1..].Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace(".", "/", StringComparison.Ordinal);
}
