using Microsoft.Extensions.Hosting;

namespace CareFunctions.Rules;

/// <summary>Makes a faulty rulebook stop the start, rather than the first request that needs it.</summary>
public sealed class CouncilRulesCheck(CouncilRules rules) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // To have been given the rules is to have loaded them.
        ArgumentNullException.ThrowIfNull(rules);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
