using Embedded.Functions.Hosting;
using Embedded.Functions.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.Functions.Tests.Http;

/// <summary>One host with <see cref="HttpSamples"/> for all tests of a class.</summary>
public sealed class HttpHostFixture : IAsyncLifetime
{
    internal RunningHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await RunningHost.StartAsync(
        [typeof(HttpSamples)], builder => builder.Services.Configure<EmbeddedHostOptions>(options => options.MaxRequestBodySize = 1000));

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
