using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Tasks;

/// <summary>Where a task stands.</summary>
[JsonConverter(typeof(KebabCase<TaskState>))]
public enum TaskState
{
    /// <summary>Waiting for a decision or confirmation.</summary>
    Open,

    /// <summary>Decided or confirmed by a person.</summary>
    Done,

    /// <summary>No longer needed: the clock ran out, or the work was withdrawn.</summary>
    Closed,
}
