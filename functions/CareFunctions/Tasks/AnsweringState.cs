using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Tasks;

/// <summary>Whether an answer found its task.</summary>
[JsonConverter(typeof(KebabCase<AnsweringState>))]
public enum AnsweringState
{
    /// <summary>No open task of the case waits for such an answer.</summary>
    NoTask,

    /// <summary>It decided exactly one task.</summary>
    Decided,

    /// <summary>A person must look: several tasks wait for it, or it does not fit the one that does.</summary>
    ForAPerson,
}
