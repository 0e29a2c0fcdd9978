using System.Globalization;
using System.Text;

namespace Microsoft.DurableTask.Client;

/// <summary>The state of one orchestration, as it was when it was read.</summary>
public sealed class OrchestrationMetadata
{
    private const int ShownDataLength = 40;

    /// <summary>Makes the state of an instance.</summary>
    public OrchestrationMetadata(string name, string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        Name = name;
        InstanceId = instanceId;
    }

    /// <summary>The orchestrator's name.</summary>
    public string Name { get; }

    /// <summary>The instance's id.</summary>
    public string InstanceId { get; }

    /// <summary>Converts the data; <see langword="null"/> when inputs and outputs were not asked for.</summary>
    public DataConverter? DataConverter { get; init; }

    /// <summary>Where it stands.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When it was scheduled, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>The input, if asked for.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>The output, if asked for and finished.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>The custom status, if asked for and set.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>Why it failed; <see langword="null"/> unless it did.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>The tags it was started with.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it is running.</summary>
    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    /// <summary>Whether it has completed, failed or been terminated.</summary>
    public bool IsCompleted => RuntimeStatus
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <summary>The input as a value.</summary>
    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadInputAs<T>() => Converter.Deserialize<T>(SerializedInput);

    /// <summary>The output as a value.</summary>
    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadOutputAs<T>() => Converter.Deserialize<T>(SerializedOutput);

    /// <summary>The custom status as a value.</summary>
    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadCustomStatusAs<T>() => Converter.Deserialize<T>(SerializedCustomStatus);

    /// <inheritdoc/>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"[Name: '{Name}', ID: '{InstanceId}', RuntimeStatus: {RuntimeStatus}, ");
        text.Append(CultureInfo.InvariantCulture, $"CreatedAt: {CreatedAt:s}, LastUpdatedAt: {LastUpdatedAt:s}");
        Append(text, "Input", SerializedInput);
        Append(text, "Output", SerializedOutput);
        Append(text, "CustomStatus", SerializedCustomStatus);
        if (FailureDetails is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $", FailureDetails: '{FailureDetails.ErrorType} - {FailureDetails.ErrorMessage}'");
        }

        return text.Append(']').ToString();
    }

    private DataConverter Converter => DataConverter ?? throw new InvalidOperationException(
        "The inputs and outputs of this orchestration were not read: ask for them (getInputsAndOutputs or FetchInputsAndOutputs).");

    private static void Append(StringBuilder text, string name, string? data)
    {
        if (data is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $", {name}: '{(data.Length > ShownDataLength ? data[..ShownDataLength] + "..." : data)}'");
        }
    }
}
