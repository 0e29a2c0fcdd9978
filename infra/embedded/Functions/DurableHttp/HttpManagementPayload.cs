using System.Text.Json.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The addresses at which one orchestration instance is watched and managed over HTTP. They hold a key:
/// hand them to those only who may manage the instance.</summary>
public class HttpManagementPayload
{
    /// <summary>The instance.</summary>
    [JsonPropertyName("id")]
    [JsonInclude]
    public string? Id { get; internal set; }

    /// <summary>GET: its status.</summary>
    [JsonPropertyName("statusQueryGetUri")]
    [JsonInclude]
    public string? StatusQueryGetUri { get; internal set; }

    /// <summary>POST: raises an event; <c>{eventName}</c> is to be replaced.</summary>
    [JsonPropertyName("sendEventPostUri")]
    [JsonInclude]
    public string? SendEventPostUri { get; internal set; }

    /// <summary>POST: terminates it; <c>{text}</c> is to be replaced by the reason.</summary>
    [JsonPropertyName("terminatePostUri")]
    [JsonInclude]
    public string? TerminatePostUri { get; internal set; }

    /// <summary>DELETE: purges its history, once it has ended.</summary>
    [JsonPropertyName("purgeHistoryDeleteUri")]
    [JsonInclude]
    public string? PurgeHistoryDeleteUri { get; internal set; }

    /// <summary>POST: starts it again.</summary>
    [JsonPropertyName("restartPostUri")]
    [JsonInclude]
    public string? RestartPostUri { get; internal set; }

    /// <summary>POST: suspends it; <c>{text}</c> is to be replaced by the reason.</summary>
    [JsonPropertyName("suspendPostUri")]
    [JsonInclude]
    public string? SuspendPostUri { get; internal set; }

    /// <summary>POST: resumes it; <c>{text}</c> is to be replaced by the reason.</summary>
    [JsonPropertyName("resumePostUri")]
    [JsonInclude]
    public string? ResumePostUri { get; internal set; }
}
