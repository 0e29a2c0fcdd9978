using Microsoft.Extensions.Configuration;

namespace Embedded.Functions.Metadata;

/// <summary>The functions that the setting <c>AzureWebJobs.&lt;name&gt;.Disabled</c> turns off, as in Azure: nothing triggers them and their routes answer 404. By hand they can still be run.
/// The name may be written with <c>__</c> or <c>:</c> in place of the dots.</summary>
internal sealed class DisabledFunctions(IConfiguration configuration)
{
    /// <summary>Whether a function is turned off.</summary>
    /// <exception cref="FormatException">The setting is neither true (or 1) nor false (or 0).</exception>
    public bool Contains(FunctionDescriptor function)
    {
        var setting = $"AzureWebJobs.{function.Name}.Disabled";
        return (configuration[setting] ?? configuration[setting.Replace('.', ':')])?.Trim().ToLowerInvariant() switch
        {
            null or "" or "false" or "0" => false,
            "true" or "1" => true,
            var other => throw new FormatException($"The setting {setting} is '{other}': true or false."),
        };
    }
}
