using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>What can happen to a time box.</summary>
[JsonConverter(typeof(KebabCase<TimeBoxEventKind>))]
public enum TimeBoxEventKind
{
    /// <summary>Somebody decides it.</summary>
    Decision,

    /// <summary>Somebody extends it.</summary>
    Extension,

    /// <summary>Somebody moves its last day.</summary>
    Amendment,

    /// <summary>A reminder's moment has come.</summary>
    ReminderDue,

    /// <summary>The first instant after its last day has come.</summary>
    Expiry,

    /// <summary>Its case is closed or withdrawn, or the person died.</summary>
    CaseEnded,

    /// <summary>What it watched for came about elsewhere.</summary>
    Settled,
}
