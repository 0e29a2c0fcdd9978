using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>Where a time box stands.</summary>
[JsonConverter(typeof(KebabCase<TimeBoxState>))]
public enum TimeBoxState
{
    /// <summary>It waits for a decision.</summary>
    Running,

    /// <summary>Somebody decided. Final.</summary>
    Decided,

    /// <summary>It ended by itself after its last day. Final.</summary>
    Lapsed,

    /// <summary>Its case ended. Final.</summary>
    CaseEnded,

    /// <summary>What it watched for came about elsewhere. Final.</summary>
    Settled,
}
