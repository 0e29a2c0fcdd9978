using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Tasks;

/// <summary>Where a task stands. It leaves <see cref="Open"/> once, and whoever moves it first wins.</summary>
[JsonConverter(typeof(KebabCase<TaskState>))]
public enum TaskState
{
    /// <summary>It waits for a person.</summary>
    Open,

    /// <summary>A person decided.</summary>
    Decided,

    /// <summary>Its time ran out before anybody decided.</summary>
    Expired,

    /// <summary>Something else settled the matter, so that nobody needs to decide any more.</summary>
    Superseded,
}
