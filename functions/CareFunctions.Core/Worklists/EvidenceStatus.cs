using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Worklists;

/// <summary>Where a piece of evidence stands.</summary>
[JsonConverter(typeof(KebabCase<EvidenceStatus>))]
public enum EvidenceStatus
{
    /// <summary>On file, with nothing said against it.</summary>
    OnFile,

    /// <summary>Begun but not finished: it does not count.</summary>
    InProgress,

    /// <summary>Finished, but not said to be agreed.</summary>
    Completed,

    /// <summary>Finished and agreed.</summary>
    Agreed,
}
