using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Work;

/// <summary>What runs.</summary>
[JsonConverter(typeof(KebabCase<RunningWorkKind>))]
public enum RunningWorkKind
{
    /// <summary>A procedure.</summary>
    Procedure,

    /// <summary>A clock.</summary>
    Clock,
}
