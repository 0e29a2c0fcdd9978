using Embedded.Functions.Sample;
using Embedded.Testing;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Embedded.Functions.Tests.Testing;

/// <summary>Starts the sample application, with queues of its own.</summary>
internal static class SampleHost
{
    public static async Task<EmbeddedApplication> StartAsync(
        bool evict = false, IReadOnlyDictionary<string, string?>? settings = null, Action<FunctionsApplicationBuilder>? configure = null)
    {
        var all = new Dictionary<string, string?>
        {
            ["QueuePrefix"] = $"t{Guid.NewGuid():n}",
            ["DailySchedule"] = "0 0 6 * * *",
            ["AzureFunctionsJobHost:extensions:queues:messageEncoding"] = "none",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            all[name] = value;
        }

        return await EmbeddedApplication.StartAsync(new EmbeddedApplicationOptions
        {
            FunctionAssembly = typeof(Journal).Assembly,
            Configure = SampleApplication.Configure,
            ConfigureTest = configure,
            StorageConnectionString = await Storage.ConnectionStringAsync(),
            Settings = all,
            EvictAfterEveryStep = evict,
        });
    }
}
